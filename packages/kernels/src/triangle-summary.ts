/**
 * The plain twin of the triangle kernel, which defines it.
 *
 * Inside a triangle a linear map is a convex mix of its corners a, b, c. So a triangle whose corners all exceed θ is full, one
 * of which none does is empty, and only the others, the boundary, are looked at node by node:
 *
 *     excess = sλₐ (a − θ) + sλ_b (b − θ) + sλ_c (c − θ)        a node counts where it is > 0
 *     mass   = s z = excess + θ s
 *
 * The excess has the sign that pruning assumes whatever rounding does, since none of its terms is negative in a full triangle
 * or positive in an empty one: pruning is exact. Sums run over the even and the odd nodes of a triangle, ascending, are added,
 * and then run over the triangles.
 */
import type { TriangleOperator } from './triangle-operator.js'

/** Numbers in the summary of one set of maps: 4 a muscle and 1 a pair. */
export const summaryWidth = (muscles: number): number => 4 * muscles + (muscles * (muscles - 1)) / 2

const empty = 0
const boundary = 1
const full = 2

/** A function that writes the summary of one set of maps to `out`, from place `at`; see {@link summariseMaps} for the shapes. */
export function plainSummary(operator: TriangleOperator, thresholds: Float64Array) {
  const { vertices, triangles, records, pairs, widest } = operator
  const muscles = thresholds.length
  const states = new Uint8Array(muscles)
  const parts = new Float64Array(muscles)
  const masks = new Uint8Array(2 * widest * muscles)

  const shared = (t: number, m: number, l: number): number => {
    if (states[m] === full) return parts[l]
    if (states[l] === full) return parts[m]
    return sharedArea(pairs, records[5 * t + 3], records[5 * t + 4], masks, 2 * widest * m, 2 * widest * l)
  }
  return (values: Float64Array, out: Float64Array, at: number): void => {
    out.fill(0, at, at + summaryWidth(muscles))
    for (let t = 0; t < triangles; t++) {
      for (let m = 0; m < muscles; m++) {
        const a = values[m * vertices + records[5 * t]]
        const b = values[m * vertices + records[5 * t + 1]]
        const c = values[m * vertices + records[5 * t + 2]]
        const theta = thresholds[m]
        const corners = (a > theta ? 1 : 0) + (b > theta ? 1 : 0) + (c > theta ? 1 : 0)
        states[m] = corners === 3 ? full : corners === 0 ? empty : boundary
        parts[m] = 0
        if (corners === 3) parts[m] = addFull(operator.sums, 10 * t, a, b, c, out, at + 4 * m)
        else if (corners > 0)
          parts[m] = addCut(operator, t, a - theta, b - theta, c - theta, theta, masks, 2 * widest * m, out, at + 4 * m)
      }
      let pair = at + 4 * muscles
      for (let m = 0; m < muscles; m++)
        for (let l = m + 1; l < muscles; l++, pair++)
          if (states[m] !== empty && states[l] !== empty) out[pair] += shared(t, m, l)
    }
  }
}

/** Adds a triangle that lies above the threshold as a whole; its area. */
function addFull(
  sums: Float64Array,
  s: number,
  a: number,
  b: number,
  c: number,
  out: Float64Array,
  at: number,
): number {
  out[at] += sums[s]
  out[at + 1] += sums[s + 1] * a + sums[s + 2] * b + sums[s + 3] * c
  out[at + 2] += sums[s + 4] * a + sums[s + 5] * b + sums[s + 6] * c
  out[at + 3] += sums[s + 7] * a + sums[s + 8] * b + sums[s + 9] * c
  return sums[s]
}

/** Adds the nodes above the threshold of a triangle on the boundary, and marks them in the mask; their area. */
function addCut(
  { records, pairs }: TriangleOperator,
  t: number,
  a: number,
  b: number,
  c: number,
  theta: number,
  masks: Uint8Array,
  mask: number,
  out: Float64Array,
  at: number,
): number {
  let area = 0
  let volume = 0
  let momentX = 0
  let momentY = 0
  let oddArea = 0
  let oddVolume = 0
  let oddX = 0
  let oddY = 0
  const end = 12 * records[5 * t + 4]
  for (let p = 12 * records[5 * t + 3]; p < end; p += 12, mask += 2) {
    const excess = pairs[p] * a + pairs[p + 2] * b + pairs[p + 4] * c
    const odd = pairs[p + 1] * a + pairs[p + 3] * b + pairs[p + 5] * c
    masks[mask] = excess > 0 ? 1 : 0
    masks[mask + 1] = odd > 0 ? 1 : 0
    if (excess > 0) {
      const mass = excess + theta * pairs[p + 6]
      area += pairs[p + 6]
      volume += mass
      momentX += mass * pairs[p + 8]
      momentY += mass * pairs[p + 10]
    }
    if (odd > 0) {
      const mass = odd + theta * pairs[p + 7]
      oddArea += pairs[p + 7]
      oddVolume += mass
      oddX += mass * pairs[p + 9]
      oddY += mass * pairs[p + 11]
    }
  }
  out[at] += area + oddArea
  out[at + 1] += volume + oddVolume
  out[at + 2] += momentX + oddX
  out[at + 3] += momentY + oddY
  return area + oddArea
}

function sharedArea(
  pairs: Float64Array,
  from: number,
  to: number,
  masks: Uint8Array,
  one: number,
  two: number,
): number {
  let area = 0
  let oddArea = 0
  for (let p = from; p < to; p++, one += 2, two += 2) {
    if ((masks[one] & masks[two]) === 1) area += pairs[12 * p + 6]
    if ((masks[one + 1] & masks[two + 1]) === 1) oddArea += pairs[12 * p + 7]
  }
  return area + oddArea
}
