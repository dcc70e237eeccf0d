/** Section 7: the values of the continuum, identity and distance without noise, and the floor of silent trials. */
import { describe, expect, it } from 'vitest'
import { extremeValueMean } from './floor.js'
import { aboveShare, meanOf, overlapOf, overlapsOf, sessionsOr, still } from './oracles.test-support.js'
import { parseDesign } from './parse/design.js'
import { floorOf } from './responses.js'
import { simulateSession } from './session.js'
import { noiseFreePlan } from './session-plan.test-support.js'

const planWith = (priors: object, grid: object) => {
  const groups = [{ name: 'a', n: 1 }]
  return noiseFreePlan(
    simulateSession(parseDesign({ groups, trials_per_site: 1, grid, priors: { ...still, ...priors } })),
  )
}

describe('without noise', () => {
  it('identical fields overlap by 1', () => {
    const plan = planWith({ separation_ap: 0 }, { columns: 21, rows: 21, spacing: 6 })
    expect(overlapOf(plan, 'histogram_intersection')).toBeCloseTo(1, 12)
  })

  it('fields six SDs apart do not overlap', () => {
    const plan = planWith({ separation_ap: 60, width: 10 }, { columns: 21, rows: 21, spacing: 6 })
    expect(overlapOf(plan, 'histogram_intersection')).toBeLessThan(0.01)
  })
})

describe('two equal Gaussians of SD 12 mm, 15 mm apart, on a 2 mm grid', () => {
  const found = overlapsOf(planWith({ separation_ap: 15, width: 12 }, { columns: 71, rows: 71, spacing: 2 }))

  it.each([
    ['histogram_intersection', 0.5319710581],
    ['bhattacharyya', 0.8225775624],
    ['cosine', 0.6766338462],
    ['separation_d', 1.25],
    ['wasserstein_2', 15],
  ] as const)('have the %s of the continuum within a fiftieth: %d', (id, value) => {
    expect(Math.abs(found[id] / value - 1)).toBeLessThan(0.02)
  })
})

describe('the Dice of two equal Gaussians of SD 12 mm, 15 mm apart, at a quarter of the maximum', () => {
  it('is that of two discs, 0.533560571, within 2 % on a 2 mm grid, on average over where the grid lies', () => {
    // One grid counts whole cells along two circles: 0.52 to 0.56, by where it lies.
    const offsets = [0, 1].flatMap((x) => [0, 1].map((y) => [x + 0.25, y + 0.25] as const))
    const dice = offsets.map(([x, y]) => {
      const positions = Array.from({ length: 23 * 31 }, (_, i) => [
        29 + x + 2 * ((i % 23) - 11),
        17 + y + 2 * (Math.floor(i / 23) - 15),
      ])
      const priors = { ...still, separation_ap: 15, width: 12 }
      const groups = [{ name: 'a', n: 1 }]
      const design = parseDesign({ groups, trials_per_site: 1, positions, hemispheres: ['R'], priors })
      return overlapOf(aboveShare(noiseFreePlan(simulateSession(design, { hemisphere: 'R' })), 0.25), 'dice')
    })
    expect(Math.abs(meanOf(dice) / 0.533560571 - 1)).toBeLessThan(0.02)
  })
})

describe('a silent trial', () => {
  const n = sessionsOr(12)
  const design = parseDesign({
    groups: [{ name: 'a', n }],
    trials_per_site: 10,
    priors: { gain: 0.001, background_ln_sd: 0 },
  })
  const seen = Array.from({ length: n }, (_, i) => [
    ...simulateSession(design, { participant: i }).truth.responses.seenUv[0],
  ]).flat()

  it('shows more than 0', () => expect(Math.min(...seen.slice(0, 5000))).toBeGreaterThan(0))

  it('shows the mean of the extreme-value distribution within 2 %', () => {
    const mean = extremeValueMean(floorOf(design.priors.background, design.priors))
    expect(Math.abs(meanOf(seen) / mean - 1)).toBeLessThan(0.02)
  })
})
