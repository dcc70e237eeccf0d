import { draws, exp, normalQuantile } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { fitPlane, toPlane } from '../geometry/plane.js'
import { pointsOf } from '../model/frame.js'
import type { MuscleMap } from '../model/map.js'
import { isMissing } from '../model/missing.js'
import type { Sites } from '../model/sites.js'
import { activeAreas } from './active-area.js'
import { gp } from './gp.js'
import { absolute, gridSites, trialsOf } from './grid-maps.test-support.js'
import type { Fit } from './method.js'
import { siteValues } from './site-values.js'

/** Expected amplitude: a hill of 300 µV over a floor of 20 µV. */
const floorUv = 20
const truthUv = (x: number, y: number) => floorUv + 300 * exp((-0.5 * (x * x + y * y)) / (11 * 11))

/** Trials at the places: log-normal responses over a log-normal floor, standard deviations of the logarithm 1 and 0.4. */
function trialsAt(sites: Sites, seed: number) {
  const random = draws(seed, 1, 41)
  const normal = () => normalQuantile(random.uniform())
  const amplitudesUv = Array.from(sites.siteOfStimulus, (site) => {
    const response = truthUv(sites.planeMm[2 * site], sites.planeMm[2 * site + 1]) - floorUv
    return response * exp(normal() - 0.5) + floorUv * exp(0.4 * normal() - 0.08)
  })
  const trials = trialsOf(amplitudesUv)
  return { trials, multiplicity: new Uint8Array(amplitudesUv.length).fill(1) }
}

function repeatedSites(): Sites {
  const grid = gridSites(7, 7)
  return { ...grid, siteOfStimulus: Int32Array.from({ length: 5 * grid.n }, (_, j) => j % grid.n) } as Sites
}

function scatteredSites(seed: number): Sites {
  const random = draws(seed, 1, 42)
  const n = 300
  const mm = Float64Array.from({ length: 3 * n }, (_, k) => (k % 3 === 2 ? 0 : 70 * random.uniform() - 35))
  const positionsMm = pointsOf('scalp', mm)
  const plane = fitPlane(positionsMm, 'scalp')
  // The plane of scattered points has its origin in their middle and turns with them: the hill is placed in it.
  return {
    ...gridSites(1, 1),
    n,
    labels: Array.from({ length: n }, (_, i) => String(i + 1)),
    positionsMm,
    plane,
    planeMm: toPlane(positionsMm, plane),
    areasMm2: new Float64Array(n).fill((70 * 70) / n),
    weights: new Float64Array(n).fill(1),
    siteOfStimulus: Int32Array.from({ length: n }, (_, i) => i),
    rule: { kind: 'walk', stepMm: 4 },
  } as unknown as Sites
}

interface Errors {
  readonly area: number
  readonly volume: number
  readonly silentUv: number
}

/** Relative errors of area above 50 µV and volume, and the mean error where the truth is below 25 µV (µV). */
function errorsOf(sites: Sites, seed: number, changes: readonly ((fit: Fit) => Fit)[]) {
  const drawn = trialsAt(sites, seed)
  const options = { nodeStepMm: 2 }
  const values = siteValues(drawn.trials, sites, drawn.multiplicity, 'mean', 50)
  const chosen = gp.fit?.({ sites, values, drawn, threshold: absolute(50), options }) ?? {}
  const support = gp.support(sites, options)
  const truth = Float64Array.from({ length: support.n }, (_, i) =>
    truthUv(support.planeMm[2 * i], support.planeMm[2 * i + 1]),
  )
  const total = (array: Float64Array) => array.reduce((sum, x) => (Number.isNaN(x) ? sum : sum + x), 0)
  const area = (field: Float64Array) => total(activeAreas({ support, valuesUv: field } as MuscleMap, 50))
  const volume = (field: Float64Array) => total(field.map((uv, i) => uv * support.areasMm2[i]))
  const prepared = gp.prepare(sites, support, options)
  return changes.map((change): Errors => {
    const estimator = prepared(new Uint8Array(sites.n).fill(1), change(chosen))
    if (isMissing(estimator)) throw new RangeError(estimator.missing)
    const valuesUv = estimator.estimate(values, drawn)
    const expected = truth.map((uv, i) => (Number.isNaN(valuesUv[i]) ? Number.NaN : uv))
    const silent = valuesUv.filter((uv, i) => !Number.isNaN(uv) && truth[i] < 25)
    const silentTruth = truth.filter((uv, i) => !Number.isNaN(valuesUv[i]) && uv < 25)
    return {
      area: area(valuesUv) / area(expected) - 1,
      volume: volume(valuesUv) / volume(expected) - 1,
      silentUv: (total(silent) - total(silentTruth)) / silent.length,
    }
  })
}

const unchanged = (fit: Fit) => fit
const ofOneLevel = (fit: Fit): Fit => ({ ...fit, noiseFloor: fit.noiseVariance, noiseSlope: 0 })

/** Mean errors over simulated measurements: with the noise of the level, and with one noise everywhere. */
function biases(sites: (seed: number) => Sites, seeds: readonly number[]) {
  const errors = seeds.map((seed) => errorsOf(sites(seed), seed, [unchanged, ofOneLevel]))
  return [0, 1].map((k): Errors => {
    const mean = (name: keyof Errors) => errors.reduce((sum, of) => sum + of[k][name], 0) / errors.length
    return { area: mean('area'), volume: mean('volume'), silentUv: mean('silentUv') }
  })
}

describe.each([
  ['49 sites of five trials', repeatedSites, [1, 2, 3, 4, 5, 6]],
  ['300 single stimuli', scatteredSites, [1]],
] as const)('a map of %s whose noise grows with the response', (_, sites, seeds) => {
  it('is nearer the truth where nothing responds and in its area than with one noise everywhere', () => {
    const [level, even] = biases(sites, seeds)
    expect(Math.abs(level.silentUv)).toBeLessThan(2)
    expect(Math.abs(level.silentUv)).toBeLessThan(even.silentUv / 2)
    expect(Math.abs(level.area)).toBeLessThan(0.07)
    expect(Math.abs(level.area)).toBeLessThan(0.7 * Math.abs(even.area))
    // The way back knows the variance of the noise, not its skew, and the field is smoothed: the volume is low either way.
    expect(Math.abs(level.volume)).toBeLessThan(0.12)
  })
})
