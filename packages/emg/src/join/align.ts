/**
 * Two lists of times of the same pulses, each with pulses that the other lacks, on clocks that differ by an unknown offset
 * and run at slightly different rates.
 *
 *     navigator   |     |  |        |     |     |
 *     recording      |     |  |  ‖     |     |
 *                                extra     missing
 */
import { median } from '@penfield/kernels'
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
  /** Distances of the pairs from the clock, ms. */
  readonly distancesMs: Float64Array
}

export interface Aligned {
  readonly best: Alignment
  /**
   * How the best alignment that pairs the pulses otherwise compares: `worse` when its pairs fit clearly worse, `as-good` when it
   * pairs as many and fits as well, `fewer` when it fits as well and merely leaves more pulses alone.
   */
  readonly rival: { readonly alignment: Alignment; readonly fits: 'worse' | 'as-good' | 'fewer' } | null
}

/** What a pulse without a partner costs, as a squared distance in units of the scale: as much as a pair 5 SDs off. */
const alone = 12.5

/** A scale below this is finer than any navigator's stamp, ms. */
const finestMs = 1

/**
 * The alignment of least cost, and what speaks against it.
 *
 *     cost = Σ min(d² / 2 s², C) over the pairs + C · (pulses without a partner, of both lists)        C = 12.5
 *
 * with d the distance of a pair from the clock and s the scale of the alignment that fits best among those that pair nearly as
 * many (1.4826 · median |d|, at least 1 ms). So one pair more is not worth a hundred pairs that fit badly: where the first
 * pulse of a regular session is lost and one more came at its end, the numbers are equal and only the fit tells.
 *
 * Each start — a pulse of a beside a pulse of b — gives an offset; from there both lists are walked to both ends, pairing what
 * lies within the tolerance of the offset of the last pairs, and paired anew by the straight line through the pairs.
 *
 * @param a, b ascending times, ms; none missing.
 */
export function align(a: Float64Array, b: Float64Array): Aligned | null {
  const all = startsOf(a.length, b.length)
    .map(([i, j]) => refined(a, b, walk(a, b, i, j)))
    .filter((one) => one !== null)
  if (all.length === 0) return null
  const most = Math.max(...all.map(({ matched }) => matched))
  const scaleMs = Math.max(finestMs, Math.min(...all.filter(({ matched }) => matched >= 0.8 * most).map(scaleOf)))
  const costOf = (one: Alignment): number => fitOf(one, scaleMs) + alone * (a.length + b.length - 2 * one.matched)
  const costs = new Map(all.map((one) => [one, costOf(one)]))
  const cost = (one: Alignment): number => costs.get(one) ?? 0
  const ranked = [...all].sort((one, other) => cost(one) - cost(other))
  const [best] = ranked
  // One that pairs only some of the pulses fits them by chance.
  const other = ranked.find((one) => one.matched >= 0.8 * best.matched && differs(one, best))
  if (other === undefined) return { best, rival: null }
  const isAlike = fitOf(other, scaleMs) / other.matched <= 2 * (fitOf(best, scaleMs) / best.matched) + 0.5
  const fits = !isAlike ? 'worse' : cost(other) - cost(best) < alone ? 'as-good' : 'fewer'
  return { best, rival: { alignment: other, fits } }
}

const scaleOf = ({ distancesMs }: Alignment): number => 1.4826 * median(distancesMs.map(Math.abs))

function fitOf({ distancesMs }: Alignment, scaleMs: number): number {
  let sum = 0
  for (const d of distancesMs) sum += Math.min(alone, (d * d) / (2 * scaleMs * scaleMs))
  return sum
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
  const matched = Array.from(pairs.keys()).filter((i) => pairs[i] >= 0)
  if (matched.length === 0) return null
  const line = clock
  const distancesMs = Float64Array.from(matched, (i) => b[pairs[i]] - timeOn(line, a[i]))
  return { partners: pairs, matched: matched.length, clock, distancesMs }
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
