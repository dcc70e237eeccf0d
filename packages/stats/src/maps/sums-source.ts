/** Student's t of two groups or of differences, from sums of people's rows. */
import { type LabelRows, labelExtremes, labelMaps, studentRule, tOfSum } from '@penfield/kernels'
import type { RelabellingPlan } from '../permutation/plan.js'
import { membersOf } from '../permutation/relabel.js'
import type { MapSource } from './map-source.js'

/** Relabellings whose maps are held at a time. */
const batch = 64

/**
 * @param values  n × nodes, finite, every node with some spread; of two groups, or differences.
 * @param kind    `members`: centred here. `flips`: left as they are.
 * @param ofA     people in group a.
 */
export function sumsSource(values: Float64Array, n: number, kind: LabelRows['kind'], ofA: number): MapSource {
  const nodes = values.length / n
  const rows: LabelRows = { subjects: n, nodes, kind, values: unitColumns(values, n, kind === 'members') }
  const student = studentRule(rows, ofA)
  const eachMap: MapSource['eachMap'] = (plan, from, to, visit) => {
    const t = new Float64Array(nodes)
    for (let start = from; start < to; start += batch) {
      const end = Math.min(to, start + batch)
      const sums = labelMaps(rows, membersOf(plan, start, end))
      for (let b = start; b < end; b++) {
        for (let v = 0; v < nodes; v++) t[v] = tOfSum(sums[(b - start) * nodes + v], student)
        visit(b, t)
      }
    }
  }
  return {
    ...{ nodes, eachMap, sums: { rows, student } },
    observed: ({ observed }: RelabellingPlan) => labelMaps(rows, observed).map((sum) => tOfSum(sum, student)),
    extremes: (plan, from, to) => {
      const { largest, smallest } = labelExtremes(rows, membersOf(plan, from, to))
      const t = (sum: number): number => tOfSum(sum, student)
      return { largest: largest.map(t), smallest: smallest.map(t) }
    },
  }
}

/** Columns of a matrix of n rows, centred where asked, of norm 1. */
export function unitColumns(values: Float64Array, n: number, centre: boolean): Float64Array {
  const nodes = values.length / n
  const out = values.slice()
  for (let v = 0; v < nodes; v++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[i * nodes + v]
    const mean = centre ? sum / n : 0
    let squares = 0
    for (let i = 0; i < n; i++) {
      const off = values[i * nodes + v] - mean
      squares += off * off
    }
    const norm = Math.sqrt(squares)
    for (let i = 0; i < n; i++) out[i * nodes + v] = (values[i * nodes + v] - mean) / norm
  }
  return out
}
