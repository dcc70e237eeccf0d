import { cos, draws, exp, normalQuantile, sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitPlane, toPlane } from '../geometry/plane.js'
import { pointsOf } from '../model/frame.js'
import type { DrawnTrials, MuscleMap } from '../model/map.js'
import { isMissing } from '../model/missing.js'
import type { Sites } from '../model/sites.js'
import { activeAreas } from './active-area.js'
import { gp } from './gp.js'
import { absolute, gridSites, trialsOf } from './grid-maps.test-support.js'
import { siteValues } from './site-values.js'

interface Hill {
  readonly x: number
  readonly y: number
  readonly widthMm: number
  readonly peakUv: number
}

/** `repeats` trials at each of 7 × 7 places 10 mm apart: a hill with noise on its cube root. The places turned about the origin. */
function measured({ x, y, widthMm, peakUv }: Hill, angleRad = 0, repeats = 4, seed = 1) {
  const grid = gridSites(7, 7)
  const [c, s] = [cos(angleRad), sin(angleRad)]
  const mm = Float64Array.from({ length: 3 * grid.n }, (_, k) => {
    const [px, py] = [grid.planeMm[2 * Math.floor(k / 3)], grid.planeMm[2 * Math.floor(k / 3) + 1]]
    return [px * c - py * s, px * s + py * c, 0][k % 3]
  })
  const positionsMm = pointsOf('scalp', mm)
  const siteOfStimulus = Int32Array.from({ length: repeats * grid.n }, (_, j) => j % grid.n)
  const plane = fitPlane(positionsMm, 'scalp')
  const sites = { ...grid, positionsMm, plane, planeMm: toPlane(positionsMm, plane), siteOfStimulus } as Sites
  const random = draws(seed, 1, 99)
  const amplitudesUv = Array.from(siteOfStimulus, (site) => {
    const [dx, dy] = [grid.planeMm[2 * site] - x, grid.planeMm[2 * site + 1] - y]
    const root = 3 + (peakUv - 3) * exp((-0.5 * (dx * dx + dy * dy)) / (widthMm * widthMm))
    const noisy = root + normalQuantile(random.uniform())
    return Math.max(0.5, noisy * noisy * noisy)
  })
  return { sites, drawn: { trials: trialsOf(amplitudesUv), multiplicity: new Uint8Array(amplitudesUv.length).fill(1) } }
}

function mapOf(sites: Sites, drawn: DrawnTrials, nodeStepMm = 2, fitFrom = drawn) {
  const options = { nodeStepMm }
  const threshold = absolute(50)
  const valuesOf = ({ trials, multiplicity }: DrawnTrials) => siteValues(trials, sites, multiplicity, 'mean', 50)
  const fit = gp.fit?.({ sites, values: valuesOf(fitFrom), drawn: fitFrom, threshold, options }) ?? {}
  const values = valuesOf(drawn)
  const support = gp.support(sites, options)
  const present = Uint8Array.from(values.counts, (count) => (count > 0 ? 1 : 0))
  const estimator = gp.prepare(sites, support, options)(present, fit)
  if (isMissing(estimator)) throw new RangeError(estimator.missing)
  const valuesUv = estimator.estimate(values, drawn)
  const sdUv = estimator.spread?.(values, drawn) ?? new Float64Array(0)
  const areas = activeAreas({ support, valuesUv } as MuscleMap, 50)
  const sum = (array: Float64Array) => array.reduce((total, x) => (Number.isNaN(x) ? total : total + x), 0)
  const volume = sum(valuesUv.map((uv, i) => uv * support.areasMm2[i]))
  return { fit, support, valuesUv, sdUv, area: sum(areas), volume }
}

const hill = fc.record({
  x: fc.double({ min: -12, max: 12, noNaN: true }),
  y: fc.double({ min: -12, max: 12, noNaN: true }),
  widthMm: fc.double({ min: 9, max: 16, noNaN: true }),
  peakUv: fc.double({ min: 6, max: 10, noNaN: true }),
})
const central: Hill = { x: 0, y: 0, widthMm: 12, peakUv: 8 }
const few = { numRuns: 6 }

describe('a Gaussian-process map', () => {
  it('does not depend on how the places lie: turned by 30°, area and volume change by less than 0.5 %', () => {
    fc.assert(
      fc.property(hill, (at) => {
        const [straight, turned] = [0, Math.PI / 6].map((angle) => {
          const { sites, drawn } = measured(at, angle)
          return mapOf(sites, drawn)
        })
        expect(Math.abs(turned.area / straight.area - 1)).toBeLessThan(0.005)
        expect(Math.abs(turned.volume / straight.volume - 1)).toBeLessThan(0.005)
      }),
      few,
    )
  })

  it('does not depend on its nodes: half their distance changes area and volume by less than 1 %', () => {
    fc.assert(
      fc.property(hill, (at) => {
        const { sites, drawn } = measured(at)
        const [coarse, fine] = [2, 1].map((step) => mapOf(sites, drawn, step))
        expect(Math.abs(fine.area / coarse.area - 1)).toBeLessThan(0.01)
        expect(Math.abs(fine.volume / coarse.volume - 1)).toBeLessThan(0.01)
      }),
      few,
    )
  })

  it('finds the noise and the height of the hill, and is surest inside the grid', () => {
    const { sites, drawn } = measured(central, 0, 8)
    const { fit, support, valuesUv, sdUv } = mapOf(sites, drawn)
    expect(Math.abs(fit.noiseVariance - 1)).toBeLessThan(0.2)
    expect(fit.boundsHit).toBe(0)
    const expected = 8 ** 3 + 3 * 8
    const middle = support.planeMm.findIndex(
      (_, k) => k % 2 === 0 && support.planeMm[k] ** 2 + support.planeMm[k + 1] ** 2 < 3,
    )
    expect(Math.abs(valuesUv[middle / 2] - expected)).toBeLessThan(3 * sdUv[middle / 2])
    expect(sdUv[middle / 2] / expected).toBeLessThan(0.1)
    expect(valuesUv.every((uv, i) => Number.isNaN(uv) === Number.isNaN(sdUv[i]) && !(uv < 0) && !(sdUv[i] < 0))).toBe(
      true,
    )
  })

  it('reaches half a step beyond the sites that hold trials, and nothing further', () => {
    const { sites, drawn } = measured(central)
    // The first row of places, at y = 30, holds no trials.
    const none = drawn.multiplicity.map((_, j) => (sites.siteOfStimulus[j] < 7 ? 0 : 1))
    const { support, valuesUv } = mapOf(sites, { ...drawn, multiplicity: none })
    valuesUv.forEach((uv, i) => {
      const y = support.planeMm[2 * i + 1]
      if (y > 25 + 1e-9 || y < 20) expect(Number.isNaN(uv)).toBe(y > 20)
    })
  })

  it('keeps its hyperparameters in a resample and follows the trials', () => {
    const { sites, drawn } = measured(central)
    const twice = drawn.multiplicity.map((_, j) => (j < sites.n ? 4 : 0))
    const [whole, resampled] = [drawn, { ...drawn, multiplicity: twice }].map((d) => mapOf(sites, d, 2, drawn))
    expect(resampled.fit).toEqual(whole.fit)
    expect(resampled.valuesUv).not.toEqual(whole.valuesUv)
    // As many trials at every place, so as sure, at the same amplitude: only the slope of the link differs.
    const share = ({ sdUv, valuesUv }: typeof whole) => sdUv.map((sd, i) => sd / valuesUv[i] ** (2 / 3))
    const [a, b] = [share(whole), share(resampled)]
    a.forEach((value, i) => {
      if (whole.valuesUv[i] > 100 && resampled.valuesUv[i] > 100) expect(Math.abs(b[i] / value - 1)).toBeLessThan(0.2)
    })
  })

  it('gives 0 without a spread for a muscle whose every trial was written as 0', () => {
    const { sites, drawn } = measured(central)
    const silent = { ...drawn, trials: trialsOf(Array.from(drawn.trials.amplitudesUv, () => 0)) }
    const { valuesUv, sdUv } = mapOf(sites, silent)
    expect(valuesUv.every((uv) => uv === 0)).toBe(true)
    expect(sdUv.every((sd) => Number.isNaN(sd))).toBe(true)
  })

  it('takes trials written as 0 as lying below 50 µV', () => {
    const { sites, drawn } = measured(central)
    const { amplitudesUv } = drawn.trials
    const unseen = { ...drawn, trials: trialsOf(Array.from(amplitudesUv, (uv) => (uv < 50 ? 0 : uv))) }
    const asZeros = { ...drawn, trials: trialsOf(Array.from(amplitudesUv, (uv) => (uv < 50 ? 1e-9 : uv))) }
    const [all, censored, zeros] = [drawn, unseen, asZeros].map((d) => mapOf(sites, d))
    expect(Math.abs(censored.fit.noiseVariance - 1)).toBeLessThan(0.3)
    expect(Math.abs(censored.area / all.area - 1)).toBeLessThan(0.1)
    expect(Math.abs(censored.fit.noiseVariance - 1)).toBeLessThan(Math.abs(zeros.fit.noiseVariance - 1))
  })
})
