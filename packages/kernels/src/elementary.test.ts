import { describe, expect, it } from 'vitest'
import { atan2, cbrt, cos, exp, ln, pow, sin } from './elementary.js'
import { normalCdf, normalQuantile } from './normal.js'

// Reference values: correctly rounded decimals from tables of constants (e, ln 2, sin 1, cos 1, pi/4, 2^0.5, cube root of 2).
describe('elementary functions', () => {
  it.each([
    ['exp 1', exp(1), 2.718281828459045],
    ['ln 2', ln(2), 0.6931471805599453],
    ['sin 1', sin(1), 0.8414709848078965],
    ['cos 1', cos(1), 0.5403023058681398],
    ['atan2 1 1', atan2(1, 1), 0.7853981633974483],
    ['pow 2 0.5', pow(2, 0.5), 1.4142135623730951],
    ['cbrt 2', cbrt(2), 1.2599210498948732],
  ])('%s is right to a relative 2⁻⁵²', (_name, value, expected) => {
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(expected * 2 ** -52)
  })
})

describe('normal distribution', () => {
  it('has its 97.5 % point at 1.959963984540054 (scipy.stats.norm.ppf)', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 12)
  })

  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-15, -7.941345326170998],
    [1e-12, -7.034483825301131],
    [1e-10, -6.361340902404056],
    [1e-6, -4.753424308822899],
    [0.01, -2.3263478740408408],
  ])('has the quantile of %d to 14 digits (scipy 1.10.1)', (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-14)
  })

  it('has no quantile outside of 0 to 1', () => {
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(Number.NaN)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ])
  })

  it('is unbounded at 0 and 1', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  })
})
