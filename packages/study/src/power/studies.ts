/** Studies drawn from a pool of people, each analysed by the planned test. */
import { draws, streams } from '@penfield/kernels'
import { clopperPearson, type Interval, isNoStatistic, type NoStatistic, noStatistic } from '@penfield/stats'

/** The numbers of one outcome of all people of a pool, one array a group, the reference first; NaN: no answer. */
export type PoolValues = readonly [Float64Array, Float64Array]

export interface StudiesOptions {
  /** People a group of each study; not more than the pool holds. */
  readonly people: readonly [number, number]
  /** Two-sided critical value of t for df degrees of freedom. */
  readonly critical: (df: number) => number
}

export interface StudiesResult {
  readonly power: number
  /** By Clopper and Pearson: from the number of studies alone. */
  readonly powerInterval: Interval
  /** Mean of |estimate| / |truth| among those found, of the difference itself. */
  readonly typeM: number | NoStatistic
  /** The same of the difference over the study's own pooled SD, which is what papers print as d. */
  readonly typeMOfD: number | NoStatistic
  /** Share of those found that have the wrong sign. */
  readonly typeS: number | NoStatistic
  /** Mean half width of the interval of the difference. */
  readonly halfWidth: number | NoStatistic
}

/**
 * Which people are in each study: study s takes the first n of a permutation of the pool that belongs to (seed, s), so that a larger
 * study holds the smaller one.
 *
 * @returns studies × most, row-major.
 */
export function membersOf(seed: number, studies: number, group: number, pool: number, most: number): Int32Array {
  const members = new Int32Array(studies * most)
  const order = new Int32Array(pool)
  for (let s = 0; s < studies; s++) {
    for (let i = 0; i < pool; i++) order[i] = i
    const chance = draws(seed, streams.studies, 2 * s + group)
    for (let i = 0; i < most; i++) {
      const other = i + chance.below(pool - i)
      const taken = order[other]
      order[other] = order[i]
      order[i] = taken
      members[s * most + i] = taken
    }
  }
  return members
}

/** Who is in the studies, one array a group, and how long its rows are. */
export interface Members {
  readonly studies: number
  readonly most: number
  readonly of: readonly [Int32Array, Int32Array]
}

/** What the studies look for. */
export interface TrueEffect {
  readonly difference: number
  /** Over the pooled SD. */
  readonly d: number
}

/**
 * Welch's t of every study.
 *
 * @param truth the difference of the groups that the studies look for; missing where it can't be told from 0.
 */
export function runStudies(
  values: PoolValues,
  members: Members,
  truth: TrueEffect | NoStatistic,
  { people, critical }: StudiesOptions,
): StudiesResult {
  const { studies } = members
  const [a, b] = [new Float64Array(3), new Float64Array(3)]
  let found = 0
  let wrongSign = 0
  let sizes = 0
  let sizesOfD = 0
  let widths = 0
  let tested = 0
  for (let s = 0; s < studies; s++) {
    moments(values[0], members.of[0], s * members.most, people[0], a)
    moments(values[1], members.of[1], s * members.most, people[1], b)
    const [ofA, ofB] = [a[2] / a[0], b[2] / b[0]]
    const squared = ofA + ofB
    if (!(squared > 0)) continue
    const df = (squared * squared) / ((ofA * ofA) / (a[0] - 1) + (ofB * ofB) / (b[0] - 1))
    const half = critical(df) * Math.sqrt(squared)
    const estimate = b[1] - a[1]
    tested++
    widths += half
    if (!(Math.abs(estimate) > half)) continue
    found++
    sizes += Math.abs(estimate)
    sizesOfD += Math.abs(estimate) / Math.sqrt(((a[0] - 1) * a[2] + (b[0] - 1) * b[2]) / (a[0] + b[0] - 2))
    if (!isNoStatistic(truth) && estimate * truth.difference < 0) wrongSign++
  }
  const known = found === 0 ? noStatistic('none-significant') : truth
  return {
    power: found / studies,
    powerInterval: clopperPearson(found, studies),
    typeM: isNoStatistic(known) ? known : sizes / found / Math.abs(known.difference),
    typeMOfD: isNoStatistic(known) ? known : sizesOfD / found / Math.abs(known.d),
    typeS: isNoStatistic(known) ? known : wrongSign / found,
    halfWidth: tested === 0 ? noStatistic('no-variance') : widths / tested,
  }
}

/** n, mean and variance of the values of `n` members from `start` on, into out; the variance is NaN below two values. */
function moments(values: Float64Array, members: Int32Array, start: number, n: number, out: Float64Array): void {
  let present = 0
  let sum = 0
  for (let i = start; i < start + n; i++) {
    const value = values[members[i]]
    if (Number.isNaN(value)) continue
    present++
    sum += value
  }
  const mean = sum / present
  let squares = 0
  for (let i = start; i < start + n; i++) {
    const off = values[members[i]] - mean
    if (!Number.isNaN(off)) squares += off * off
  }
  out[0] = present
  out[1] = mean
  out[2] = present < 2 ? Number.NaN : squares / (present - 1)
}
