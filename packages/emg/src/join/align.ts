/**
 * Two lists of times of the same pulses, each with pulses that the other lacks, on clocks that differ by an unknown offset
 * and run at slightly different rates.
 *
 *     navigator   |     |  |        |     |     |
 *     recording      |     |  |  ‖     |     |
 *                                extra     missing
 */
import { type Clock, fitClock, timeOn } from './clock.js'

/** A pair may lie this far from the clock that its neighbours give, ms. Navigators stamp by software. */
export const toleranceMs = 150

/** How far the two lists may be shifted against each other, in pulses, beyond the difference of their lengths. */
const slack = 40

/** Places of the first list from which the search starts. */
const anchors = 12

export interface Alignment {
  /** n of a: its partner in b, −1 without. */
  readonly partners: Int32Array
  readonly matched: number
  readonly clock: Clock
  /** Root mean square distance of the pairs from the clock, ms. */
  readonly rmsMs: number
}

/**
 * The alignment with most pairs, and the best one that differs from it by a shift: where that is as good, the times don't say
 * which pulse is which.
 *
 * Each start — a pulse of a beside a pulse of b — gives an offset; from there both lists are walked to both ends, pairing what
 * lies within the tolerance of the offset of the last pairs. The walk that pairs most (then: fits best) is refined on the
 * straight line through its pairs.
 *
 * @param a, b ascending times, ms; none missing.
 */
export function align(a: Float64Array, b: Float64Array): { best: Alignment; rival: Alignment | null } | null {
  const walks = startsOf(a.length, b.length)
    .map(([i, j]) => refined(a, b, walk(a, b, i, j)))
    .filter((one) => one !== null)
    .sort((one, other) => other.matched - one.matched || one.rmsMs - other.rmsMs)
  if (walks.length === 0) return null
  const [best] = walks
  const rival = walks.find((one) => differs(one, best)) ?? null
  return { best, rival }
}

function startsOf(n: number, m: number): [number, number][] {
  const starts: [number, number][] = []
  const reach = Math.abs(n - m) + slack
  for (let k = 0; k < Math.min(anchors, n); k++) {
    const i = Math.floor(((k + 0.5) * n) / Math.min(anchors, n))
    for (let j = Math.max(0, i - reach); j <= Math.min(m - 1, i + reach); j++) starts.push([i, j])
  }
  return starts
}

/** Pairs along both lists from one pair; the offset follows the pairs, so that drift is no hindrance. */
function walk(a: Float64Array, b: Float64Array, i0: number, j0: number): Int32Array {
  const partners = new Int32Array(a.length).fill(-1)
  for (const direction of [1, -1] as const) {
    let offset = b[j0] - a[i0]
    let j = j0
    for (let i = i0; i >= 0 && i < a.length; i += direction) {
      const expected = a[i] + offset
      while (j >= 0 && j < b.length && direction * (b[j] - expected) < -toleranceMs) j += direction
      if (j < 0 || j >= b.length) break
      const next = j + direction
      const isNextNearer = b[next] !== undefined && Math.abs(b[next] - expected) < Math.abs(b[j] - expected)
      if (isNextNearer) j = next
      if (Math.abs(b[j] - expected) > toleranceMs) continue
      partners[i] = j
      offset += 0.3 * (b[j] - expected)
      j += direction
    }
  }
  return partners
}

/** Pairs anew by the line through the pairs; null when there are none. */
function refined(a: Float64Array, b: Float64Array, partners: Int32Array): Alignment | null {
  let pairs = partners
  let clock: Clock | null = null
  for (let round = 0; round < 2; round++) {
    const indices = Array.from(pairs.keys()).filter((i) => pairs[i] >= 0)
    if (indices.length === 0) return null
    clock = fitClock(
      indices.map((i) => a[i]),
      indices.map((i) => b[pairs[i]]),
    )
    pairs = nearestPairs(a, b, clock)
  }
  if (clock === null) return null
  let matched = 0
  let squares = 0
  for (const [i, j] of pairs.entries()) {
    if (j < 0) continue
    matched++
    const distance = b[j] - timeOn(clock, a[i])
    squares += distance * distance
  }
  return matched === 0 ? null : { partners: pairs, matched, clock, rmsMs: Math.sqrt(squares / matched) }
}

/** Each pulse of a with the nearest free pulse of b within the tolerance; the nearer of two rivals gets it. */
function nearestPairs(a: Float64Array, b: Float64Array, clock: Clock): Int32Array {
  const partners = new Int32Array(a.length).fill(-1)
  const owner = new Int32Array(b.length).fill(-1)
  let j = 0
  for (let i = 0; i < a.length; i++) {
    const expected = timeOn(clock, a[i])
    while (j + 1 < b.length && Math.abs(b[j + 1] - expected) <= Math.abs(b[j] - expected)) j++
    const distance = Math.abs(b[j] - expected)
    if (!(distance <= toleranceMs)) continue
    const rival = owner[j]
    if (rival >= 0 && Math.abs(b[j] - timeOn(clock, a[rival])) <= distance) continue
    if (rival >= 0) partners[rival] = -1
    partners[i] = j
    owner[j] = i
  }
  return partners
}

const differs = (one: Alignment, other: Alignment): boolean =>
  one.partners.some((j, i) => j >= 0 && other.partners[i] >= 0 && j !== other.partners[i])
