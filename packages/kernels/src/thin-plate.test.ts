import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ln } from './elementary.js'
import { thinPlateBasis, thinPlateBasisPlain, thinPlateSum, thinPlateSumPlain } from './thin-plate.js'

const coordinate = fc.double({ min: -500, max: 500, noNaN: true })
const points = (minLength: number, maxLength: number) =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength, maxLength }).map((all) => Float64Array.from(all.flat()))

describe('thinPlateBasis', () => {
  it('is 0 at distance 0 and 1, and 4 ln 2 at distance 2', () => {
    const basis = thinPlateBasis(Float64Array.of(3, 4, 4, 4, 3, 6), Float64Array.of(3, 4))
    expect([...basis].map((value) => value + 0)).toEqual([0, 0, 4 * ln(2)])
  })

  it('is r² ln r to the last bits', () =>
    fc.assert(
      fc.property(points(1, 9), points(1, 40), (places, centres) => {
        const m = places.length / 2
        thinPlateBasis(places, centres).forEach((value, at) => {
          const [i, k] = [at % m, Math.floor(at / m)]
          const squared = (places[2 * i] - centres[2 * k]) ** 2 + (places[2 * i + 1] - centres[2 * k + 1]) ** 2
          const log = squared > 0 ? ln(squared) / 2 : 0
          expect(Math.abs(value - squared * log)).toBeLessThanOrEqual(
            1e-15 * squared * Math.max(1, Math.abs(log)) + 1e-300,
          )
        })
      }),
    ))

  it('gives the same bits compiled and plain', () =>
    fc.assert(
      fc.property(points(0, 9), points(0, 40), (places, centres) => {
        expect(thinPlateBasis(places, centres)).toEqual(thinPlateBasisPlain(places, centres))
      }),
    ))
})

describe('thinPlateSum', () => {
  it('gives the same bits compiled and plain, and sums the basis', () =>
    fc.assert(
      fc.property(points(0, 9), points(1, 30), (places, centres) => {
        const coefficients = Float64Array.from({ length: centres.length / 2 }, (_, k) => (k % 7) - 2.5)
        const sum = thinPlateSum(places, centres, coefficients)
        expect(sum).toEqual(thinPlateSumPlain(places, centres, coefficients))
        const basis = thinPlateBasis(places, centres)
        sum.forEach((value, i) => {
          const expected = coefficients.reduce((total, c, k) => total + c * basis[k * sum.length + i], 0)
          expect(value).toBeCloseTo(expected, 6)
        })
      }),
    ))
})
