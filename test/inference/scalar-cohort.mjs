// One cohort of two groups of numbers, or of places on a plane, and its p.
import { draws, exp } from '@penfield/kernels'
import { hotelling, permutationTest, twoGroupPermutation } from '@penfield/stats'
import { normalsOf } from './fields.mjs'

/** Log-normal of mean 0 and the given log SD. */
const skewed = (logSd, normal) => exp(logSd * normal()) - exp((logSd * logSd) / 2)
const sdOf = (logSd) => Math.sqrt((exp(logSd * logSd) - 1) * exp(logSd * logSd))

/** SDs along the two axes, mm, and their correlation. */
const scatter = { alongMm: 8, acrossMm: 5, correlation: 0.5 }

/** @returns numbers of both groups; means differ by `shift` times the root of the mean variance. */
function numbersOf({ variant, people }, shift, normal) {
  const logSds = variant === 'same-shape' ? [0.5, 0.5] : [0.4, 0.8]
  const stretch = variant === 'same-shape' ? [1, 2] : [1, 1]
  const sds = logSds.map((logSd, g) => stretch[g] * sdOf(logSd))
  const sd = Math.sqrt((sds[0] * sds[0] + sds[1] * sds[1]) / 2)
  return [0, 1].map((g) =>
    Float64Array.from({ length: people }, () => stretch[g] * skewed(logSds[g], normal) + g * shift * sd),
  )
}

function placesOf({ people }, shift, normal) {
  const { alongMm, acrossMm, correlation } = scatter
  const own = Math.sqrt(1 - correlation * correlation)
  return [0, 1].map((g) =>
    Array.from({ length: people }, () => {
      const z = normal()
      return [alongMm * (z + g * shift), acrossMm * (correlation * z + own * normal())]
    }),
  )
}

/** p of Hotelling's T² by permutation of people. */
function placeP([a, b], options) {
  const all = [...a, ...b]
  const t2 = (members) => hotelling(...[0, 1].map((g) => all.filter((_, i) => members[i] === g))).t2
  const group = Uint8Array.from(all, (_, i) => (i < a.length ? 0 : 1))
  return permutationTest('labels', group, t2, { ...options, tail: 1 }).p
}

/** @returns as `judgedMaps`, of one statistic; nothing has a place. */
export function judgedScalar(entry, cohort, seed) {
  const normal = normalsOf(draws(seed, entry.stream, cohort))
  const shift = entry.isPlanted ? entry.effect : 0
  const options = { permutations: entry.relabellings, seed: cohort }
  if (entry.kind === 'places')
    return [{ statistic: 'T2', p: placeP(placesOf(entry, shift, normal), options), pInPlace: null }]
  const { p } = twoGroupPermutation(...numbersOf(entry, shift, normal), { ...options, statistic: 'welch' })
  return [{ statistic: 'Welch t', p, pInPlace: null }]
}
