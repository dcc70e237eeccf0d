import { describe, expect, it } from 'vitest'
import { type Icc, iccForms, intraclass } from './icc.js'
import { near, numbersOf } from './icc.test-support.js'
import { ratings, sessions } from './reliability-data.test-support.js'

describe('intraclass', () => {
  // STATISTICS.md §8, but for the lower bound of (3,k), where it has .6756757138: that is not kρ/(1 + (k−1)ρ) of its own bound of
  // (3,1). The value here is 1 − 1/F_L with F from scipy 1.10.1.
  it('gives all six forms and intervals of the ratings of Shrout and Fleiss', () =>
    expect(numbersOf(intraclass(ratings))).toEqual(
      near(
        [
          [0.1657417684, -0.1329323249, 0.7225600623],
          [0.2897637795, 0.0187865134, 0.7610843696],
          [0.7148407148, 0.342464765, 0.94585826],
          [0.4427971337, -0.8844421552, 0.9124154203],
          [0.6200505476, 0.071136813, 0.9272320402],
          [0.9093155424, 0.675674713816, 0.9858916782],
        ],
        8,
      ),
    ))

  // The table's formulas with F from scipy 1.10.1.
  it('gives the bounds of 8 people in 2 sessions in every form', () =>
    expect(numbersOf(intraclass(sessions))).toEqual(
      near([
        [0.910737907024, 0.650769135841, 0.981109787089],
        [0.910886905076, 0.651861650432, 0.981132052474],
        [0.913938031991, 0.633185485702, 0.982155942258],
        [0.953283968121, 0.788443546359, 0.990464832876],
        [0.953365583967, 0.789244850211, 0.990476178757],
        [0.95503408858, 0.775399354507, 0.99099765192],
      ]),
    ))

  it('gives the forms of 8 people in 2 sessions', () => {
    const { icc11, icc21, icc31 } = intraclass(sessions)
    expect((icc11 as Icc).value).toBeCloseTo(0.910737907, 9)
    expect(Object.values(icc21)).toEqual(near([0.9108869051, 0.6518616504, 0.9811320525]))
    expect((icc31 as Icc).value).toBeCloseTo(0.913938032, 9)
  })

  it('gives the one-way interval of 8 people on 3 days with ICC .7356', () => {
    // Within people 1, 0, −1, so MSW = 1; people 0 … 7 steps apart, so MSR = 18 steps². .7356 is rounded.
    const step = Math.sqrt((1 + 2 * 0.7356) / (1 - 0.7356) / 18)
    const rows = Array.from({ length: 8 }, (_, i) => [1, 0, -1].map((within) => i * step + within))
    expect(Object.values(intraclass(rows).icc11)).toEqual(near([0.7356, 0.3882, 0.9325], 3))
  })

  it('reports a negative ICC as it is', () => {
    const rows = [
      [1, 4, 2],
      [3, 1, 3],
      [2, 3, 1],
      [4, 1, 2],
      [1, 2, 4],
    ]
    // The table's formulas with F from scipy 1.10.1; 1 + (k−1) ICC(2,1) is negative, so the mean of 3 sessions has no (2,k).
    expect(numbersOf(intraclass(rows))).toEqual(
      near([
        [-0.473684210526, -0.494029307226, -0.295419070217],
        [-0.671641791045, -0.701404936182, -0.430526486899],
        [-0.478723404255, -0.49574054754, -0.328371016368],
        [-27, -124.113564190308, -2.166030850464],
        { missing: 'people-alike' },
        [-33.75, -174.578969553382, -2.869891286001],
      ]),
    )
  })
})

describe('without variance', () => {
  const all = (value: unknown) => iccForms.map(() => value)

  it('has no answer where all values are the same, rounded or not', () =>
    expect(numbersOf(intraclass(Array(4).fill([0.1, 0.1, 0.1])))).toEqual(all({ missing: 'no-variance' })))

  it('is 1 with both bounds 1 where the sessions agree exactly', () => {
    const rows = [0.1, 0.7, 0.3, 0.9].map((value) => [value, value, value])
    expect(numbersOf(intraclass(rows))).toEqual(all([1, 1, 1]))
  })

  it('is 1 for consistency where all people shift alike, and below 1 for agreement', () => {
    const { icc31, icc3k, icc21 } = intraclass([0.1, 0.7, 0.3, 0.9].map((value) => [value, value + 0.2]))
    expect([icc31, icc3k]).toEqual([
      { value: 1, low: 1, high: 1 },
      { value: 1, low: 1, high: 1 },
    ])
    // MSR = 2/3 · 0.4, MSC = 4 · 2 · 0.01, MSE = 0: (4/15)/(4/15 + 2 · 0.08/4).
    expect((icc21 as Icc).value).toBeCloseTo(4 / 15 / (4 / 15 + 0.04), 12)
  })

  it('has no answer for consistency, and 0 for agreement, where only the sessions differ', () =>
    expect(numbersOf(intraclass(Array(3).fill([1, 2])))).toEqual([
      [-1, -1, -1],
      [0, 0, 0],
      { missing: 'people-alike' },
      { missing: 'people-alike' },
      [0, 0, 0],
      { missing: 'people-alike' },
    ]))

  it('excludes nothing below where the bound of one session leaves no variance to the mean of k', () => {
    // MSR 1, MSC 0, MSE 1: (2,1) is 0, and for 2 people in 2 sessions its lower bound 1 − F.975 is far below −1. F from scipy 1.10.1.
    const rows = [
      [0, 1],
      [2, 1],
    ]
    expect(numbersOf(intraclass(rows))[4]).toEqual(near([0, Number.NEGATIVE_INFINITY, 0.9992275475]))
  })

  it('ends the interval at the value where ν is too small for F to be above 1', () => {
    // MSR 1.7e-5 beside MSE 3.5: F.975(ν, 1) is 0 in scipy 1.10.1 and would put the bound below the value.
    const { value, low, high } = intraclass([
      [0, 3, 1],
      [2, 0, 2.01],
    ]).icc21 as Icc
    expect(value).toBeLessThan(0)
    expect(low).toBeLessThan(value)
    expect(high).toBe(value)
  })

  it.each([
    [[[1, 2]], /1 people with 2 sessions/],
    [[[1], [2]], /2 people with 1 sessions/],
    [[[1, 2], [3]], /Person 2 has 1 sessions; 2 were expected/],
    [
      [
        [1, 2],
        [3, Number.NaN],
      ],
      /person 2 in session 2 is NaN/,
    ],
    [
      [
        [1, 2],
        [3, 1e200],
      ],
      /is 1e\+200; a number below 1e150/,
    ],
  ])('refuses %j', (rows, message) => expect(() => intraclass(rows)).toThrow(message))
})
