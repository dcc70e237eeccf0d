import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LabelRows } from './label-rows.js'
import { labelCodes, labelExtremes, labelMaps } from './label-sums.js'
import { plainLabelExtremes, plainLabelMaps } from './label-sums-plain.js'

const rowsOf = (subjects: number, nodes: number, seed: number, kind: LabelRows['kind']): LabelRows => ({
  ...{ subjects, nodes, kind },
  values: Float64Array.from({ length: subjects * nodes }, (_, k) => Math.fround(Math.sin(seed + 7.3 * k)) / 3),
})

const membersOf = (count: number, subjects: number, seed: number): Uint8Array =>
  Uint8Array.from({ length: count * subjects }, (_, k) => ((k * 2654435761 + seed * 40503) >>> 7) & 1)

const cases = fc.record({
  subjects: fc.integer({ min: 1, max: 150 }),
  nodes: fc.integer({ min: 1, max: 150 }),
  count: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
  kind: fc.constantFrom('members', 'flips'),
})

const bits = (array: Float64Array) => new BigUint64Array(array.buffer, array.byteOffset, array.length)

describe('sums under relabellings', () => {
  it('add the rows of group a: of 1 2, 10 20 and 100 200, the first and the last give 101 202', () => {
    const rows: LabelRows = { subjects: 3, nodes: 2, kind: 'members', values: Float64Array.of(1, 2, 10, 20, 100, 200) }
    expect([...labelMaps(rows, Uint8Array.of(1, 0, 1, 0, 0, 0))]).toEqual([101, 202, 0, 0])
    expect(labelExtremes(rows, Uint8Array.of(1, 0, 1))).toEqual({
      largest: Float64Array.of(202),
      smallest: Float64Array.of(101),
    })
  })

  it('add flips with their signs: the first minus the others', () => {
    const rows: LabelRows = { subjects: 3, nodes: 2, kind: 'flips', values: Float64Array.of(1, 2, 10, 20, 100, 200) }
    expect([...labelMaps(rows, Uint8Array.of(1, 0, 0))]).toEqual([-109, -218])
  })

  it('are what adding one by one gives', () =>
    fc.assert(
      fc.property(cases, ({ subjects, nodes, count, seed, kind }) => {
        const rows = rowsOf(subjects, nodes, seed, kind)
        const members = membersOf(count, subjects, seed)
        const sums = labelMaps(rows, members)
        for (let i = 0; i < count; i++)
          for (let v = 0; v < nodes; v++) {
            let sum = 0
            for (let s = 0; s < subjects; s++) {
              const sign = members[i * subjects + s] === 1 ? 1 : kind === 'flips' ? -1 : 0
              sum += sign * rows.values[s * nodes + v]
            }
            expect(sums[i * nodes + v]).toBeCloseTo(sum, 12)
          }
      }),
      { numRuns: 60 },
    ))

  it('give the same bits compiled and plain, and as extremes', () =>
    fc.assert(
      fc.property(cases, ({ subjects, nodes, count, seed, kind }) => {
        const rows = rowsOf(subjects, nodes, seed, kind)
        const members = membersOf(count, subjects, seed)
        const codes = labelCodes(members, subjects)
        const sums = labelMaps(rows, members)
        expect(bits(sums)).toEqual(bits(plainLabelMaps(rows, codes, count)))
        const extremes = labelExtremes(rows, members)
        const plain = plainLabelExtremes(rows, codes, count)
        expect(bits(extremes.largest)).toEqual(bits(plain.largest))
        expect(bits(extremes.smallest)).toEqual(bits(plain.smallest))
        for (let i = 0; i < count; i++) {
          const own = sums.subarray(i * nodes, (i + 1) * nodes)
          expect(extremes.largest[i]).toBe(Math.max(...own) + 0)
          expect(extremes.smallest[i]).toBe(Math.min(...own) + 0)
        }
      }),
    ))
})
