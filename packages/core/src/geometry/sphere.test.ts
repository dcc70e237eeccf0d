import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onSphere, ontoSphere, shareOfArc } from './sphere.js'

const lengthOf = (mm: ArrayLike<number>) => Math.sqrt(Array.from(mm).reduce((sum, value) => sum + value * value, 0))

describe('onSphere', () => {
  it('leaves the vertex where it is, and brings a quarter of the way round down by the radius', () => {
    expect([...onSphere(Float64Array.of(0, 0), 85)]).toEqual([0, 0, 0])
    const [x, y, z] = onSphere(Float64Array.of(0, (85 * Math.PI) / 2), 85)
    expect([x, y, z].map((mm) => Math.round(mm * 1e9) / 1e9 + 0)).toEqual([0, 85, -85])
  })

  it.each([
    [85, 68.038616347186],
    [90, 68.248890705107],
  ])('puts 70 mm along a head of radius %d mm at a chord of %d mm from the vertex', (radiusMm, chordMm) => {
    expect(lengthOf(onSphere(Float64Array.of(42, -56), radiusMm))).toBeCloseTo(chordMm, 9)
  })

  it('comes back from places on the sphere, and from any depth under them', () => {
    const mm = fc.integer({ min: -1000, max: 1000 }).map((k) => k / 10)
    fc.assert(
      fc.property(mm, mm, fc.integer({ min: 0, max: 80 }), (x, y, depthMm) => {
        const on = onSphere(Float64Array.of(x, y), 85)
        const scale = 1 - depthMm / 85
        const found = ontoSphere([on[0] * scale, on[1] * scale, (on[2] + 85) * scale - 85], 85)
        expect(found.planeMm[0]).toBeCloseTo(x, 8)
        expect(found.planeMm[1]).toBeCloseTo(y, 8)
        expect(found.depthMm).toBeCloseTo(depthMm, 8)
      }),
    )
  })
})

describe('shareOfArc', () => {
  it('is 1 at the vertex and 2/π a quarter of the way round', () => {
    expect(shareOfArc(0, 85)).toBe(1)
    expect(shareOfArc((85 * Math.PI) / 2, 85)).toBeCloseTo(2 / Math.PI, 12)
  })
})
