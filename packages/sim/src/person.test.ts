import { describe, expect, it } from 'vitest'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'

/** The truth of a group beside a usual one, in which chance is the same for both. */
const truthsOf = (own: object, over: object = {}) => {
  const priors = { head_sd: 0, centre_sd: 0, operator_sd: 0, session_shift_sd: 0, session_muscle_sd: 0, ...over }
  const group = (name: string, more: object) => parseDesign({ priors, groups: [{ name, n: 1, priors: more }] })
  return [group('usual', {}), group('own', own)].map((design) => simulateSession(design).truth)
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a group with larger heads', () => {
  // 684 mm is 1.2 × 570 mm, to which the priors belong.
  const [usual, larger] = truthsOf({ head: 684 })

  it('has larger fields, farther apart and farther from the vertex', () => {
    expect(larger.headMm).toBeCloseTo(1.2 * usual.headMm, 9)
    larger.muscles.forEach(({ widthMm, centreMm }, m) => {
      expect(widthMm).toBeCloseTo(1.2 * usual.muscles[m].widthMm, 9)
      expect(centreMm[0]).toBeCloseTo(1.2 * usual.muscles[m].centreMm[0], 9)
      expect(centreMm[1]).toBeCloseTo(1.2 * usual.muscles[m].centreMm[1], 9)
    })
    expect(larger.separationMm[1]).toBeCloseTo(1.2 * usual.separationMm[1], 9)
  })

  it('has its grid about the middle of its muscles', () => {
    const middleOf = ({ sitesMm }: typeof larger, axis: number) => meanOf([...sitesMm].filter((_, i) => i % 2 === axis))
    for (const axis of [0, 1]) {
      const middle = meanOf(larger.muscles.map(({ centreMm }) => centreMm[axis]))
      expect(middleOf(larger, axis)).toBeCloseTo(middle, 9)
    }
  })

  it('is the design with that head, said for everybody', () => {
    const [all] = truthsOf({}, { head: 684 })
    expect(all.muscles).toEqual(larger.muscles)
  })
})

describe('the least width', () => {
  it('holds for a muscle whose width is a share of the usual one', () => {
    const [, narrow] = truthsOf({ width: 10, width_sd: 0, width_superficial: 0.5, width_least: 7 })
    expect(narrow.muscles.map(({ widthMm }) => widthMm)).toEqual([10, 7])
  })

  it('is that on a head of 570 mm', () => {
    const [, small] = truthsOf({ width: 4, width_sd: 0, width_least: 7, head: 456 })
    for (const { widthMm } of small.muscles) expect(widthMm).toBeCloseTo(0.8 * 7, 12)
  })
})
