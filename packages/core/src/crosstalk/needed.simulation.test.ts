// The number against a direct simulation: two fields, mixed at a known c, through the same maps and overlap as a session's.
import { describe, expect, it } from 'vitest'
import {
  fieldsWithOverlap,
  noiselessPlan,
  noisySession,
  type Shape,
  shapes,
} from '../corrected/noisy-maps.test-support.js'
import type { MapPlan } from '../map/estimate.js'
import { threshold } from '../map/grid-maps.test-support.js'
import { mixedPlan, shown, withGainOfB } from './mixed-plan.test-support.js'
import { crosstalkNeeded } from './needed.js'

const names = Object.keys(shapes) as Shape[]
const coefficients = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5]
/** Gain of the second muscle that makes totals equal, and three tenths of the first's: the plans begin with .7. */
const gains = [1 / 0.7, 0.3 / 0.7]

/** The worst relative error of c, from the overlap and from the distance of the centres, at each c. */
function errorsOf(reference: MapPlan): { c: number; overlap: number; shift: number; fromReference: number }[] {
  const before = shown(reference)
  return coefficients.map((c) => {
    const after = shown(mixedPlan(reference, c))
    const overlap = { quantity: 'overlap', observed: after.overlap, reference: before.overlap } as const
    const shift = { quantity: 'shift', observed: after.distanceMm, reference: before.distanceMm } as const
    const of = (question: typeof overlap | typeof shift, totalsOf: 'observed' | 'reference') =>
      crosstalkNeeded({ ...question, totals: (totalsOf === 'observed' ? after : before).totals, totalsOf }).mixing / c -
      1
    return {
      c,
      overlap: of(overlap, 'observed'),
      shift: of(shift, 'observed'),
      fromReference: of(overlap, 'reference'),
    }
  })
}

describe('the crosstalk needed, against maps mixed at a known c', () => {
  it.each(['discrete', 'linear', 'natural'] as const)('is c itself without noise, on %s maps', (method) => {
    for (const gain of gains)
      for (const shape of names) {
        const plan = noiselessPlan(fieldsWithOverlap(shape, 0.4), 300)
        const reference = withGainOfB({ ...plan, method, thresholds: [threshold(), threshold()] }, gain)
        for (const { c, overlap, shift, fromReference } of errorsOf(reference))
          for (const error of [overlap, shift, fromReference])
            expect(Math.abs(error), `${shape}, ${c}`).toBeLessThan(1e-6)
      }
  })

  it.each([
    ['5 trials a site of 200 µV', { gainUv: 200, trialsPerSite: 5 }, 0.1],
    ['10 trials a site of 400 µV', { gainUv: 400, trialsPerSite: 10 }, 0.05],
  ])('is within 10 %% of c in noisy sessions of %s', (_, session, least) => {
    for (const gain of gains)
      for (const [k, shape] of names.entries()) {
        const noisy = noisySession(fieldsWithOverlap(shape, 0.4), { ...session, seed: 50 + k })
        for (const { c, overlap } of errorsOf(withGainOfB(noisy, gain)))
          if (c >= least) expect(Math.abs(overlap), `${shape}, ${c}`).toBeLessThan(0.1)
      }
  })
})
