/** One number of people, two groups. */
import { PenfieldError } from '@penfield/kernels'
import {
  contrast as contrastOf,
  effectSize,
  exactJ,
  type GroupStatistic,
  isNoStatistic,
  leastSquares,
  mapTestResult,
  momentsOf,
  type NamedColumn,
  nullShard,
  prepareMapTest,
  type RelabellingOptions,
  twoGroupPermutation,
  welchTest,
} from '@penfield/stats'

/** Difference of two groups, b − a, or why there is none. */
export interface ScalarTest {
  readonly nA: number
  readonly nB: number
  readonly meanA: number | null
  readonly meanB: number | null
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  /** Hedges' g with its interval. */
  readonly g: number | null
  readonly gLow: number | null
  readonly gHigh: number | null
  readonly p: number | null
  readonly test: string
  /** Why there is no test; empty otherwise. */
  readonly refused: string
}

export interface ScalarOptions extends RelabellingOptions {
  readonly statistic: GroupStatistic
  /** Of all people; none for a plain comparison. */
  readonly covariates: readonly NamedColumn[]
}

/** People of a group below which a statistic says nothing of how people differ. */
const fewest = 2

/**
 * @param values one a person; NaN where missing.
 * @param sideOf 0 for group a, 1 for group b, −1 for others.
 */
export function scalarTest(values: Float64Array, sideOf: Int8Array, options: ScalarOptions): ScalarTest {
  const ofSide = (side: number): number[] =>
    [...values.keys()].filter((i) => sideOf[i] === side && !Number.isNaN(values[i]))
  const [placesA, placesB] = [ofSide(0), ofSide(1)]
  const pick = (places: readonly number[]): Float64Array => Float64Array.from(places, (i) => values[i])
  const [a, b] = [pick(placesA), pick(placesB)]
  const [ofA, ofB] = [momentsOf(a), momentsOf(b)]
  const numbers = {
    nA: a.length,
    nB: b.length,
    meanA: a.length === 0 ? null : ofA.mean,
    meanB: b.length === 0 ? null : ofB.mean,
  }
  const estimate = a.length === 0 || b.length === 0 ? null : ofB.mean - ofA.mean
  if (a.length < fewest || b.length < fewest)
    return { ...numbers, ...nothing, estimate, refused: `no test: ${a.length} and ${b.length} people` }
  const welch = welchTest(ofA, ofB)
  const effect = effectSize(ofA, ofB)
  if (isNoStatistic(welch) || isNoStatistic(effect))
    return { ...numbers, ...nothing, estimate, refused: 'no test: the values do not differ within the groups' }
  const g = { g: effect.g, gLow: effect.gInterval[0], gHigh: effect.gInterval[1] }
  if (options.covariates.length > 0)
    return { ...numbers, ...g, ...tolerant([...placesA, ...placesB], a.length, values, sideOf, options) }
  const permuted = twoGroupPermutation(a, b, options)
  if (isNoStatistic(permuted)) return { ...numbers, ...nothing, estimate, refused: 'no test: the values do not differ' }
  const { p, exact, permutations } = permuted
  const test = `permutation of people, ${names[options.statistic]}, ${exact ? `all ${permutations}` : permutations} relabellings`
  return { ...numbers, ...g, estimate, low: welch.low, high: welch.high, p, test, refused: '' }
}

const nothing = { low: null, high: null, g: null, gLow: null, gHigh: null, p: null, test: 'none' } as const

const names: Readonly<Record<GroupStatistic, string>> = {
  welch: "Welch's t",
  pooled: "Student's t",
  mean: 'difference of means',
}

/** Who lacks a number may take with them what tells a covariate from the group; that is no fault of the design. */
function tolerant(
  places: readonly number[],
  nA: number,
  values: Float64Array,
  sideOf: Int8Array,
  options: ScalarOptions,
): Omit<ScalarTest, 'nA' | 'nB' | 'meanA' | 'meanB'> {
  const isWhole = places.length === sideOf.reduce((sum, side) => sum + (side < 0 ? 0 : 1), 0)
  try {
    return adjusted(places, nA, values, options)
  } catch (thrown) {
    if (!(thrown instanceof PenfieldError) || (isWhole && thrown.code === 'stats/collinear')) throw thrown
    return { ...nothing, estimate: null, refused: `no test beside covariates: ${thrown.what}` }
  }
}

/** The difference beside covariates: least squares for its size, Freedman and Lane for its p. */
function adjusted(places: readonly number[], nA: number, values: Float64Array, options: ScalarOptions) {
  const n = places.length
  const tested: NamedColumn = { name: 'group', values: Float64Array.from(places, (_, k) => (k < nA ? 0 : 1)) }
  const nuisance = options.covariates
    .map(({ name, values: own }) => ({ name, values: Float64Array.from(places, (i) => own[i]) }))
    .filter(({ values: own }) => own.some((value) => value !== own[0]))
  const y = Float64Array.from(places, (i) => values[i])
  const columns = [{ name: 'constant', values: new Float64Array(n).fill(1) }, tested, ...nuisance]
  const x = new Float64Array(n * columns.length)
  columns.forEach(({ values: own }, c) => {
    for (let i = 0; i < n; i++) x[i * columns.length + c] = own[i]
  })
  const fit = leastSquares(
    x,
    y,
    columns.map(({ name }) => name),
  )
  const effect = contrastOf(
    fit,
    Float64Array.from(columns, (_, c) => (c === 1 ? 1 : 0)),
  )
  const prepared = prepareMapTest(y, n, { kind: 'linear', tested, nuisance }, options)
  const { pFwe } = mapTestResult(prepared, [nullShard(prepared, 0, prepared.plan.count)])
  const { exact, count } = prepared.plan
  const beside = nuisance.map(({ name }) => name).join(', ')
  const test = `Freedman-Lane permutation of the linear model beside ${beside}, g in residual SD, ${exact ? `all ${count}` : count} relabellings`
  if (isNoStatistic(effect))
    return { ...nothing, estimate: null, refused: 'no test: the covariates leave nothing of the values' }
  // In SDs of what the model leaves; the standard error also holds how covariates and groups go together.
  const g = (exactJ(fit.residualDf) * effect.estimate) / Math.sqrt(fit.residualVariance)
  return {
    estimate: effect.estimate,
    low: effect.low,
    high: effect.high,
    g,
    gLow: null,
    gHigh: null,
    p: pFwe[0],
    test,
    refused: '',
  }
}
