/** The laws of section 7 that need trial noise: means over sessions, as core measures them. The whole count: PENFIELD_COVERAGE=200. */
import { correctedOverlap, isMissing, overlapIndices, pairOf, prepareMaps, viewOf } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'
import { planOf } from './session-plan.test-support.js'

const wanted = ['histogram_intersection', 'cosine', 'cog_shift_ap'] as const
const sessions = Number(process.env.PENFIELD_COVERAGE ?? 12)
/** What chance may add to the mean of fewer sessions than 200. */
const slack = (sd: number) => 2.5 * sd * Math.max(0, 1 / Math.sqrt(sessions) - 1 / Math.sqrt(200))

function measured(priors: object, grid = { columns: 7, rows: 7, spacing: 10 }) {
  const still = {
    crosstalk: 0,
    separation_ap_sd: 0,
    separation_ml_sd: 0,
    session_muscle_sd: 0,
    width_sd: 0,
    aspect_ln_sd: 0,
  }
  const gains = { gain_ln_sd_shared: 0, gain_ln_sd_muscle: 0, session_gain_sd: 0 }
  const groups = [{ name: 'a', n: sessions }]
  const design = parseDesign({ groups, grid, trials_per_site: 10, priors: { ...still, ...gains, ...priors } })
  const found = wanted.map(() => ({ raw: [] as number[], corrected: [] as number[] }))
  for (let i = 0; i < sessions; i++) {
    const plan = planOf(simulateSession(design, { participant: i }))
    const estimate = prepareMaps(plan)
    const maps = estimate(new Uint16Array(plan.trials.n).fill(1))
    const pair = pairOf(viewOf(maps[0]), viewOf(maps[1]))
    const only = ['histogram_intersection', 'cosine'] as const
    const rows = correctedOverlap(plan, estimate, maps, [0, 1], { seed: i, participants: 100, only })
    wanted.forEach((id, k) => {
      const at = overlapIndices.findIndex((index) => index.id === id)
      const raw = overlapIndices[at].of(pair)
      if (!isMissing(raw)) found[k].raw.push(raw)
      const { value } = rows[at]
      if (!isMissing(value)) found[k].corrected.push(value)
    })
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return found.map(({ raw, corrected }) => ({ raw: mean(raw), corrected: mean(corrected), n: corrected.length }))
}

describe(`over ${sessions} sessions with trial noise`, () => {
  it('identical fields have a corrected overlap of 1 and no shift', () => {
    const [intersection, cosine, shift] = measured({ separation_ap: 0, gain: 300 })
    expect(Math.abs(cosine.corrected - 1)).toBeLessThan(0.03 + slack(0.03))
    expect(Math.abs(intersection.corrected - 1)).toBeLessThan(0.08 + slack(0.08))
    expect(Math.abs(shift.raw)).toBeLessThan(0.3 + slack(2))
  })

  it('disjoint fields have a corrected overlap of 0', () => {
    const grid = { columns: 9, rows: 9, spacing: 10 }
    const [intersection] = measured(
      { separation_ap: 45, width: 7, width_least: 7, centre_sd: 2, gain: 600, session_shift_sd: 0 },
      grid,
    )
    expect(Math.abs(intersection.corrected)).toBeLessThan(0.03 + slack(0.05))
  })
})
