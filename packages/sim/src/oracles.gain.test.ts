/** Section 7, pure gain under trial noise and translation without it. The whole count: PENFIELD_COVERAGE=200. */
import {
  ceilings,
  designOf,
  isMissing,
  type MapPlan,
  overlapIndices,
  pairOf,
  prepareMaps,
  viewOf,
} from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'
import { planOf } from './session-plan.test-support.js'

const indexAt = (id: string) => overlapIndices.findIndex((index) => index.id === id)
const overlapIn = (plan: MapPlan, id: string): number => {
  const maps = prepareMaps(plan)(new Uint16Array(plan.trials.n).fill(1)).map(viewOf)
  const value = overlapIndices[indexAt(id)].of(pairOf(maps[0], maps[1]))
  return isMissing(value) ? 0 : value
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('pure gain under trial noise', () => {
  const sessions = Number(process.env.PENFIELD_COVERAGE ?? 6)
  const gains = [75, 300, 1200]
  const found = gains.map((gain) => {
    const priors = {
      gain,
      width: 11,
      separation_ap: 15,
      separation_ap_sd: 0,
      separation_ml_sd: 0,
      gain_ln_sd_shared: 0,
      gain_ln_sd_muscle: 0,
      session_gain_sd: 0,
      crosstalk: 0,
    }
    const design = parseDesign({ groups: [{ name: 'a', n: sessions }], trials_per_site: 10, priors })
    return Array.from({ length: sessions }, (_, i) => {
      const plan = planOf(simulateSession(design, { participant: i }))
      const { trials, sites, thresholds } = plan
      const at = indexAt('histogram_intersection')
      const { ceiling } = ceilings(designOf(trials, sites), prepareMaps(plan), 2, 1)[at]
      const fixed = thresholds.map(
        () => ({ kind: 'absolute', thetaUv: 50, fraction: 0, floorUv: 0, trialThetaUv: 50 }) as const,
      )
      return {
        ofCeiling: isMissing(ceiling) ? Number.NaN : overlapIn(plan, 'histogram_intersection') / ceiling,
        dice: overlapIn({ ...plan, thresholds: fixed }, 'dice'),
      }
    })
  })

  it('leaves histogram intersection over its noise ceiling within ± 0.07', () => {
    const ratios = found.map((rows) => mean(rows.map(({ ofCeiling }) => ofCeiling)))
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(0.14)
  })

  it('moves Dice at a fixed threshold', () => {
    const dice = found.map((rows) => mean(rows.map((row) => row.dice)))
    expect(dice[2] - dice[0]).toBeGreaterThan(0.15)
  })
})

describe('disjoint fields under trial noise', () => {
  it('have a Dice of at most 0.02 at a quarter of the maximum', () => {
    const n = 40
    const design = parseDesign({
      groups: [{ name: 'a', n }],
      grid: { columns: 9, rows: 9, spacing: 10 },
      trials_per_site: 10,
      priors: {
        gain: 600,
        gain_ln_sd_shared: 0,
        gain_ln_sd_muscle: 0,
        session_gain_sd: 0,
        width: 7,
        width_sd: 0,
        separation_ap: 45,
        centre_sd: 2,
        crosstalk: 0,
        session_shift_sd: 0,
      },
    })
    const quarter = { kind: 'relative', thetaUv: 0, fraction: 0.25, floorUv: 0, trialThetaUv: 50 } as const
    const dice = Array.from({ length: n }, (_, i) =>
      overlapIn({ ...planOf(simulateSession(design, { participant: i })), thresholds: [quarter, quarter] }, 'dice'),
    )
    expect(mean(dice)).toBeLessThanOrEqual(0.02)
  })
})
