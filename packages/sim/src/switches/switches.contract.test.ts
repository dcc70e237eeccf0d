import { describe, expect, it } from 'vitest'
import { parseDesign } from '../parse/design.js'
import { simulateSession } from '../session.js'
import { switches } from './index.js'
import { settingOf } from './setting-of.js'

const designWith = (effects: object) => parseDesign({ groups: [{ name: 'a', n: 1, effects }] })

describe.each(switches)('the switch $id', ({ id }) => {
  it('changes nothing at 0 and something at 1', () => {
    const [none, zero, one] = [{}, { [id]: 0 }, { [id]: 1 }]
      .map(designWith)
      .map((d) => settingOf(d, d.groups[0], d.groups[0].effects))
    expect(zero).toEqual(none)
    expect(one).not.toEqual(none)
  })

  it('leaves the design itself alone', () => {
    const design = designWith({ [id]: 1 })
    const before = JSON.stringify(design)
    simulateSession(design)
    expect(JSON.stringify(design)).toBe(before)
  })
})

describe('the switches', () => {
  it('have their default sizes at 1', () => {
    const at = (effects: object) => {
      const design = designWith(effects)
      return settingOf(design, design.groups[0], design.groups[0].effects)
    }
    expect(at({ geometry: 1 }).priors.separation_ap).toBe(5)
    expect(at({ gain: 1 }).priors.gain_ln_shift).toBe(-0.7)
    expect(at({ crosstalk: 1 }).priors.crosstalk_added).toBe(0.3)
    expect(at({ sampling: 1 })).toMatchObject({ trialsPerSite: 2, losses: { rows: 1 } })
    expect(at({ state: 1 }).priors.background_factor).toBe(2)
    expect(at({ analysis: 1 }).analysis).toEqual({ threshold: '25%' })
    expect(at({ frame: 1 }).priors).toMatchObject({ frame_ap: 8, frame_scale: 0.9 })
  })

  it('of frame moves recorded places only', () => {
    const [one, other] = [{}, { frame: 1 }].map((effects) => simulateSession(designWith(effects)))
    expect(other.truth.responses.seenUv).toEqual(one.truth.responses.seenUv)
    expect(other.session.stimuli.positionsMm[1]).toBeCloseTo(0.9 * one.session.stimuli.positionsMm[1] + 8, 9)
  })
})
