import { describe, expect, it } from 'vitest'
import type { LabelRows } from './label-rows.js'
import { labelMaps } from './label-sums.js'
import { labelTfce } from './label-tfce.js'
import { type Neighbours, neighboursOf } from './neighbours.js'
import { studentRule, tOfSum } from './student.js'
import { tfceExtremes } from './tfce.js'

const chainOf = (n: number): Neighbours =>
  neighboursOf(
    n,
    Int32Array.from({ length: 2 * (n - 1) }, (_, k) => (k >> 1) + (k & 1)),
  )

/** Centred, of norm 1. */
function rowsOf(subjects: number, nodes: number, seed: number): LabelRows {
  const values = Float64Array.from({ length: subjects * nodes }, (_, k) => Math.sin(seed + 12.9898 * k))
  for (let v = 0; v < nodes; v++) {
    const own = Array.from({ length: subjects }, (_, s) => values[s * nodes + v])
    const mean = own.reduce((sum, value) => sum + value, 0) / subjects
    const norm = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0))
    own.forEach((value, s) => {
      values[s * nodes + v] = (value - mean) / norm
    })
  }
  return { subjects, nodes, kind: 'members', values }
}

const membersOf = (count: number, subjects: number): Uint8Array =>
  Uint8Array.from({ length: count * subjects }, (_, k) =>
    ((k % subjects) * 7 + Math.floor(k / subjects)) % subjects < 5 ? 1 : 0,
  )

describe('TFCE under relabellings', () => {
  it.each(['exact', 'integral', 'nilearn'] as const)('is that of the t map of each (%s)', (convention) => {
    const rows = rowsOf(10, 50, 1)
    const members = membersOf(70, 10)
    const student = studentRule(rows, 5)
    const found = labelTfce(rows, members, student, chainOf(50), convention)
    const sums = labelMaps(rows, members)
    for (let i = 0; i < 70; i++) {
      const map = sums.subarray(50 * i, 50 * (i + 1)).map((sum) => tOfSum(sum, student))
      const { positive, negative } = tfceExtremes(map, chainOf(50), convention)
      expect([found.positive[i], found.negative[i]]).toEqual([positive, negative])
    }
  })

  it('is the same whoever used the room of the kernels before', () => {
    const [rows, chain] = [rowsOf(10, 50, 2), chainOf(50)]
    const [members, student] = [membersOf(70, 10), studentRule(rows, 5)]
    const alone = labelTfce(rows, members, student, chain, 'integral')
    const others = [rowsOf(12, 300, 3), rowsOf(9, 20, 4)]
    for (const other of others) labelMaps(other, membersOf(3, other.subjects))
    tfceExtremes(new Float64Array(400).fill(1), chainOf(400), 'exact')
    expect(labelTfce(rows, members, student, chain, 'integral')).toEqual(alone)
    labelMaps(others[0], membersOf(3, 12))
    labelMaps(rows, members)
    expect(labelTfce(rows, members, student, chainOf(50), 'integral')).toEqual(alone)
  })
})
