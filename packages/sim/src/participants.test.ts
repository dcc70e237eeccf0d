import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDesign } from './parse/design.js'
import { effectsAt, participantOf, participantsOf } from './participants.js'
import { simulateSession } from './session.js'

const cohort = (patients: object = {}, over: object = {}) =>
  parseDesign({
    visits: 2,
    hemispheres: ['L', 'R'],
    covariates: {
      age: { mean: 40, sd: 12, least: 18, most: 70, whole: true },
      episodes: { mean: 6, sd: 3, least: 2, whole: true, groups: ['patient'] },
    },
    groups: [
      { name: 'control', n: 4, returning: 1 },
      { name: 'patient', n: 300, pain_left: 0.5, ...patients },
    ],
    ...over,
  })

describe('a participant', () => {
  it('has the label that the session carries, the covariates of the group, and comes as often as said', () => {
    const design = cohort()
    const everyone = participantsOf(design)
    expect(everyone).toHaveLength(304)
    expect(everyone.slice(0, 4).map(({ label, visits }) => `${label} ${visits}`)).toEqual([
      'control01 2',
      'control02 1',
      'control03 1',
      'control04 1',
    ])
    expect(Object.keys(everyone[0].covariates)).toEqual(['head_mm', 'height_cm', 'age'])
    expect(Object.keys(everyone[4].covariates)).toEqual(['head_mm', 'height_cm', 'age', 'episodes'])
    const { session, truth } = simulateSession(design, { group: 1, participant: 2, visit: 1 })
    expect(session.identity.participant).toBe(everyone[6].label)
    expect([truth.headMm, truth.heightCm]).toEqual([everyone[6].covariates.head_mm, everyone[6].covariates.height_cm])
  })

  it('is the same whoever else takes part', () => {
    const alone = parseDesign({ ...JSON.parse('{"groups": [{"name": "control", "n": 1}]}') })
    const among = parseDesign({
      groups: [
        { name: 'control', n: 500 },
        { name: 'more', n: 3, effects: { gain: 1 } },
      ],
    })
    expect(participantOf(among, 0, 0)).toEqual(participantOf(alone, 0, 0))
    expect(simulateSession(among).truth.responses).toEqual(simulateSession(alone).truth.responses)
  })

  it('has covariates of the mean and spread that the design says, inside their ends', () => {
    const ages = participantsOf(cohort()).map(({ covariates }) => covariates.age)
    const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length
    // 304 people of SD 12, a little cut: standard error 0.7.
    expect(Math.abs(mean - 40)).toBeLessThan(2.5)
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(18)
    expect(Math.max(...ages)).toBeLessThanOrEqual(70)
    expect(ages.every(Number.isInteger)).toBe(true)
  })

  it('has whole covariates inside ends that are none', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (least, width, sd) => {
          const most = least + width
          const score = { mean: least + width / 2, sd, least, most, whole: true }
          const design = parseDesign({ covariates: { score }, groups: [{ name: 'a', n: 20 }] })
          for (const { covariates } of participantsOf(design)) {
            expect(Number.isInteger(covariates.score)).toBe(true)
            expect(Object.is(covariates.score, -0)).toBe(false)
            expect(covariates.score).toBeGreaterThanOrEqual(least)
            expect(covariates.score).toBeLessThanOrEqual(most)
          }
        },
      ),
      { numRuns: 50 },
    ))

  it('who does not return has no second visit', () =>
    expect(() => simulateSession(cohort(), { group: 0, participant: 1, visit: 1 })).toThrow(
      /no group 0 with participant 1/,
    ))
})

describe('the effects in force', () => {
  it('change from visit to visit', () => {
    const design = cohort({ effects: { geometry: 1 }, change: [{}, { geometry: -0.5, gain: 0.2 }] })
    const who = participantOf(design, 1, 0)
    expect(effectsAt(design, who, 0, 'L')).toEqual({ geometry: 1 })
    expect(effectsAt(design, who, 1, 'L')).toEqual({ geometry: 0.5, gain: 0.2 })
    // Only the visit that changed differs from a group in which nothing does.
    const same = cohort({ effects: { geometry: 1 } })
    const at = (of: typeof design, visit: number) => simulateSession(of, { group: 1, visit }).truth.responses.ownUv
    expect(at(design, 0)).toEqual(at(same, 0))
    expect(at(design, 1)).not.toEqual(at(same, 1))
  })

  it('are on the hemisphere that the side of pain says', () => {
    const design = cohort({ effects: { crosstalk: 1 }, effects_side: 'contralateral' })
    const people = participantsOf(design).slice(4)
    expect(new Set(people.map(({ painSide }) => painSide))).toEqual(new Set(['L', 'R']))
    for (const who of people) {
      const other = who.painSide === 'L' ? 'R' : 'L'
      expect(effectsAt(design, who, 0, other)).toEqual({ crosstalk: 1 })
      expect(effectsAt(design, who, 0, who.painSide ?? 'L')).toEqual({})
    }
  })

  it('grow with a covariate by the slope that the design says, up to the range of the switch', () => {
    const dose = [{ effect: 'geometry', covariate: 'episodes', slope: 0.4 }]
    const design = cohort({ effects: { geometry: 1 }, dose })
    for (const who of participantsOf(design).slice(4)) {
      const expected = 1 + (0.4 * (who.covariates.episodes - 6)) / 3
      expect(effectsAt(design, who, 0, 'L').geometry).toBeCloseTo(Math.min(2, expected), 12)
    }
  })

  it('grow with height and head by the mean and SD of the design, also where the group has others', () => {
    const dose = [
      { effect: 'gain', covariate: 'height_cm', slope: 0.4 },
      { effect: 'state', covariate: 'head_mm', slope: 0.2 },
    ]
    const priors = { height: 178, height_sd: 5, head: 585, head_sd: 5 }
    const design = cohort({ dose, priors })
    for (const who of participantsOf(design).slice(4, 24)) {
      const { gain, state } = effectsAt(design, who, 0, 'L')
      // The design has 170 ± 10 cm and 570 ± 15 mm.
      expect(gain).toBeCloseTo((0.4 * (who.covariates.height_cm - 170)) / 10, 12)
      expect(state).toBeCloseTo((0.2 * (who.covariates.head_mm - 570)) / 15, 12)
    }
  })

  it('with a dose bring the true centres together as the covariate grows', () => {
    const priors = { separation_ap_sd: 0, separation_ml_sd: 0, head_sd: 0 }
    const dose = [{ effect: 'geometry', covariate: 'episodes', slope: 0.4 }]
    const design = cohort({ effects: { geometry: 1 }, dose }, { priors })
    const people = participantsOf(design).slice(4, 44)
    for (const { index, covariates } of people) {
      const { separationMm } = simulateSession(design, { group: 1, participant: index }).truth
      const size = Math.min(2, 1 + (0.4 * (covariates.episodes - 6)) / 3)
      // Δ (1 − e/2) with Δ = 10 mm.
      expect(separationMm[1]).toBeCloseTo(10 * (1 - size / 2), 9)
    }
  })

  it('never leave the range of their switch', () =>
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: 0, max: 299 }), (slope, index) => {
        const design = cohort({ dose: [{ effect: 'sampling', covariate: 'age', slope }] })
        const size = effectsAt(design, participantOf(design, 1, index), 0, 'L').sampling ?? Number.NaN
        expect(size).toBeGreaterThanOrEqual(0)
        expect(size).toBeLessThanOrEqual(1.5)
      }),
      { numRuns: 30 },
    ))
})

describe('what a group has of its own', () => {
  it('is in force for it alone: wider superficial fields, one muscle louder, crosstalk one way', () => {
    const own = { width_superficial: 1.5, gain_ln_superficial: 1, crosstalk_into_deep: 0 }
    const design = cohort({ priors: own })
    const plain = cohort()
    const of = (which: typeof design, group: number) => simulateSession(which, { group }).truth
    expect(of(design, 0)).toEqual(of(plain, 0))
    const [with_, without] = [of(design, 1), of(plain, 1)]
    expect(with_.muscles[1].widthMm).toBeCloseTo(1.5 * without.muscles[1].widthMm, 9)
    expect(with_.muscles[0].widthMm).toBe(without.muscles[0].widthMm)
    expect(with_.muscles[1].gainUv / without.muscles[1].gainUv).toBeCloseTo(Math.E, 9)
    expect([...with_.leakShares]).toEqual([0, 0, without.crosstalk, 0])
  })
})
