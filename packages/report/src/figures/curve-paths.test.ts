import { describe, expect, it } from 'vitest'
import { bandPath, linePath } from './curve-paths.js'

const axes = { x: (value: number) => 10 * value, y: (value: number) => -value }
const at = Float64Array.of(0, 1, 2, 3, 4)

describe('a curve', () => {
  it('stops where a number is missing, and goes on after it', () => {
    expect(linePath(at, Float64Array.of(1, 2, Number.NaN, 4, 5), axes)).toBe('M0 -1L10 -2M30 -4L40 -5')
    expect(linePath(at, new Float64Array(5).fill(Number.NaN), axes)).toBe('')
  })

  it('has a band that goes there along the lower ends and back along the upper ones', () => {
    const low = Float64Array.of(0, 1, Number.NaN, 3, Number.NaN)
    expect(bandPath(at, low, Float64Array.of(5, 6, 7, 8, 9), axes)).toBe('M0 0L10 -1L10 -6L0 -5Z')
  })
})
