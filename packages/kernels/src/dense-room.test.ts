import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expNegative } from './dense-covariance-plain.js'
import { panelPlace } from './dense-plain.js'
import { type DenseRoom, plainRoom, withDense } from './dense-room.js'
import { exp } from './elementary.js'

/** A whole likelihood evaluation and a tile of nodes: every operation, every result of it. */
function everything(room: DenseRoom, points: Float64Array, matern: number): readonly Float64Array[] {
  const count = points.length / 3
  const n = (count + 3) & ~3
  const column = (c: number) => Float64Array.from({ length: n }, (_, i) => (i < count ? points[3 * i + c] : 0))
  const [u, v, z] = [0, 1, 2].map((c) => room.put(column(c)))
  const noise = room.put(new Float64Array(n).fill(0.3, 0, count).fill(1, count))
  const [k, a, x, inverse] = [0, 0, 0, 0].map(() => room.put(new Float64Array(n * n)))
  const g = matern === 0 ? k : room.put(new Float64Array(n * n))
  room.covariance(u, v, count, n, u, v, count, 1.7, matern, k, g)
  room.shifted(k, n, noise, a)
  const stop = room.factor(a, n)
  room.inverseLower(a, n, x)
  room.gram(x, n, inverse)
  const [traces, products] = [0, 0].map(() => room.f64(4 * n))
  room.traces(inverse, k, g, n, u, v, traces)
  room.products(k, g, n, u, v, z, products)
  const nodes = room.put(new Float64Array(n * n))
  room.covariance(u, v, count, n, v, u, count, 1.7, matern, nodes, room.put(new Float64Array(n * n)))
  const [squares, weighted, diagonal] = [0, 0, 0].map(() => room.f64(n))
  room.weighted(nodes, n, n, z, weighted)
  room.forward(a, n, nodes, n)
  room.squares(nodes, n, n, squares)
  room.diagonal(a, n, diagonal)
  room.backward(a, n, z)
  const small = [diagonal, squares, weighted, z].map((place) => room.take(place, n))
  const square = [k, g, x, inverse, nodes].map((place) => room.take(place, n * n))
  return [
    Float64Array.of(stop),
    ...small,
    ...square,
    upper(room.take(a, n * n), n),
    room.take(traces, 4 * n),
    room.take(products, 4 * n),
  ]
}

/** What lies below the diagonal of a factor is not defined. */
const upper = (a: Float64Array, n: number) => {
  for (let j = 0; j < n; j++) for (let i = j + 1; i < n; i++) a[panelPlace(n, i, j)] = 0
  return a
}

const coordinate = fc.double({ min: -4, max: 4, noNaN: true })
const places = fc
  .array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 1, maxLength: 41 })
  .map((rows) => Float64Array.from(rows.flat()))

/** −0 and 0 are one number; every other difference of bits shows. */
const bits = (array: Float64Array) => new BigUint64Array(array.map((value) => value + 0).buffer)

describe('dense algebra in panels', () => {
  it('gives the same bits compiled and plain', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(0, 1), (points, matern) => {
        const compiled = withDense((room) => everything(room, points, matern))
        const plain = everything(plainRoom(), points, matern)
        compiled.forEach((array, k) => expect(bits(array)).toEqual(bits(plain[k])))
      }),
      { numRuns: 60 },
    )
  })

  it('says which pivot is not positive', () => {
    const [n, bad] = [8, 5]
    const a = new Float64Array(n * n)
    for (let i = 0; i < n; i++) a[panelPlace(n, i, i)] = i === bad ? -1 : 1
    expect(withDense((room) => room.factor(room.put(a), n))).toBe(bad)
    const room = plainRoom()
    expect(room.factor(room.put(a), n)).toBe(bad)
  })
})

describe('exp of numbers below 0', () => {
  it('agrees with the correctly rounded one to two units in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 0, noNaN: true }), (x) => {
        expect(Math.abs(expNegative(x) / exp(x) - 1)).toBeLessThan(2 * Number.EPSILON)
      }),
      { numRuns: 2000 },
    )
  })

  it('is 1 at 0 and 0 far below', () => {
    expect([expNegative(0), expNegative(-709), expNegative(Number.NEGATIVE_INFINITY)]).toEqual([1, 0, 0])
  })
})
