import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ErrorScale } from '../model/interval-kind.js'
import { overlapIndices } from '../overlap/index.js'
import { errorScales, scaleOfRange } from './error-scale.js'

describe('the scale of a range', () => {
  it.each([
    ['share', 0, 1],
    ['correlation', -1, 1],
    ['root', 0, Number.POSITIVE_INFINITY],
    ['plain', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  ] as const)('is %s from %d to %d', (scale, least, most) => expect(scaleOfRange([least, most])).toBe(scale))
})

describe.each(overlapIndices.map((index) => [index.id, index.range] as const))('the range of %s', (_id, range) => {
  it('is one that a scale is made for: 0 to 1 or −1 to 1 where it ends, from 0 on or all numbers where it does not', () =>
    expect([
      [0, 1],
      [-1, 1],
      [0, Number.POSITIVE_INFINITY],
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    ]).toContainEqual([...range]))

  it('is where its scale leads back to, and both of its ends stay where they are', () => {
    const { to, from } = errorScales[scaleOfRange(range)]
    for (const end of range) if (Number.isFinite(end)) expect(from(to(end))).toBeCloseTo(end, 12)
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (onScale) => {
        const value = from(onScale)
        expect(value).toBeGreaterThanOrEqual(range[0])
        expect(value).toBeLessThanOrEqual(range[1])
      }),
    )
  })
})

describe('a number', () => {
  it.each([
    ['plain', -10, 10],
    ['root', 0, 10],
    ['share', 0, 1],
    ['correlation', -1, 1],
  ] as const)('comes back from the scale %s', (scale: ErrorScale, min, max) =>
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), (value) => {
        const { to, from } = errorScales[scale]
        expect(from(to(value))).toBeCloseTo(value, 12)
      }),
    ),
  )

  it('of which errors are alike at ½ and at 0: arcsin √½ is π/4, and arcsin √((1 + 0)/2) as well', () => {
    expect(errorScales.share.to(0.5)).toBeCloseTo(Math.PI / 4, 15)
    expect(errorScales.correlation.to(0)).toBeCloseTo(Math.PI / 4, 15)
  })
})
