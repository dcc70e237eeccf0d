import type { Frame } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { isIdentity, isRotation, type Places, placeIssues } from './tracking.js'

const matrix = (...rotation: number[]) =>
  Float64Array.from([0, 1, 2].flatMap((row) => [...rotation.slice(3 * row, 3 * row + 3), 100]))
const turn = (c: number, s: number) => matrix(c, -s, 0, s, c, 0, 0, 0, 1)

describe('isIdentity', () => {
  it('is exact: a turn by a ten-thousandth is none', () => {
    expect(isIdentity(matrix(1, 0, 0, 0, 1, 0, 0, 0, 1))).toBe(true)
    expect(isIdentity(matrix(1, -0, 0, 0, 1, 0, 0, 0, 1))).toBe(true)
    expect(isIdentity(turn(1, 0.0001))).toBe(false)
  })
})

describe('isRotation', () => {
  it('accepts a rotation printed with three decimals', () => expect(isRotation(turn(0.707, 0.707))).toBe(true))

  it.each([
    ['a mirror', matrix(1, 0, 0, 0, 1, 0, 0, 0, -1)],
    ['zeros', matrix(0, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['a stretched axis', matrix(1.01, 0, 0, 0, 1, 0, 0, 0, 1)],
    ['a sheared axis', matrix(1, 0.02, 0, 0, 1, 0, 0, 0, 1)],
    ['a missing number', matrix(Number.NaN, 0, 0, 0, 1, 0, 0, 0, 1)],
  ])('refuses %s', (_, m) => expect(isRotation(m)).toBe(false))
})

describe('placeIssues', () => {
  it('speaks of one stimulus as of one', () => {
    const one = {
      untrackedLines: [7],
      missingLines: [8],
      notRotationLines: [9],
      farLines: [10],
    } as unknown as Places<Frame>
    const untracked = {
      code: 'io/brainsight-untracked',
      what: () => 'The coil was not tracked for 1 stimulus.',
    } as const
    const issues = placeIssues(one, 'a.txt', untracked)
    expect(issues.map(({ where }) => where.line)).toEqual([7, 8, 9, 10])
    for (const { what, fix } of issues) expect(`${what} ${fix}`).not.toMatch(/\b(they|them)\b|1 stimuli/i)
  })
})
