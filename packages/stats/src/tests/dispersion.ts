/** Do groups of vectors differ in how far they scatter? One-way F of the distances from each group's own centre. */
import { isNoStatistic, type NoStatistic, noStatistic } from '../missing.js'
import { type FTest, oneWay } from './brown-forsythe.js'
import { meanRow, presentRows, type Rows } from './hotelling.js'

export interface Dispersion extends FTest {
  /** g × k. */
  readonly centres: Rows
  /** g × nᵢ, in the unit of the vectors. */
  readonly distances: Rows
  readonly meanDistances: readonly number[]
  /**
   * g × nᵢ: each distance less its group's mean. A permutation deals these out anew and takes the F of oneWay.
   */
  readonly residuals: Rows
}

export interface DispersionOptions {
  /** `median`: the point with the smallest sum of distances. */
  readonly centre?: 'median' | 'mean'
}

/**
 *     d_ij = |x_ij − cᵢ|, then F = (Σ nᵢ (d̄ᵢ − d̄)² / (g − 1)) / (Σ Σ (d_ij − d̄ᵢ)² / (N − g))
 *
 * @param groups two or more, each nᵢ × k, all columns in one unit; a row with a NaN is left out.
 * @returns missing below two groups or two people a group, or when distances differ within no group.
 * @throws {PenfieldError} stats/lengths-differ — the rows are not all of one length k ≥ 1.
 */
export function dispersion(
  groups: readonly Rows[],
  { centre = 'median' }: DispersionOptions = {},
): Dispersion | NoStatistic {
  const present = presentRows(groups)
  if (present.length < 2 || present.some(({ length }) => length < 2)) return noStatistic('too-few-values')
  const centres = present.map(centre === 'median' ? spatialMedian : meanRow)
  const distances = present.map((rows, i) => rows.map((row) => distance(row, centres[i])))
  const test = oneWay(distances, largestOf(present))
  if (isNoStatistic(test)) return test
  const meanDistances = distances.map((each) => sumOf(each) / each.length)
  const residuals = distances.map((each, i) => each.map((value) => value - meanDistances[i]))
  return { ...test, centres, distances, meanDistances, residuals }
}

/**
 * The point with the smallest sum of distances to n ≥ 1 points.
 *
 *     c ← (1 − η/|u|) Σ xᵢ/|xᵢ − c| / Σ 1/|xᵢ − c| + η/|u| c        u = Σ (xᵢ − c)/|xᵢ − c|
 *
 * from the mean; sums over the points off c, η the number at c: Weiszfeld's step, with the term of Vardi and Zhang
 * where it would stay on a point. A point of the sample is the one sought where |u| ≤ η; of several, the mean.
 *
 * @accuracy 1e-9 of the points' spread.
 */
export function spatialMedian(rows: Rows): readonly number[] {
  const distinct = [...new Map(rows.map((row) => [row.join(' '), row])).values()]
  const best = distinct.filter((point) => {
    const { pull, here } = around(rows, point)
    return pull <= here + 1e-12 * rows.length
  })
  if (best.length > 0) return meanRow(best)
  let centre = meanRow(rows)
  const spread = rows.reduce((most, row) => Math.max(most, distance(row, centre)), 0)
  for (let step = 0; step < mostSteps; step++) {
    const { pull, here, weighted } = around(rows, centre)
    const share = Math.min(1, here / pull)
    const next = here === 0 ? weighted : weighted.map((value, j) => (1 - share) * value + share * centre[j])
    const moved = distance(next, centre)
    centre = next
    if (moved <= 1e-13 * spread) break
  }
  return centre
}

const mostSteps = 10_000

/** Of the points off a place: |u| and their mean weighted by 1/distance; and how many are on it. */
function around(rows: Rows, place: readonly number[]) {
  const weights = rows.map((row) => {
    const away = distance(row, place)
    return away === 0 ? 0 : 1 / away
  })
  const sum = sumOf(weights)
  const weighted = place.map((_, j) => rows.reduce((total, row, i) => total + weights[i] * row[j], 0) / sum)
  const unit = place.map((at, j) => rows.reduce((total, row, i) => total + weights[i] * (row[j] - at), 0))
  return {
    pull: Math.sqrt(sumOf(unit.map((value) => value * value))),
    here: weights.filter((w) => w === 0).length,
    weighted,
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(sumOf(a.map((value, j) => (value - b[j]) * (value - b[j]))))

const largestOf = (groups: readonly Rows[]): number =>
  groups.flat(2).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
