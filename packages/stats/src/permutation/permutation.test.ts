import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { nullOf } from './p-value.js'
import { type RelabellingKind, relabellingPlan } from './plan.js'
import { membersOf, ordersOf } from './relabel.js'
import { pairedPermutation, twoGroupPermutation } from './two-groups.js'

const a = Float64Array.of(12.1, 15.3, 9.8, 14.2, 11.0, 13.7, 16.1, 10.4)
const b = Float64Array.of(9.2, 11.1, 7.5, 12.4, 8.8, 6.9, 10.7)

const text = (rows: ArrayLike<number>, n: number) =>
  Array.from({ length: rows.length / n }, (_, i) => Array.from({ length: n }, (_, j) => rows[i * n + j]).join(' '))

describe('relabellings', () => {
  it('are all 6435 of 8 and 7 people, each once, the observed one among them', () => {
    const observed = Uint8Array.from({ length: 15 }, (_, i) => (i < 8 ? 0 : 1))
    const plan = relabellingPlan('labels', observed, { permutations: 'exact' })
    const all = text(membersOf(plan, 0, plan.count), 15)
    expect(plan.count).toBe(6435)
    expect(new Set(all).size).toBe(6435)
    expect(all).toContain([...observed].join(' '))
  })

  it('are all 24 orders of 4, and all 8 signs of 3', () => {
    const orders = relabellingPlan('orders', new Uint8Array(4), { permutations: 'exact' })
    expect(new Set(text(ordersOf(orders, 0, 24), 4)).size).toBe(24)
    const flips = relabellingPlan('flips', new Uint8Array(3), { permutations: 8 })
    expect(new Set(text(membersOf(flips, 0, 8), 3)).size).toBe(8)
  })

  it('keep people inside their blocks', () => {
    const observed = Uint8Array.of(1, 0, 0, 1, 1, 0, 0)
    const blocks = Int32Array.of(3, 3, 3, 9, 9, 9, 9)
    for (const permutations of ['exact', 10] as const) {
      const plan = relabellingPlan('labels', observed, { permutations, blocks })
      for (const row of text(membersOf(plan, 0, plan.count), 7)) {
        const members = row.split(' ').map(Number)
        expect(members.slice(0, 3).reduce((x, y) => x + y)).toBe(1)
        expect(members.slice(3).reduce((x, y) => x + y)).toBe(2)
      }
    }
    expect(relabellingPlan('labels', observed, { permutations: 'exact', blocks }).count).toBe(18)
  })

  it('are refused where all were asked for and there are too many', () => {
    expect(() => relabellingPlan('labels', new Uint8Array(60).fill(1, 30), { permutations: 'exact' })).toThrow(
      'too many to go through all',
    )
  })

  it('are the same in whatever shards they are made', () =>
    fc.assert(
      fc.property(
        fc.constantFrom<RelabellingKind>('labels', 'flips', 'orders'),
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 0, max: 50 }),
        (kind, n, cut) => {
          const observed = Uint8Array.from({ length: n }, (_, i) => i % 2)
          const plan = relabellingPlan(kind, observed, { permutations: 50, seed: 7 })
          const make = kind === 'orders' ? ordersOf : membersOf
          const at = Math.min(cut, plan.count)
          expect([...make(plan, 0, at), ...make(plan, at, plan.count)]).toEqual([...make(plan, 0, plan.count)])
        },
      ),
    ))

  it('draw everyone equally often', () => {
    const plan = relabellingPlan('labels', Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), { permutations: 50 })
    const many = { ...plan, exact: false, count: 20_000 }
    const members = membersOf(many, 0, many.count)
    for (let i = 0; i < 11; i++) {
      let times = 0
      for (let k = 0; k < many.count; k++) times += members[11 * k + i]
      // Binomial: 20000 · 2/11 with a standard deviation of 55.
      expect(Math.abs(times - 20_000 * (2 / 11))).toBeLessThan(4 * 55)
    }
  })
})

describe('p', () => {
  it('counts ties, and never is 0', () => {
    expect(nullOf(Float64Array.of(1, 2, 3, 3), { exact: false }).p(3)).toBe(3 / 5)
    expect(nullOf(Float64Array.of(1, 2, 3), { exact: false }).p(4)).toBe(1 / 4)
    expect(nullOf(Float64Array.of(1, 2, 3, 3), { exact: true }).p(3)).toBe(2 / 4)
  })

  it('takes for equal what rounding alone sets apart', () => {
    expect(nullOf(Float64Array.of(1e6 * (1 - 5e-11), 1), { exact: true }).p(1e6)).toBe(1 / 2)
  })
})

describe('two groups', () => {
  it('differ in the mean in 90 of 6435 relabellings of data G', () => {
    const test = twoGroupPermutation(a, b, { statistic: 'mean', permutations: 'exact' })
    if (isNoStatistic(test)) throw new RangeError(test.missing)
    expect(test.p).toBeCloseTo(90 / 6435, 12)
    expect(test).toMatchObject({ permutations: 6435, exact: true })
    expect(test.statistic).toBeCloseTo(-3.3107142857, 9)
  })

  it('have the t of Welch and of Student as their statistic', () => {
    expect(twoGroupPermutation(a, b)).toMatchObject({ statistic: expect.closeTo(-2.9599296, 6) })
    expect(twoGroupPermutation(a, b, { statistic: 'pooled' })).toMatchObject({
      statistic: expect.closeTo(-2.9257934, 6),
    })
  })

  it('give for pairs 4 of 64 signs', () => {
    const test = pairedPermutation(Float64Array.of(1.2, 0.4, -0.3, 2.1, 0.9, 1.5), { permutations: 'exact' })
    if (isNoStatistic(test)) throw new RangeError(test.missing)
    expect(test.p).toBe(0.0625)
    expect(test.statistic).toBeCloseTo(2.8087908103, 9)
  })

  it('give 2 of 70 for 4 and 4 people that do not overlap', () => {
    expect(twoGroupPermutation(Float64Array.of(1, 2, 3, 4), Float64Array.of(11, 12, 13, 14))).toMatchObject({
      p: 2 / 70,
    })
  })

  it('are not compared where nothing varies, or one stands alone', () => {
    expect(twoGroupPermutation(Float64Array.of(5, 5), Float64Array.of(5, 5, 5))).toEqual({ missing: 'no-variance' })
    expect(twoGroupPermutation(Float64Array.of(5), Float64Array.of(5, 6, 7))).toEqual({ missing: 'too-few-values' })
    expect(pairedPermutation(Float64Array.of(0, 0, 0))).toEqual({ missing: 'no-variance' })
  })
})
