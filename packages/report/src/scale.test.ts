import { describe, expect, it } from 'vitest'
import { decade, fineLogTicks, linearScale, logScale, logTicks, niceStep, powerOfTen, ticks } from './scale.js'

describe('scales', () => {
  it('map the ends to the ends and the middle to the middle', () => {
    const scale = linearScale([0, 10], [100, 0])
    expect([0, 5, 10].map(scale)).toEqual([100, 50, 0])
    expect(linearScale([3, 3], [0, 10])(3)).toBe(5)
  })

  it('give equal ratios equal distances', () => {
    const scale = logScale([1, 1000], [0, 3])
    expect(scale(10)).toBeCloseTo(1, 12)
    expect(scale(100) - scale(10)).toBeCloseTo(1, 12)
  })

  it('know the decade of a number, at its very ends too', () => {
    expect([1, 9.99, 10, 999, 1000, 0.1, 0.0099].map(decade)).toEqual([0, 0, 1, 2, 3, -1, -3])
    expect(powerOfTen(-2)).toBe(0.01)
  })

  it('place ticks at round values inside the axis', () => {
    expect(ticks(0, 655, 4)).toEqual([0, 200, 400, 600])
    expect(ticks(-20, 20, 4)).toEqual([-20, -10, 0, 10, 20])
    expect(ticks(5, 5)).toEqual([5])
    expect(logTicks(1, 1000)).toEqual([1, 10, 100, 1000])
    expect(fineLogTicks(0.4, 22)).toEqual([0.5, 1, 2, 5, 10, 20])
    expect(fineLogTicks(0.5, 60)).toEqual([1, 10])
    expect([niceStep(10, 5), niceStep(7, 1), niceStep(0.3, 1)]).toEqual([2, 10, 0.5])
  })
})
