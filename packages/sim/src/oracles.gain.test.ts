/** Section 7, pure gain. */
import { ceilings, designOf, isMissing, type MapPlan, overlapIndices, prepareMaps } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import {
  aboveShare,
  meanOf,
  overlapOf,
  overlapsOf,
  sessionsOr,
  slackOf,
  still,
  stillBut,
  widened,
} from './oracles.test-support.js'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'
import { noiseFreePlan, planOf } from './session-plan.test-support.js'

describe('pure gain without noise', () => {
  const sessionOf = (effects: object) => {
    const priors = { ...still, separation_ap: 15 }
    // All sites on one side of the midline, so that lateral has a sign.
    const grid = { columns: 7, rows: 7, spacing: 8 }
    return simulateSession(parseDesign({ groups: [{ name: 'a', n: 1, effects }], trials_per_site: 1, grid, priors }))
  }
  const plan = noiseFreePlan(sessionOf({}))
  const smaller = noiseFreePlan(sessionOf({ gain: 1 }))
  const ofOneMuscle = {
    ...plan,
    trials: {
      ...plan.trials,
      muscles: plan.trials.muscles.map((muscle, m) =>
        m === 0 ? muscle : { ...muscle, amplitudesUv: muscle.amplitudesUv.map((uv) => 3 * uv) },
      ),
    },
  }
  const byMaps = overlapIndices.filter(({ needs }) => needs === 'maps')

  it.each(byMaps)('of both muscles changes $id by less than 1e-9 at a quarter of the maximum', ({ id }) => {
    const [one, other] = [plan, smaller].map((each) => overlapsOf(aboveShare(each, 0.25))[id])
    expect(Math.abs(other - one)).toBeLessThan(1e-9 * Math.max(1, Math.abs(one)))
  })

  it.each(byMaps.filter(({ gainFree }) => gainFree))('of one muscle changes $id by less than 1e-9', ({ id }) => {
    const [one, other] = [plan, ofOneMuscle].map((each) => overlapsOf(each)[id])
    expect(Math.abs(other - one)).toBeLessThan(1e-9 * Math.max(1, Math.abs(one)))
  })
})

describe('pure gain under trial noise', () => {
  const sessions = sessionsOr(8)
  const at = overlapIndices.findIndex(({ id }) => id === 'histogram_intersection')
  const found = [75, 150, 300, 1200].map((gain) => {
    const priors = { ...stillBut('coil_jitter', 'tracker_sd'), gain, width: 11, separation_ap: 15 }
    const design = parseDesign({ groups: [{ name: 'a', n: sessions }], trials_per_site: 10, priors })
    return Array.from({ length: sessions }, (_, i) => {
      const plan = planOf(simulateSession(design, { participant: i }))
      const { ceilingCorrected } = ceilings(designOf(plan.trials, plan.sites), prepareMaps(plan), 2, 1)[at]
      return {
        ofCeiling: isMissing(ceilingCorrected) ? Number.NaN : ceilingCorrected,
        dice: overlapOf(atFixed(plan), 'dice'),
      }
    })
  })

  it(`leaves histogram intersection over its noise ceiling within ± 0.07 from 75 to 1200 µV${widened(sessions)}`, () => {
    const ratios = found.map((rows) => rows.map(({ ofCeiling }) => ofCeiling))
    const means = ratios.map(meanOf)
    const slack = Math.max(...ratios.map((values) => slackOf(values, sessions)))
    expect((Math.max(...means) - Math.min(...means)) / 2).toBeLessThan(0.07 + slack)
  })

  it('moves Dice at a fixed threshold', () => {
    // Small responses leave some maps without a site above 50 µV: they have no Dice, and missing is not 0.
    const present = found.map((rows) => rows.map((row) => row.dice).filter((dice) => !Number.isNaN(dice)))
    for (const values of present) expect(values.length).toBeGreaterThan(sessions / 2)
    const dice = present.map(meanOf)
    expect(dice[3] - dice[0]).toBeGreaterThan(0.15)
  })
})

const atFixed = (plan: MapPlan): MapPlan => ({
  ...plan,
  thresholds: plan.thresholds.map(
    () => ({ kind: 'absolute', thetaUv: 50, fraction: 0, floorUv: 0, trialThetaUv: 50 }) as const,
  ),
})
