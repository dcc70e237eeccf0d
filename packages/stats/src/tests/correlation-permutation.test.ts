import { describe, expect, it } from 'vitest'
import { permutationOfPairs } from './correlation-permutation.js'

const episodes = Float64Array.of(1, 2, 3, 4, 5, 6, 8, 10)
const overlap = Float64Array.of(0.42, 0.5, 0.47, 0.55, 0.61, 0.58, 0.7, 0.66)
const age = Float64Array.of(24, 31, 28, 35, 30, 41, 38, 45)

/** Σ of the products of ranks, over all orders: the definition, which n = 5 allows. */
function bySpelling(x: readonly number[], y: readonly number[]): number {
  const mean = (x.length + 1) / 2
  const size = (order: readonly number[]) =>
    Math.abs(x.reduce((sum, rank, i) => sum + (rank - mean) * (order[i] - mean), 0))
  const orders = (rest: readonly number[]): number[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((first) => orders(rest.filter((each) => each !== first)).map((tail) => [first, ...tail]))
  const all = orders(y)
  return all.filter((order) => size(order) >= size(y) - 1e-9).length / all.length
}

describe('p of a correlation by orders', () => {
  it('is what spelling out all orders of five gives', () => {
    const y = [2, 1, 4, 3, 5]
    const found = permutationOfPairs(Float64Array.of(1, 2, 3, 4, 5), Float64Array.from(y), [], {
      permutations: 'exact',
    })
    expect(found).toEqual({ p: bySpelling([1, 2, 3, 4, 5], y), count: 120, exact: true })
  })

  it('lies near that of t where eight people rise together, alone and beside age', () => {
    const alone = permutationOfPairs(episodes, overlap, [], { permutations: 9999 })
    expect(alone.p).toBeLessThan(0.005)
    const beside = permutationOfPairs(episodes, overlap, [age], { permutations: 'exact' })
    expect(beside.count).toBe(40320)
    // Student's t has p = .0391; the orders of eight people need not agree to more than this.
    expect(Math.abs(beside.p - 0.0391)).toBeLessThan(0.02)
  })
})
