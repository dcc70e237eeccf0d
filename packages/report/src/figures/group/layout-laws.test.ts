import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenAxis } from './broken-axis.js'
import { linesOf } from './lines-of.js'
import { spread } from './spread.js'
import { swarm } from './swarm.js'

const some = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 })

describe('a swarm', () => {
  it('leaves lone dots in the middle and puts equal ones side by side', () => {
    expect(swarm([0, 50, 100], 2, 10)).toEqual([0, 0, 0])
    expect(swarm([7, 7, 7], 2, 10)).toEqual([0, 4, -4])
  })

  it('keeps dots apart as long as there is room, and inside the strip always', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 20 }), (along) => {
        const across = swarm(along, 1, 40)
        for (const [i, x] of across.entries()) {
          expect(Math.abs(x)).toBeLessThanOrEqual(40)
          for (let j = 0; j < i; j++) {
            const [du, dv] = [x - across[j], along[i] - along[j]]
            expect(du * du + dv * dv).toBeGreaterThanOrEqual(4 - 1e-9)
          }
        }
      }),
    ))
})

describe('an axis', () => {
  it('holds every value in its order, broken or not, and knows the way back', () =>
    fc.assert(
      fc.property(some, some, (values, others) => {
        const { scale, valueAt, marks } = brokenAxis(values, others, [100, 0])
        const sorted = [...values, ...others].sort((a, b) => a - b)
        let before = 100
        for (const value of sorted) {
          const y = scale(value)
          expect(y).toBeLessThanOrEqual(before + 1e-9)
          expect(y).toBeGreaterThanOrEqual(-1e-9)
          expect(valueAt(y)).toBeCloseTo(value, 6)
          before = y
        }
        for (const mark of marks) expect(scale(mark)).toBeGreaterThanOrEqual(-1e-9)
      }),
    ))

  it('is broken for one far value, which it counts, and not without it', () => {
    const near = [1, 2, 3, 4, 5, 6]
    expect(brokenAxis(near, [], [100, 0]).breaks).toEqual([])
    const broken = brokenAxis([...near, 60], [], [100, 0])
    expect(broken.breaks).toHaveLength(1)
    expect(broken.beyond).toBe(1)
    expect(broken.scale(6)).toBeLessThan(30)
    expect(broken.scale(60)).toBeGreaterThan(0)
    expect(brokenAxis([...near, -60], [], [100, 0]).beyond).toBe(1)
  })
})

describe('labels', () => {
  it('stand a gap apart in their order', () => {
    expect(spread([10, 11, 12], 5, [0, 100])).toEqual([10, 15, 20])
    expect(spread([97, 98, 99], 5, [0, 100])).toEqual([90, 95, 100])
    expect(spread([10, 50, 90], 5, [0, 100])).toEqual([10, 50, 90])
  })

  it('fill at most the lines they are given', () => {
    expect(linesOf('', 50, 2)).toEqual([])
    expect(linesOf('one two three four five six seven', 40, 2)).toHaveLength(2)
    expect(linesOf('one two three four five six seven', 40, 2)[1]).toMatch(/…$/)
  })
})
