/** TFCE of the t map of every relabelling, of which only the extremes are kept. */
import type { LabelRows } from './label-rows.js'
import { compiledLabelMaps, labelCodes, paddedNodes, residentRows } from './label-sums.js'
import { plainLabelMaps } from './label-sums-plain.js'
import type { Neighbours } from './neighbours.js'
import { leastRest, type StudentRule, tOfSum } from './student.js'
import { compiledTfce, residentNeighbours, tfceExtremes } from './tfce.js'
import { heightRule, type TfceConvention } from './tfce-rule.js'
import { compiled } from './wasm.js'

/** Relabellings whose maps are held at a time. */
const batch = 64

export interface LabelTfce {
  /** Largest score of the nodes above 0, and of those below, one a relabelling. */
  readonly positive: Float64Array
  readonly negative: Float64Array
}

/** @param members count × subjects, as in `labelExtremes`. */
export function labelTfce(
  rows: LabelRows,
  members: Uint8Array,
  student: StudentRule,
  neighbours: Neighbours,
  convention: TfceConvention,
): LabelTfce {
  const { subjects } = rows
  const count = members.length / subjects
  const out = { positive: new Float64Array(count), negative: new Float64Array(count) }
  const extremesOf = compiled() === null ? plainBatch : compiledBatch
  for (let from = 0; from < count; from += batch) {
    const part = members.subarray(from * subjects, Math.min(count, from + batch) * subjects)
    extremesOf(rows, part, student, neighbours, convention, (i, { positive, negative }) => {
      out.positive[from + i] = positive
      out.negative[from + i] = negative
    })
  }
  return out
}

type Take = (i: number, extremes: { readonly positive: number; readonly negative: number }) => void

const none = { positive: 0, negative: 0 }

function compiledBatch(
  rows: LabelRows,
  members: Uint8Array,
  { gain, ratio }: StudentRule,
  neighbours: Neighbours,
  convention: TfceConvention,
  take: Take,
): void {
  const wasm = compiled()
  if (wasm === null) return
  residentRows(wasm, rows)
  const places = residentNeighbours(wasm, neighbours)
  // Asked again: where others held the room, the neighbours took the place of the rows.
  const place = residentRows(wasm, rows)
  const count = members.length / rows.subjects
  wasm.scratch((room) => {
    const sums = compiledLabelMaps(wasm, room, rows, place, labelCodes(members, rows.subjects), count)
    const tfce = compiledTfce(wasm, room, rows.nodes, places)
    for (let i = 0; i < count; i++) {
      const map = sums + 8 * i * paddedNodes(rows)
      const rule = heightRule(wasm.exports.studentise(map, paddedNodes(rows), gain, ratio, leastRest), convention)
      take(i, rule === null ? none : tfce(map, rule))
    }
  })
}

function plainBatch(
  rows: LabelRows,
  members: Uint8Array,
  student: StudentRule,
  neighbours: Neighbours,
  convention: TfceConvention,
  take: Take,
): void {
  const count = members.length / rows.subjects
  const sums = plainLabelMaps(rows, labelCodes(members, rows.subjects), count)
  for (let i = 0; i < count; i++) {
    const map = sums.subarray(i * rows.nodes, (i + 1) * rows.nodes).map((sum) => tOfSum(sum, student))
    take(i, tfceExtremes(map, neighbours, convention))
  }
}
