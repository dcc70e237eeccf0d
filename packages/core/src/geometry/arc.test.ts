import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chordMm } from './arc.js'

// 170 sin(70/170) and 180 sin(70/180) to 20 digits by Taylor's series in decimal arithmetic.
it.each([
  [85, 68.038616347186],
  [90, 68.248890705107],
])('makes 70 mm along a head of radius %d mm a chord of %d mm', (radiusMm, chord) => {
  expect(chordMm(70, radiusMm)).toBeCloseTo(chord, 9)
})

it('is shorter than the arc and at most the diameter', () =>
  fc.assert(
    fc.property(fc.double({ min: 1, max: 250, noNaN: true }), (arcMm) => {
      expect(chordMm(arcMm, 85)).toBeLessThanOrEqual(Math.min(arcMm, 170))
    }),
  ))
