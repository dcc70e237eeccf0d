/** The laws of section 7 that need no noise, on the truth of simulated sessions. */
import { overlapIndices, pairOf, prepareMaps, viewOf } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'
import { noiseFreePlan } from './session-plan.test-support.js'
import { noiseFree, overlapOf } from './truth-maps.test-support.js'

const still = {
  crosstalk: 0,
  operator_sd: 0,
  session_shift_sd: 0,
  session_muscle_sd: 0,
  centre_sd: 0,
  separation_ap_sd: 0,
  separation_ml_sd: 0,
  width_sd: 0,
  aspect: 1,
  aspect_ln_sd: 0,
  head_sd: 0,
}
const truthOf = (priors: object, effects = {}, grid: object = { columns: 31, rows: 31, spacing: 4 }) => {
  const design = parseDesign({
    groups: [{ name: 'a', n: 1, effects }],
    trials_per_site: 1,
    grid,
    priors: { ...still, ...priors },
  })
  return simulateSession(design).truth
}

describe('without noise', () => {
  it('pure gain changes no share of two maps by 1e-9', () => {
    const [one, other] = [truthOf({}), truthOf({}, { gain: 1 })].map((truth) => overlapOf(noiseFree(truth)))
    expect(other.intersection).toBeCloseTo(one.intersection, 9)
    expect(other.shiftMm).toBeCloseTo(one.shiftMm, 9)
  })

  it('identical fields overlap by 1', () => {
    expect(overlapOf(noiseFree(truthOf({ separation_ap: 0 }))).intersection).toBeCloseTo(1, 12)
  })

  it('fields six SDs apart do not overlap', () => {
    const truth = truthOf({ separation_ap: 60, width: 10 })
    expect(overlapOf(noiseFree(truth)).intersection).toBeLessThan(0.01)
  })

  it('two equal Gaussians d SDs apart share 2 Φ(−d/2), within 2 % on a 2 mm grid', () => {
    const truth = truthOf({ separation_ap: 12, width: 12 }, {}, { columns: 71, rows: 71, spacing: 2 })
    expect(Math.abs(overlapOf(noiseFree(truth)).intersection / 0.6170750775 - 1)).toBeLessThan(0.02)
  })

  it.each([
    [0.1, 12.27],
    [0.2, 10],
    [0.3, 8.08],
    [0.5, 5],
  ])('two-way crosstalk of %d shrinks a shift of 15 mm to %d mm', (share, shiftMm) => {
    const equal = { separation_ap: 15, gain_ln_sd_muscle: 0 }
    expect(overlapOf(noiseFree(truthOf(equal), share)).shiftMm).toBeCloseTo(shiftMm, 1)
  })

  it('a translation of both fields leaves their overlap alone, and W2 between visits is its size', () => {
    const priors = { ...still, session_shift_sd: 4, coil_jitter: 0, tracker_sd: 0 }
    // Lattices of more than 4 mm round W2 up; narrow fields keep its sites few.
    const visitsOn = (grid: object, width: number) => {
      const design = parseDesign({
        groups: [{ name: 'a', n: 1 }],
        visits: 2,
        order: 'serpentine',
        trials_per_site: 1,
        grid,
        priors: { ...priors, width },
      })
      return [0, 1].map((visit) => simulateSession(design, { visit }))
    }
    const visits = visitsOn({ columns: 21, rows: 21, spacing: 4 }, 8)
    const fine = visitsOn({ columns: 33, rows: 33, spacing: 4 }, 12)
    const [one, other] = fine.map(({ truth }) => overlapOf(noiseFree(truth)))
    expect(other.intersection).toBeCloseTo(one.intersection, 2)
    const [a, b] = visits.map(({ truth }) => truth.shiftMm)
    const shiftMm = Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]))
    const [before, after] = visits.map((visit) => {
      const plan = noiseFreePlan(visit)
      return viewOf(prepareMaps(plan)(new Uint16Array(plan.trials.n).fill(1))[0])
    })
    const w2 = overlapIndices.find(({ id }) => id === 'wasserstein_2')?.of(pairOf(before, after))
    expect(Math.abs((w2 as number) - shiftMm)).toBeLessThan(0.5)
  })

  it('a head larger by k has a shift larger by k and the same shift in SDs', () => {
    const [one, other] = [truthOf({}), truthOf({ head_sd: 60 })]
    const k = other.headMm / one.headMm
    expect(other.separationMm[1] / one.separationMm[1]).toBeCloseTo(k, 12)
    expect(other.muscles[0].widthMm / one.muscles[0].widthMm).toBeCloseTo(k, 12)
  })
})
