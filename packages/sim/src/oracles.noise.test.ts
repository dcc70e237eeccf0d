/** Section 7, identical and disjoint fields under trial noise: means over sessions, as core measures them. */
import {
  ceilings,
  correctedOverlap,
  designOf,
  isMissing,
  overlapIndices,
  prepareMaps,
  type Value,
} from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { aboveShare, meanOf, overlapOf, sessionsOr, slackOf, stillBut, widened } from './oracles.test-support.js'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'
import { planOf } from './session-plan.test-support.js'

const only = ['histogram_intersection', 'cosine'] as const
const [intersectionAt, cosineAt] = only.map((wanted) => overlapIndices.findIndex(({ id }) => id === wanted))
const sessions = sessionsOr(12)
const present = (values: readonly Value[]) => values.filter((value): value is number => !isMissing(value))

/** What differs between people and stimuli stays, what would move or reshape one muscle against the other does not. */
const fixed = stillBut('centre_sd', 'operator_sd', 'coil_jitter', 'tracker_sd', 'session_shift_sd', 'aspect', 'head_sd')

function measured(priors: object, grid = { columns: 7, rows: 7, spacing: 10 }) {
  const groups = [{ name: 'a', n: sessions }]
  const design = parseDesign({ groups, grid, trials_per_site: 10, priors: { ...fixed, ...priors } })
  const rows = Array.from({ length: sessions }, (_, i) => {
    const plan = planOf(simulateSession(design, { participant: i }))
    const estimate = prepareMaps(plan)
    const maps = estimate(new Uint16Array(plan.trials.n).fill(1))
    const corrected = correctedOverlap(plan, estimate, maps, [0, 1], { seed: i, participants: 100, only })
    return {
      intersection: corrected[intersectionAt].value,
      cosine: corrected[cosineAt].value,
      ofCeiling: ceilings(designOf(plan.trials, plan.sites), estimate, 2, i)[intersectionAt].ceilingCorrected,
      shift: overlapOf(plan, 'cog_shift_ap'),
      dice: overlapOf(aboveShare(plan, 0.25), 'dice'),
    }
  })
  return {
    intersection: present(rows.map((row) => row.intersection)),
    cosine: present(rows.map((row) => row.cosine)),
    ofCeiling: present(rows.map((row) => row.ofCeiling)),
    shift: rows.map((row) => row.shift),
    dice: rows.map((row) => row.dice),
  }
}

const isWithin = (values: readonly number[], expected: number, tolerance: number) => {
  expect(values.length).toBeGreaterThan(0.9 * sessions)
  expect(Math.abs(meanOf(values) - expected)).toBeLessThan(tolerance + slackOf(values, sessions))
}

describe('identical fields under trial noise', () => {
  const found = measured({ separation_ap: 0, gain: 300 })

  it(`share 1.00 ± 0.03 of the noise ceiling of histogram intersection${widened(sessions)}`, () =>
    isWithin(found.ofCeiling, 1, 0.03))

  it(`have a corrected cosine of 1.00 ± 0.03${widened(sessions)}`, () => isWithin(found.cosine, 1, 0.03))

  it(`have a corrected histogram intersection of 1.00 ± 0.08${widened(sessions)}`, () =>
    isWithin(found.intersection, 1, 0.08))

  it(`are shifted by 0 ± 0.3 mm${widened(sessions)}`, () => isWithin(found.shift, 0, 0.3))
})

describe('disjoint fields under trial noise', () => {
  const found = measured(
    { separation_ap: 45, width: 7, width_least: 7, centre_sd: 2, gain: 600, session_shift_sd: 0 },
    { columns: 9, rows: 9, spacing: 10 },
  )

  it(`have a Dice of at most 0.02 at a quarter of the maximum${widened(sessions)}`, () => isWithin(found.dice, 0, 0.02))

  it(`have a corrected histogram intersection within 0.03 of 0${widened(sessions)}`, () =>
    isWithin(found.intersection, 0, 0.03))
})
