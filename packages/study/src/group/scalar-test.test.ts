import { describe, expect, it } from 'vitest'
import { dataG, eight } from './group.test-support.js'
import { scalarTest } from './scalar-test.js'

const options = { statistic: 'welch', covariates: [], permutations: 'exact', seed: 1 } as const
const valuesG = Float64Array.from(dataG)
const sidesG = Int8Array.from(dataG, (_, i) => (i < 8 ? 0 : 1))

describe('data G of STATISTICS.md, section 2', () => {
  const found = scalarTest(valuesG, sidesG, options)

  it('has the difference b - a with the interval of Welch', () => {
    expect([found.nA, found.nB]).toEqual([8, 7])
    expect([found.estimate, found.low, found.high]).toEqual([
      expect.closeTo(-3.3107142857, 9),
      expect.closeTo(-5.7272012361, 8),
      expect.closeTo(-0.8942273353, 8),
    ])
  })

  it("has Hedges' g and its interval by the noncentral t", () => {
    // The interval of the document is exact to 1e-5 only.
    expect([found.g, found.gLow, found.gHigh]).toEqual([
      expect.closeTo(-1.42487513, 8),
      expect.closeTo(-2.502058026, 4),
      expect.closeTo(-0.3066245862, 4),
    ])
  })

  it("has the share of all 6435 relabellings whose Welch's t is as large: 88 (numpy 1.24.2)", () => {
    expect(found.p).toBeCloseTo(88 / 6435, 12)
    expect(found.test).toBe("permutation of people, Welch's t, all 6435 relabellings")
  })

  it('has 90 of 6435 by the difference of means', () =>
    expect(scalarTest(valuesG, sidesG, { ...options, statistic: 'mean' }).p).toBeCloseTo(90 / 6435, 12))

  it('takes all relabellings where there are no more than asked for, else that many drawn ones', () => {
    expect(scalarTest(valuesG, sidesG, { ...options, permutations: 9999 }).p).toBe(found.p)
    const drawn = scalarTest(valuesG, sidesG, { ...options, permutations: 999 })
    expect(drawn.test).toBe("permutation of people, Welch's t, 999 relabellings")
    expect((drawn.p ?? 0) * 1000).toBeCloseTo(Math.round((drawn.p ?? 0) * 1000), 9)
  })

  it('is the same with people of other groups and without a value in between', () => {
    const values = Float64Array.of(99, ...dataG, Number.NaN)
    const sides = Int8Array.of(-1, ...sidesG, 1)
    expect(scalarTest(values, sides, options)).toEqual(found)
  })
})

describe('beside a covariate', () => {
  const age = { name: 'age', values: Float64Array.from(eight.age) }
  const sides = Int8Array.of(0, 0, 0, 0, 1, 1, 1, 1)
  const found = scalarTest(Float64Array.from(eight.overlap), sides, { ...options, covariates: [age] })

  it('the difference is that of the linear model, with its interval (STATISTICS.md, section 4; scipy 1.10.1)', () =>
    expect([found.estimate, found.low, found.high, found.g]).toEqual([
      expect.closeTo(0.1058064516, 9),
      expect.closeTo(-0.017851369796651, 9),
      expect.closeTo(0.229464273022458, 9),
      expect.closeTo(1.7885716432450836, 8),
    ]))

  it('p is that of Freedman and Lane over all 40320 orders', () => {
    expect(found.p).toBeCloseTo(0.0835565476, 9)
    expect(found.test).toBe(
      'Freedman-Lane permutation of the linear model beside age, g in residual SD, all 40320 relabellings',
    )
    expect([found.gLow, found.gHigh, found.refused]).toEqual([null, null, ''])
  })

  it('that the groups give entirely, the column is named', () => {
    const follows = { name: 'clinic', values: Float64Array.from(sides) }
    expect(() => scalarTest(Float64Array.from(eight.overlap), sides, { ...options, covariates: [follows] })).toThrow(
      /clinic/,
    )
  })

  it('that tells nothing apart among those who have the number, there is no test of it, with the reason', () => {
    const few = Float64Array.from(eight.overlap, (value, i) => ([0, 1, 4, 5].includes(i) ? value : Number.NaN))
    const clinic = { name: 'clinic', values: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1) }
    for (const covariates of [[clinic], [age, { name: 'height', values: Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6) }]]) {
      const { p, test, refused } = scalarTest(few, sides, { ...options, covariates })
      expect([p, test]).toEqual([null, 'none'])
      expect(refused).toMatch(/^no test beside covariates: ./)
    }
  })
})

describe('without a test', () => {
  it('is one person a group: the difference stands, and why there is no p', () =>
    expect(scalarTest(Float64Array.of(1, 4), Int8Array.of(0, 1), options)).toMatchObject({
      ...{ nA: 1, nB: 1, meanA: 1, meanB: 4, estimate: 3, low: null, g: null, p: null },
      ...{ test: 'none', refused: 'no test: 1 and 1 people' },
    }))

  it('is a group without a value: no difference either', () =>
    expect(scalarTest(Float64Array.of(1, Number.NaN), Int8Array.of(0, 1), options)).toMatchObject({
      ...{ nA: 1, nB: 0, meanB: null, estimate: null, refused: 'no test: 1 and 0 people' },
    }))

  it('are values that do not differ within the groups', () =>
    expect(scalarTest(Float64Array.of(1, 1, 2, 2), Int8Array.of(0, 0, 1, 1), options)).toMatchObject({
      ...{ estimate: 1, p: null, refused: 'no test: the values do not differ within the groups' },
    }))
})
