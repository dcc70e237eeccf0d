import { describe, expect, it } from 'vitest'
import { outcomeOf, peopleOf } from './group.test-support.js'
import { trialRows } from './trial-rows.js'

/** Four people an arm, as STATISTICS.md, section 7, has them. */
const arms = ['none', 'classical', 'sensorimotor']
const people = peopleOf([
  'participant group',
  ...Array.from({ length: 12 }, (_, i) => `t${i + 1} ${arms[Math.floor(i / 4)]}`),
])
const pre = [10.2, 11.5, 9.8, 12.4, 13.1, 8.7, 10.9, 12.0, 9.5, 11.2, 13.4, 10.1]
const post = [10.5, 11.1, 10.2, 12.0, 12.6, 9.3, 11.8, 12.9, 11.1, 12.6, 14.9, 11.5]

describe('one visit after', () => {
  const rows = trialRows([{ before: outcomeOf(pre), after: [outcomeOf(post)] }], people, [], ['1', '2'])

  it('gives every pair of arms by ANCOVA, with interval and p of STATISTICS.md, section 7', () => {
    expect(rows.map(({ contrast, estimate }) => [contrast, estimate])).toEqual([
      ['classical - none', expect.closeTo(0.5295890411, 9)],
      ['sensorimotor - none', expect.closeTo(1.5110958904, 9)],
      ['sensorimotor - classical', expect.closeTo(0.9815068493, 9)],
    ])
    expect(rows.map(({ p }) => p)).toEqual([0.1120441, 0.000928271, 0.0106645107].map((p) => expect.closeTo(p, 7)))
    expect([rows[1].ciLow, rows[1].ciHigh]).toEqual([expect.closeTo(0.828026649, 8), expect.closeTo(2.1941651316, 8)])
  })

  it('corrects the pairs by Holm and says so', () => {
    expect(rows.map(({ pCorrected }) => pCorrected)).toEqual(
      [0.1120441, 3 * 0.000928271, 2 * 0.0106645107].map((p) => expect.closeTo(p, 6)),
    )
    expect(rows[0].note).toBe('Holm over 3 pairs of arms')
  })

  it('has g = J(8) difference over residual SD (numpy 1.24.2) and counts people', () => {
    expect(rows.map(({ effectSize }) => effectSize).slice(0, 2)).toEqual([
      expect.closeTo(1.1414774424, 8),
      expect.closeTo(3.2570195724, 8),
    ])
    expect(rows.map(({ nA, nB }) => [nA, nB])).toEqual([
      [4, 4],
      [4, 4],
      [4, 4],
    ])
  })

  it('leaves out who lacks a visit, and says how many', () => {
    const lacking = post.map((value, i) => (i === 0 ? Number.NaN : value))
    const [row] = trialRows([{ before: outcomeOf(pre), after: [outcomeOf(lacking)] }], people, [], ['1', '2'])
    expect([row.nA, row.nB]).toEqual([3, 4])
    expect(row.note).toMatch(/; 1 people lack a visit$/)
  })
})

describe('visits after', () => {
  // Arms have the same mean before, so that the difference after is that of the means: 2 at visit 2, 3 at visit 3.
  const two = peopleOf([
    'participant group',
    ...['a', 'b', 'c', 'd'].map((who) => `${who} x`),
    'e y',
    'f y',
    'g y',
    'h y',
  ])
  const before = outcomeOf([1, 2, 3, 4, 2, 1, 4, 3])
  const second = outcomeOf([1, 3, 3, 5, 5, 3, 6, 6])
  const third = outcomeOf([2, 3, 4, 5, 6, 5, 8, 7])
  const rows = trialRows([{ before, after: [second, third] }], two, [], ['1', '2', '3'])

  it('are compared at each, against one mean before', () => {
    expect(rows.map(({ contrast, estimate }) => [contrast, estimate])).toEqual([
      ['y - x at 2', expect.closeTo(2, 6)],
      ['y - x at 3', expect.closeTo(3, 6)],
    ])
    expect(rows[0].test).toMatch(/^constrained longitudinal analysis/)
    for (const { p, ciLow, ciHigh, estimate } of rows) {
      expect(p).toBeGreaterThan(0)
      expect(p).toBeLessThan(0.05)
      expect([(estimate ?? 0) - (ciLow ?? 0)]).toEqual([expect.closeTo((ciHigh ?? 0) - (estimate ?? 0), 9)])
    }
  })

  it('use who misses one of them', () => {
    const lacking = outcomeOf([Number.NaN, 3, 3, 5, 5, 3, 6, 6])
    const [atTwo, atThree] = trialRows([{ before, after: [lacking, third] }], two, [], ['1', '2', '3'])
    expect([atTwo.nA, atThree.nA]).toEqual([3, 4])
  })
})

describe('without a test', () => {
  it('is an arm without anybody at a visit: refused, with arm and visit', () => {
    const nobody = outcomeOf(post.map((value, i) => (i < 4 ? Number.NaN : value)))
    expect(() => trialRows([{ before: outcomeOf(pre), after: [nobody] }], people, [], ['1', '2'])).toThrow(
      'Nobody of the arm none has a number at visit 2.',
    )
  })

  it('is one number that too few people have, beside others that are tested', () => {
    const few = outcomeOf(post.map((value, i) => (i % 4 === 0 ? value : Number.NaN)))
    const rows = trialRows(
      [
        { before: outcomeOf(pre), after: [outcomeOf(post)] },
        { before: outcomeOf(pre, { id: 'latency_mean' }), after: [few] },
      ],
      people,
      [],
      ['1', '2'],
    )
    expect(rows.filter(({ p }) => p !== null)).toHaveLength(3)
    expect(rows.at(-1)).toMatchObject({ id: 'latency_mean', p: null, estimate: null, test: 'none' })
    expect(rows.at(-1)?.note).toMatch(/^no test: ./)
  })
})
