import { draws, exp } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MapPlan } from '../map/estimate.js'
import { absolute, allTrials, gridMap, gridSites, mapA, mapB, trialsOf } from '../map/grid-maps.test-support.js'
import type { MapMethodId } from '../map/index.js'
import { cutOverTheta, thetaShares } from './cut-map.js'
import { diceCurve } from './over-theta.js'
import { curveRange } from './range.js'
import { curvesFrom, thresholdCurves } from './threshold-curves.js'

/** Two bumps 10 mm apart on a grid of `side` × `side` sites, `perSite` stimuli each; gains multiply the amplitudes. */
function planOf({
  side = 5,
  perSite = 4,
  method = 'discrete' as MapMethodId,
  gains = [1, 1],
  noise = 1,
} = {}): MapPlan {
  const grid = gridSites(side, side)
  const n = grid.n * perSite
  const siteOfStimulus = Int32Array.from({ length: n }, (_, j) => j % grid.n)
  const muscle = (shiftMm: number, gain: number, stream: number) => {
    const random = draws(7, stream, 0)
    return Float64Array.from(siteOfStimulus, (site) => {
      const [u, v] = [grid.planeMm[2 * site] - shiftMm, grid.planeMm[2 * site + 1]]
      return gain * (400 * exp(-(u * u + v * v) / 250) + 5) * exp(noise * (random.uniform() - 0.5))
    })
  }
  return {
    trials: allTrials(trialsOf(muscle(-5, gains[0], 1)), trialsOf(muscle(5, gains[1], 2), { muscle: 'LES' })),
    sites: { ...grid, siteOfStimulus },
    thresholds: [absolute(50), absolute(50)],
    siteValue: 'mean',
    method,
    options: { nodeStepMm: 2 },
  }
}

const at = (share: number) => thetaShares.indexOf(share)

describe('Dice over thresholds', () => {
  it('cuts each map at the same share of its own maximum', () => {
    const dice = diceCurve(cutOverTheta(gridMap(mapA)), cutOverTheta(gridMap(mapB)))
    // 25 % of 400 and of 300 µV: 400, 120 | 150, 300, 100 µV lie above, two of them in common.
    expect(dice[at(0.25)]).toBeCloseTo((2 * 2) / (2 + 3), 12)
    // 50 %: the middle site alone in A; the middle alone in B, since 150 µV is not above 150 µV.
    expect(dice[at(0.5)]).toBe(1)
  })

  it('has no number where no map has a value above 0', () => {
    const silent = cutOverTheta(gridMap([[0, 0]]))
    expect(diceCurve(silent, silent).every(Number.isNaN)).toBe(true)
  })

  it('leaves out nodes that only one map sampled', () => {
    const [a, b] = [gridMap([[400, 400]]), gridMap([[Number.NaN, 300]])].map(cutOverTheta)
    expect(diceCurve(a, b)[at(0.5)]).toBe(1)
  })
})

describe('the curves of a session', () => {
  const plan = planOf()
  const curves = thresholdCurves(plan, { seed: 1, resamples: 100 })
  const [area] = curves.areas
  const [overlap] = curves.overlaps

  it('give the whole sampled area at 0 where every site responds, and never grow with θ', () => {
    expect(area.areaMm2.values[0]).toBe(2500)
    area.areaMm2.values.forEach((mm2, k) => {
      if (k > 0) expect(mm2).toBeLessThanOrEqual(area.areaMm2.values[k - 1])
    })
  })

  it('have bands that hold the measurement at most thresholds, and overlap between 0 and 1', () => {
    const inside = area.areaMm2.values.filter((mm2, k) => area.areaMm2.low[k] <= mm2 && mm2 <= area.areaMm2.high[k])
    expect(inside.length).toBeGreaterThanOrEqual(17)
    for (const curve of [overlap.dice, overlap.ceiling])
      for (const values of [curve.values, curve.low, curve.high])
        for (const value of values) expect(value >= 0 && value <= 1).toBe(true)
  })

  it('have a ceiling of 1 and bands of no width where trials do not differ', () => {
    const exact = thresholdCurves(planOf({ noise: 0 }), { seed: 1, resamples: 20 })
    expect([...exact.overlaps[0].ceiling.values]).toEqual(Array(20).fill(1))
    expect(exact.areas[0].areaMm2.low).toEqual(exact.areas[0].areaMm2.high)
    // Without noise halves are the whole.
    exact.overlaps[0].betweenHalves.forEach((value, k) =>
      expect(value).toBeCloseTo(exact.overlaps[0].dice.values[k], 12),
    )
  })

  it('do not depend on the gain of a muscle', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 20, noNaN: true }), (gain) => {
        const [other] = thresholdCurves(planOf({ gains: [gain, 1] }), { seed: 1, resamples: 0 }).overlaps
        other.dice.values.forEach((value, k) => expect(value).toBeCloseTo(overlap.dice.values[k], 9))
      }),
      { numRuns: 20 },
    ))

  it('are the same bytes however the resamples are cut', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (cut) => {
        const job = { plan, seed: 3 }
        const parts = [...curveRange(job, 0, cut), ...curveRange(job, cut, 30)]
        const whole = thresholdCurves(plan, { seed: 3, resamples: 30 })
        expect(curvesFrom(plan, 3, Float64Array.from(parts))).toEqual(whole)
      }),
      { numRuns: 10 },
    ))

  it('have no bands without resamples, and no ceiling with one stimulus a site', () => {
    const single = thresholdCurves(planOf({ perSite: 1 }), { seed: 1, resamples: 0 })
    expect(single.overlaps[0].dice.low.every(Number.isNaN)).toBe(true)
    expect(single.overlaps[0].ceiling.values.every(Number.isNaN)).toBe(true)
    expect(single.overlaps[0].dice.values.some(Number.isNaN)).toBe(false)
  })

  it('fall smoothly on a field: no step of 5 % takes more than a fifth of the area', () => {
    const [field] = thresholdCurves(planOf({ side: 5, method: 'linear' }), { seed: 1, resamples: 0 }).areas
    const mm2 = field.areaMm2.values
    for (let k = 2; k < mm2.length; k++) expect(mm2[k - 1] - mm2[k]).toBeLessThan(mm2[0] / 5)
  })
})
