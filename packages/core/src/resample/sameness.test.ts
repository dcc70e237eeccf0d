import { draws, exp, normalQuantile } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import type { MapPlan } from '../map/estimate.js'
import { allTrials, gridSites, threshold, trialsOf } from '../map/grid-maps.test-support.js'
import { missing } from '../model/missing.js'
import { samenessTest } from './sameness.js'

/** A 5 × 5 grid, four stimuli a site: two Gaussian maps with lognormal scatter, part of which both share. */
function planOf(seed: number, { apartMm = 0, gain = 1 } = {}): MapPlan {
  const sites = gridSites(5, 5)
  const n = 4 * sites.n
  const random = draws(seed, 9, 0)
  const normal = () => normalQuantile((random.word() + 0.5) / 0x100000000)
  const shared = Array.from({ length: n }, normal)
  const amplitudes = (x: number, times: number) =>
    shared.map((state, j) => {
      const site = j >> 2
      const dx = sites.positionsMm[3 * site] - x
      const dy = sites.positionsMm[3 * site + 1]
      return times * exp(6 - (dx * dx + dy * dy) / 200 + 0.4 * state + 0.5 * normal())
    })
  return {
    trials: allTrials(
      trialsOf(amplitudes(-apartMm / 2, 1)),
      trialsOf(amplitudes(apartMm / 2, gain), { muscle: 'LES' }),
    ),
    sites: { ...sites, siteOfStimulus: Int32Array.from({ length: n }, (_, j) => j >> 2) },
    thresholds: [threshold(), threshold()],
    siteValue: 'mean',
    method: 'discrete',
    options: { nodeStepMm: 2 },
  }
}

describe('samenessTest', () => {
  it('finds maps that are the same apart from gain different in 5 % of sessions, and in 20 % at p ≤ .2', () => {
    const sessions = 400
    const found = Array.from({ length: sessions }, (_, k) =>
      samenessTest(planOf(k + 1, { gain: 0.4 }), 0, 1, k, { draws: 99 }),
    )
    // Binomial 99 % intervals of 400 sessions: 20 ± 11 at .05 and 80 ± 21 at .2.
    for (const id of ['cog_distance', 'histogram_intersection'] as const) {
      const rejected = (level: number) => found.filter((p) => (p[id] as number) <= level).length
      expect(Math.abs(rejected(0.05) - 20), id).toBeLessThanOrEqual(11)
      expect(Math.abs(rejected(0.2) - 80), id).toBeLessThanOrEqual(21)
    }
  })

  it('finds maps 10 mm apart different, whatever the gain', () => {
    const { cog_distance, histogram_intersection } = samenessTest(planOf(1, { apartMm: 10, gain: 0.1 }), 0, 1, 1)
    expect(cog_distance).toBe(1 / 2001)
    expect(histogram_intersection).toBeLessThan(0.01)
  })

  it('does not depend on which muscle comes first', () => {
    const plan = planOf(3, { apartMm: 4, gain: 3 })
    expect(samenessTest(plan, 1, 0, 5)).toEqual(samenessTest(plan, 0, 1, 5))
  })

  it('is missing where fewer than ten stimuli have a response of both muscles', () => {
    const plan = planOf(1)
    const silent = trialsOf(plan.trials.muscles[1].amplitudesUv.map((uv, j) => (j < 9 ? uv : 0)))
    const trials = allTrials(plan.trials.muscles[0], silent)
    expect(samenessTest({ ...plan, trials }, 0, 1, 1).cog_distance).toEqual(missing('too-few-trials'))
  })
})
