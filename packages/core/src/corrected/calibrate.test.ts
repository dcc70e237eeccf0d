import { describe, expect, it } from 'vitest'
import { type Curve, calibrated } from './calibrate.js'

/** Participants whose index is seen `lost` too low, give or take: truth 1, 0.9 … 0. */
const participants = (lost: number, count = 101): Curve[] =>
  Array.from({ length: count }, (_, k) => {
    const truth = Array.from({ length: 11 }, (_, step) => 1 - step / 10)
    const off = (0.2 * (k - (count - 1) / 2)) / (count - 1)
    return { truth, seen: truth.map((value) => value - lost + off) }
  })

describe('a calibrated value', () => {
  it('gives back what noise takes away', () => {
    const { value, low, high } = calibrated(participants(0.2), 0.4)
    expect(value).toBeCloseTo(0.6, 2)
    expect(low).toBeCloseTo(0.5, 1)
    expect(high).toBeCloseTo(0.7, 1)
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
  })

  it('is at most the same as itself, and its interval ends there', () => {
    const { value, high } = calibrated(participants(0.2), 0.95)
    expect(value).toBe(1)
    expect(high).toBe(1)
  })

  it('says when nothing bounds it from below', () => {
    expect(calibrated(participants(0.2), -0.5).reachesEnd).toBe(true)
    expect(calibrated(participants(0.2), 0.4).reachesEnd).toBe(false)
  })

  it('asks only participants that come down to a candidate', () => {
    const near: Curve = { truth: [1, 0.9], seen: [0.5, 0.4] }
    const { value, reachesEnd } = calibrated([...participants(0.2), ...Array<Curve>(40).fill(near)], 0.4)
    expect(value).toBeCloseTo(0.6, 2)
    expect(reachesEnd).toBe(false)
  })

  it('takes the first step at which a truth that rises again was there', () => {
    const wavy = participants(0.2).map(({ truth, seen }) => ({ truth: [...truth, 0.3], seen: [...seen, 0.9] }))
    expect(calibrated(wavy, 0.4).value).toBeCloseTo(0.6, 2)
  })
})
