/** All comparisons of one group with the reference. */
import type { NamedColumn } from '@penfield/stats'
import { smallestOf } from '../compare/smallest.js'
import { type LocationTest, locationTests, orientationTest } from './location-test.js'
import type { MapComparison } from './map-comparison.js'
import type { GroupOptions } from './options.js'
import type { Outcome } from './outcomes.js'
import type { GroupPeople } from './people.js'
import { type GroupRow, muscleColumns } from './row.js'
import { scalarTest } from './scalar-test.js'

export const contrastOf = ({ groups }: GroupPeople, [a, b]: readonly [number, number]): string =>
  `${groups[b]} - ${groups[a]}`

/** 0 for people of the first group of the pair, 1 for those of the second, −1 for others. */
const sidesOf = ({ people }: GroupPeople, [a, b]: readonly [number, number]): Int8Array =>
  Int8Array.from(people, ({ group }) => (group === a ? 0 : group === b ? 1 : -1))

/** Angles are no numbers to subtract; they have a test of their own. */
const isAngle = ({ id }: Outcome): boolean => id === 'orientation'

export function scalarRows(
  outcomes: readonly Outcome[],
  people: GroupPeople,
  pair: readonly [number, number],
  covariates: readonly NamedColumn[],
  options: GroupOptions,
): readonly GroupRow[] {
  const sides = sidesOf(people, pair)
  const { statistic, permutations, seed } = options
  return outcomes
    .filter((outcome) => !isAngle(outcome))
    .map(({ level, id, muscles, stratum, unit, values }): GroupRow => {
      const found = scalarTest(values, sides, { statistic, permutations, seed, covariates })
      return {
        ...{ level, id, unit, ...muscleColumns(muscles), hemisphere: stratum, contrast: contrastOf(people, pair) },
        estimate: found.estimate,
        ciLow: found.low,
        ciHigh: found.high,
        effectSize: found.g,
        gLow: found.gLow,
        gHigh: found.gHigh,
        p: found.p,
        pCorrected: null,
        ...{ nA: found.nA, nB: found.nB, test: found.test, note: found.refused },
      }
    })
}

/** Centres of gravity as places, and orientations as axes, one muscle and stratum at a time. */
export function locationRows(
  outcomes: readonly Outcome[],
  people: GroupPeople,
  pair: readonly [number, number],
  options: GroupOptions,
): readonly GroupRow[] {
  const sides = sidesOf(people, pair)
  const { permutations, seed, covariates } = options
  const beside = covariates.length === 0 ? '' : `not adjusted for ${covariates.join(', ')}`
  const relabel = { permutations, seed }
  const of = (id: string, like: Outcome): Outcome | undefined =>
    outcomes.find((each) => each.id === id && each.stratum === like.stratum && each.muscles[0] === like.muscles[0])
  const row = (test: LocationTest, { muscles, stratum }: Outcome): GroupRow => ({
    ...{ level: 'metric', id: test.id, unit: test.unit, ...muscleColumns(muscles), hemisphere: stratum },
    contrast: contrastOf(people, pair),
    ...{ estimate: test.estimate, ciLow: null, ciHigh: null, effectSize: null, gLow: null, gHigh: null },
    ...{
      p: test.p,
      pCorrected: null,
      nA: test.nA,
      nB: test.nB,
      test: test.test,
      note: [beside, test.note].filter((part) => part !== '').join('; '),
    },
  })
  return outcomes.flatMap((outcome): readonly GroupRow[] => {
    if (isAngle(outcome)) {
      const angles = (side: number) =>
        outcome.values
          .filter((value, i) => sides[i] === side && !Number.isNaN(value))
          .map((deg) => (deg * Math.PI) / 180)
      const test = orientationTest(angles(0), angles(1), relabel)
      return test === null ? [] : [row(test, outcome)]
    }
    if (outcome.id !== 'cog_x') return []
    const y = of('cog_y', outcome)
    if (y === undefined) return []
    const places = (side: number) =>
      [...outcome.values.keys()]
        .filter((i) => sides[i] === side && !Number.isNaN(outcome.values[i] + y.values[i]))
        .map((i) => [outcome.values[i], y.values[i]])
    return locationTests(places(0), places(1), relabel).map((test) => row(test, outcome))
  })
}

const alignmentWords = {
  frame: 'as the maps lie in the frame',
  cog: 'each map about its own centre, of its own total',
} as const

/** Place of the largest size. */
const largestAt = (values: Float64Array): number =>
  values.reduce((best, value, k) => (Math.abs(value) > Math.abs(values[best]) ? k : best), 0)

export function mapRows(
  maps: readonly MapComparison[],
  people: GroupPeople,
  pair: readonly [number, number],
): readonly GroupRow[] {
  return maps.map(({ muscle, stratum, alignment, nodesMm, people: n, tested, refused, means, coverageP }): GroupRow => {
    const common = {
      level: 'map' as const,
      ...{ id: `map_${alignment}`, unit: alignment === 'frame' ? 'uV' : '1', ...muscleColumns([muscle]) },
      ...{ hemisphere: stratum, contrast: contrastOf(people, pair), nA: n[0], nB: n[1] },
      ...{ ciLow: null, ciHigh: null, effectSize: null, gLow: null, gHigh: null },
    }
    if (tested === null)
      return {
        ...common,
        estimate: null,
        p: null,
        pCorrected: null,
        test: 'none',
        note: `${alignmentWords[alignment]}; ${refused}`,
      }
    const { test, result } = tested
    const { plan } = test
    const k = largestAt(result.statistic)
    const p = result.pFwe[k]
    const node = test.kept[k]
    const at = [nodesMm[2 * node], nodesMm[2 * node + 1]].map((mm) => mm.toFixed(1)).join(' ')
    const cluster = result.clusters.reduce((best, each) => Math.min(best, each.p), 1)
    const tfce = result.pTfce === null ? '' : `; smallest p by TFCE ${smallestOf(result.pTfce)}`
    const below = result.pFwe.filter((each) => each <= 0.05).length
    return {
      ...common,
      estimate: means[1][node] - means[0][node],
      p,
      pCorrected: p,
      test: `largest statistic over ${test.kept.length} nodes, ${plan.exact ? `all ${plan.count}` : plan.count} relabellings of people`,
      note: `${alignmentWords[alignment]}; difference at the node of the largest statistic, ${at} mm; ${below} nodes at p_FWE <= 0.05${tfce}; smallest p of a cluster ${cluster}; of a difference in coverage ${coverageP ?? 'n/a, all have the same nodes'}`,
    }
  })
}
