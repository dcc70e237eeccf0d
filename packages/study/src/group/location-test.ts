/** Where maps lie, how they scatter and how they are turned: tested as what they are, not axis by axis. */
import {
  axialDifference,
  axialMean,
  dispersion,
  hotelling,
  isNoStatistic,
  permutationTest,
  type RelabellingOptions,
  type Rows,
} from '@penfield/stats'

export interface LocationTest {
  readonly id: 'cog' | 'cog_dispersion' | 'orientation'
  readonly unit: string
  readonly nA: number
  readonly nB: number
  readonly estimate: number | null
  readonly p: number | null
  readonly test: string
  readonly note: string
}

/** Fewer people than this in a group, and a plane of places has no spread to compare with. */
const fewest = 3

/** @param a @param b places of people, mm: x and y; none missing. */
export function locationTests(a: Rows, b: Rows, options: RelabellingOptions): readonly LocationTest[] {
  const counts = { nA: a.length, nB: b.length }
  if (a.length < fewest || b.length < fewest) return []
  const all = [...a, ...b]
  const isB = Uint8Array.from(all, (_, i) => (i < a.length ? 0 : 1))
  const split = (members: Uint8Array): readonly [Rows, Rows] => [
    all.filter((_, i) => members[i] === 0),
    all.filter((_, i) => members[i] === 1),
  ]
  const own = hotelling(a, b)
  if (isNoStatistic(own)) return []
  const t2 = (members: Uint8Array): number => {
    const test = hotelling(...split(members))
    return isNoStatistic(test) ? 0 : test.t2
  }
  const place = permutationTest('labels', isB, t2, { ...options, tail: 1 })
  const [dx, dy] = own.difference
  return [
    {
      ...{ id: 'cog', unit: 'mm', ...counts },
      estimate: Math.sqrt(dx * dx + dy * dy),
      p: place.p,
      test: `Hotelling's T2 of x and y, ${relabellings(place)}`,
      note: `difference x ${dx.toFixed(1)} mm, y ${dy.toFixed(1)} mm`,
    },
    ...scatter(a, b, isB, options),
  ]
}

function scatter(a: Rows, b: Rows, isB: Uint8Array, options: RelabellingOptions): readonly LocationTest[] {
  const own = dispersion([a, b])
  if (isNoStatistic(own)) return []
  // Distances less the mean distance of their group: what is left would be alike if the groups scatter alike.
  const residuals = own.residuals.flatMap((group) => [...group])
  const difference = own.meanDistances[1] - own.meanDistances[0]
  const f = (members: Uint8Array): number => fOf(residuals, members)
  const distances = own.distances.flatMap((group) => [...group])
  const observed = fOf(distances, isB)
  // The labels as they are: of residuals their F would be 0, and the observed one would be missing among all relabellings.
  const isObserved = (members: Uint8Array): boolean => members.every((member, i) => member === isB[i])
  const result = permutationTest('labels', isB, (members) => (isObserved(members) ? observed : f(members)), {
    ...options,
    tail: 1,
  })
  return [
    {
      ...{ id: 'cog_dispersion', unit: 'mm', nA: a.length, nB: b.length },
      estimate: difference,
      p: result.p,
      test: `distance to the group's spatial median, F of residual distances, ${relabellings(result)}`,
      note: 'scatter between people holds the error of registration too',
    },
  ]
}

/** One-way F of two groups. */
function fOf(values: readonly number[], members: Uint8Array): number {
  const sums = [0, 0]
  const counts = [0, 0]
  values.forEach((value, i) => {
    sums[members[i]] += value
    counts[members[i]]++
  })
  const means = sums.map((sum, k) => sum / counts[k])
  const within = values.reduce((sum, value, i) => sum + (value - means[members[i]]) * (value - means[members[i]]), 0)
  const between = ((means[1] - means[0]) * (means[1] - means[0])) / (1 / counts[0] + 1 / counts[1])
  return within > 0 ? (between / within) * (values.length - 2) : 0
}

/** @param a @param b angles of maps, radians, of period π. */
export function orientationTest(a: Float64Array, b: Float64Array, options: RelabellingOptions): LocationTest | null {
  if (a.length < fewest || b.length < fewest) return null
  const own = axialDifference(a, b)
  if (isNoStatistic(own)) return null
  const all = Float64Array.of(...a, ...b)
  const isB = Uint8Array.from(all, (_, i) => (i < a.length ? 0 : 1))
  const result = permutationTest(
    'labels',
    isB,
    (members) => {
      const test = axialDifference(
        all.filter((_, i) => members[i] === 0),
        all.filter((_, i) => members[i] === 1),
      )
      return isNoStatistic(test) ? 0 : test.f
    },
    { ...options, tail: 1 },
  )
  const shares = [a, b].map((angles) => {
    const mean = axialMean(angles)
    return isNoStatistic(mean) ? 'n/a' : mean.resultant.toFixed(2)
  })
  return {
    ...{ id: 'orientation', unit: 'deg', nA: a.length, nB: b.length },
    estimate: (own.differenceRad * 180) / Math.PI,
    p: result.p,
    test: `mean axes, ${relabellings(result)}`,
    note: `resultant lengths ${shares.join(' and ')}`,
  }
}

const relabellings = ({ exact, permutations }: { readonly exact: boolean; readonly permutations: number }): string =>
  `permutation of people, ${exact ? `all ${permutations}` : permutations} relabellings`
