// Expected values: scipy.optimize.linprog (HiGHS), SciPy 1.10.1, NumPy 1.24.2, tolerances 1e-10; the inputs are formulas, no seed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCost } from './least-cost.js'
import { wholeMasses } from './whole-masses.js'

const shareOf = (masses: readonly number[]): Float64Array => {
  const sum = masses.reduce((total, mass) => total + mass, 0)
  return Float64Array.from(masses, (mass) => mass / sum)
}

/** p_i ∝ 1 + 7i mod 11 at (37i mod 101, 53i mod 97); q_j ∝ 1 + 5j mod 13 at (29j + 11 mod 101, 61j + 5 mod 97). */
function problem(m: number, n: number) {
  const [i, j] = [[...Array(m).keys()], [...Array(n).keys()]]
  const x = i.map((k) => [(37 * k) % 101, (53 * k) % 97])
  const y = j.map((k) => [(29 * k + 11) % 101, (61 * k + 5) % 97])
  const squaredMm2 = Float64Array.from(x.flatMap(([u, v]) => y.map(([s, t]) => (u - s) * (u - s) + (v - t) * (v - t))))
  return { p: shareOf(i.map((k) => 1 + ((7 * k) % 11))), q: shareOf(j.map((k) => 1 + ((5 * k) % 13))), squaredMm2 }
}

describe('leastCost', () => {
  it.each([
    [5, 7, 29.545843013443417, 35.9525444100119],
    [12, 9, 21.939922201411562, 23.81185741397903],
    [30, 30, 15.893862134962005, 18.24789304567215],
    [49, 49, 14.085232987734203, 16.100586590418754],
    [80, 65, 11.921561756143612, 13.710554124098001],
  ])('is what linear programming finds for %i × %i masses', (m, n, w1, w2) => {
    const { p, q, squaredMm2 } = problem(m, n)
    expect(leastCost(p, q, squaredMm2.map(Math.sqrt))).toBeCloseTo(w1, 9)
    expect(Math.sqrt(leastCost(p, q, squaredMm2))).toBeCloseTo(w2, 9)
  })

  it('is the best of all assignments where all masses are the same', () => {
    const costs = fc.array(fc.nat(1000), { minLength: 25, maxLength: 25 })
    const orders = permutations(5)
    fc.assert(
      fc.property(costs, (cost) => {
        const best = Math.min(...orders.map((order) => order.reduce((sum, j, i) => sum + cost[5 * i + j], 0)))
        const p = shareOf([1, 1, 1, 1, 1])
        expect(leastCost(p, p, Float64Array.from(cost))).toBeCloseTo(best / 5, 8)
      }),
      { numRuns: 300 },
    )
  })

  it('is ∫ |F − G| on a line', () => {
    const masses = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(masses, masses, (a, b) => {
        const [p, q] = [shareOf(a), shareOf(b)]
        let [f, g, area] = [0, 0, 0]
        for (let x = 0; x < Math.max(p.length, q.length); x++) {
          f += p[x] ?? 0
          g += q[x] ?? 0
          area += Math.abs(f - g)
        }
        const cost = Float64Array.from(a.flatMap((_, i) => b.map((__, j) => Math.abs(i - j))))
        expect(leastCost(p, q, cost)).toBeCloseTo(area, 9)
      }),
    )
  })

  it('is 0 where nothing costs anything, and bears masses of very different size', () => {
    expect(leastCost(Float64Array.of(1), Float64Array.of(0.5, 0.5), new Float64Array(2))).toBe(0)
    const p = Float64Array.of(1 - 1e-15, 1e-15)
    expect(leastCost(p, Float64Array.of(1), Float64Array.of(3, 4))).toBeCloseTo(3, 12)
  })
})

describe('wholeMasses', () => {
  it('keeps the sums equal, and never splits the sources so that a part weighs what a part of the sinks does', () => {
    const masses = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(masses, masses, (a, b) => {
        const { supply, demand } = wholeMasses(shareOf(a), shareOf(b))
        const sums = (of: Float64Array) => subsets([...of])
        expect(Math.max(...sums(supply))).toBe(Math.max(...sums(demand)))
        const parts = new Set(sums(supply).slice(1, -1))
        expect(
          sums(demand)
            .slice(1, -1)
            .some((sum) => parts.has(sum)),
        ).toBe(false)
      }),
    )
  })
})

/** Sums of all subsets: of none first, of all last. */
const subsets = (values: readonly number[]): number[] =>
  values.reduce<number[]>((sums, value) => [...sums, ...sums.map((sum) => sum + value)], [0])

function permutations(n: number): number[][] {
  if (n === 0) return [[]]
  return permutations(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  )
}
