/** Section 7, translation and head size: what places do to overlap, without noise. */
import { overlapIndices } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { overlapsOf, still, viewsOf } from './oracles.test-support.js'
import { parseDesign } from './parse/design.js'
import { type Simulated, simulateSession } from './session.js'
import { noiseFreePlan } from './session-plan.test-support.js'

const byMaps = overlapIndices.filter(({ needs }) => needs === 'maps')

/**
 * 19 × 19 places, `stepMm` apart, about the middle of the muscles but off all symmetries, times `k`: as many as an exact transport takes,
 * all on one side of the midline.
 */
const places = (k: number, stepMm: number) =>
  Array.from({ length: 361 }, (_, i) => [
    k * (61.3 + stepMm * ((i % 19) - 9)),
    k * (17.7 + stepMm * (Math.floor(i / 19) - 9)),
  ])

/** Ranks count sites far outside both maps, which a grid has more of on one side when fields move. */
const ofTheFields = byMaps.filter(({ id }) => id !== 'spearman')

const sessionOf = (priors: object, positions: readonly (readonly number[])[], visits = 1, visit = 0): Simulated => {
  const groups = [{ name: 'a', n: 1 }]
  const design = parseDesign({
    groups,
    visits,
    positions,
    trials_per_site: 1,
    order: 'serpentine',
    hemispheres: ['R'],
    priors: { ...still, centre_ml: 60, width: 8, separation_ap: 10, ...priors },
  })
  return simulateSession(design, { visit, hemisphere: 'R' })
}

describe('a translation of both fields', () => {
  it('leaves every overlap index but Spearman’s alone on a grid that holds them', () => {
    const [one, other] = [17, 23].map((centre_ap) => overlapsOf(noiseFreePlan(sessionOf({ centre_ap }, places(1, 6)))))
    for (const { id } of ofTheFields) expect(other[id], id).toBeCloseTo(one[id], 6)
  })

  it('is W2 between the visits, of either muscle, within 0.5 mm', () => {
    // Mass moves from site to site: between steps h of the grid a shift δ costs up to h²/8δ more on each axis, so h is small and δ is not.
    const priors = { session_shift_sd: 4, width: 4, width_least: 3, separation_ap: 4 }
    const visits = [0, 1].map((visit) => sessionOf(priors, places(1, 3), 2, visit))
    const [a, b] = visits.map(({ truth }) => truth.shiftMm)
    const shiftMm = Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]))
    expect(shiftMm).toBeGreaterThan(2)
    const plans = visits.map(noiseFreePlan)
    for (const m of [0, 1]) {
      // The same muscle at both visits, as if the visits were two muscles.
      const muscles = plans.map(({ trials }) => trials.muscles[m])
      const between = { ...plans[0], trials: { ...plans[0].trials, muscles } }
      expect(Math.abs(overlapsOf(between).wasserstein_2 - shiftMm)).toBeLessThan(0.5)
    }
  })
})

describe('a head larger by k', () => {
  const small = sessionOf({ head_sd: 0 }, places(1, 6))
  const k = sessionOf({ head_sd: 60 }, places(1, 6)).truth.headMm / small.truth.headMm
  const large = sessionOf({ head_sd: 60 }, places(k, 6))
  const [one, other] = [small, large].map((session) => overlapsOf(noiseFreePlan(session)))

  it('is another size', () => expect(Math.abs(k - 1)).toBeGreaterThan(0.02))

  it.each(['cog_shift_ap', 'cog_distance', 'wasserstein_1', 'wasserstein_2', 'hotspot_distance'] as const)(
    'has a %s larger by k',
    (id) => expect(other[id]).toBeCloseTo(k * one[id], 6),
  )

  it('has fields wider by k', () => {
    const [before, after] = [small, large].map((session) => viewsOf(noiseFreePlan(session)).map(spreadAp))
    for (const m of [0, 1]) expect(after[m]).toBeCloseTo(k * before[m], 6)
  })

  it.each(byMaps.filter(({ unit, kind }) => unit === '1' && kind !== 'distance'))('has the same $id', ({ id }) =>
    // Far outside both maps neighbouring ranks hang on the last bit.
    expect(other[id]).toBeCloseTo(one[id], id === 'spearman' ? 4 : 6),
  )
})

/** SD of a map along y, mm. */
function spreadAp({ map, weightsUv }: ReturnType<typeof viewsOf>[number]): number {
  const y = (i: number) => map.support.positionsMm[3 * i + 1]
  const total = weightsUv.reduce((sum, uv) => sum + uv, 0)
  const mean = weightsUv.reduce((sum, uv, i) => sum + uv * y(i), 0) / total
  return Math.sqrt(weightsUv.reduce((sum, uv, i) => sum + uv * (y(i) - mean) * (y(i) - mean), 0) / total)
}
