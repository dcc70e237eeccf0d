import type { FitLine, ZeroPhase } from './zero-phase.js'

/** The twin of the compiled kernel for one signal: its row before and afterwards, and room for samples + 2 padding numbers. */
export function filterRowPlain(
  rowOut: Float64Array,
  room: Float64Array,
  filter: ZeroPhase,
  line: FitLine | null,
): void {
  const n = rowOut.length
  if (line !== null) straighten(rowOut, line)
  if (filter.sections === 0) return
  extend(rowOut, room, filter.padding)
  cascade(room, 0, 1, n + 2 * filter.padding, filter)
  cascade(room, n + 2 * filter.padding - 1, -1, n + filter.padding, filter)
  const gain = filter.gain * filter.gain
  for (let i = 0; i < n; i++) rowOut[i] = room[filter.padding + i] * gain
}

/** Takes the line off; even and odd places of each part have sums of their own, as in the compiled kernel. */
function straighten(rowOut: Float64Array, { from, to, count, centre, squares }: FitLine): void {
  const n = rowOut.length
  let sum0 = 0
  let sum1 = 0
  let moment0 = 0
  let moment1 = 0
  for (const [first, end] of [
    [0, from],
    [to, n],
  ])
    for (let i = first; i < end; i++) {
      if ((i - first) % 2 === 0) {
        sum0 += rowOut[i]
        moment0 += rowOut[i] * (i - centre)
      } else {
        sum1 += rowOut[i]
        moment1 += rowOut[i] * (i - centre)
      }
    }
  const slope = (moment0 + moment1) / squares
  const mean = (sum0 + sum1) / count
  for (let i = 0; i < n; i++) rowOut[i] -= mean + slope * (i - centre)
}

/** Copies the row to the room between its odd reflections: 2 x₀ − x_k before it, 2 x_(n−1) − x_(n−1−k) after it. */
function extend(row: Float64Array, room: Float64Array, padding: number): void {
  const last = row.length - 1
  room.set(row, padding)
  for (let k = 1; k <= padding; k++) {
    room[padding - k] = 2 * row[0] - row[k]
    room[padding + last + k] = 2 * row[last] - row[last - k]
  }
}

/** All sections over n numbers from `first` on in steps of 1 or −1, two sections a pass. */
function cascade(room: Float64Array, first: number, step: number, n: number, { sections, table }: ZeroPhase): void {
  const level = room[first]
  for (let s = 0; s < sections; s += 2) {
    const [b1, b2, a1, a2] = table.subarray(6 * s)
    let z1 = table[6 * s + 4] * level
    let z2 = table[6 * s + 5] * level
    const isPair = s + 1 < sections
    const [d1, d2, c1, c2] = isPair ? table.subarray(6 * s + 6) : [0, 0, 0, 0]
    let w1 = isPair ? table[6 * s + 10] * level : 0
    let w2 = isPair ? table[6 * s + 11] * level : 0
    for (let k = 0, at = first; k < n; k++, at += step) {
      const x = room[at]
      const y = x + z1
      z1 = b1 * x + z2 - a1 * y
      z2 = b2 * x - a2 * y
      if (!isPair) {
        room[at] = y
        continue
      }
      const u = y + w1
      w1 = d1 * y + w2 - c1 * u
      w2 = d2 * y - c2 * u
      room[at] = u
    }
  }
}
