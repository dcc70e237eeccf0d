/** Pulses of an analogue or digital trigger channel: where it leaves its rest. */
import type { RawChannel } from '@penfield/core'

export interface Edge {
  readonly run: number
  /** Time of the first sample on the other side of the middle, ms after the run's beginning. */
  readonly withinRunMs: number
}

/** Samples read at a time, so that a long recording is never held whole. */
const piece = 1 << 16

/** A line that leaves its rest again sooner than this after the last time is bouncing. */
const shortestPulseMs = 1

/**
 * Where the channel leaves its rest: the first sample beyond the middle of its range after one at rest.
 *
 *     middle = (lowest + highest) / 2 of the whole channel        rest: the side where it spends most samples
 *
 * So a line that falls at a pulse is read as well as one that rises. A further edge within 1 ms is the same pulse. A channel
 * that stays at one value has none; a pulse that is on at the very beginning of a run has no edge.
 */
export function edgesOf(channel: RawChannel): readonly Edge[] {
  const middle = middleOf(channel)
  if (Number.isNaN(middle)) return []
  const edges: Readonly<Record<'up' | 'down', Edge[]>> = { up: [], down: [] }
  let above = 0
  let below = 0
  let wasAbove: boolean | null = null
  for (const { run, first, values } of piecesOf(channel)) {
    if (first === 0) wasAbove = null
    for (let k = 0; k < values.length; k++) {
      if (Number.isNaN(values[k])) continue
      const isAbove = values[k] > middle
      if (isAbove) above++
      else below++
      if (wasAbove !== null && isAbove !== wasAbove)
        add(edges[isAbove ? 'up' : 'down'], run, channel.delaysMs[run] + (first + k) * channel.stepMs)
      wasAbove = isAbove
    }
  }
  return above > below ? edges.down : edges.up
}

function add(edges: Edge[], run: number, withinRunMs: number): void {
  const last = edges[edges.length - 1]
  if (last?.run !== run || withinRunMs - last.withinRunMs > shortestPulseMs) edges.push({ run, withinRunMs })
}

/** Middle of the range; NaN where the channel has none. */
function middleOf(channel: RawChannel): number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { values } of piecesOf(channel)) {
    for (let k = 0; k < values.length; k++) {
      if (values[k] < low) low = values[k]
      if (values[k] > high) high = values[k]
    }
  }
  return high > low ? (low + high) / 2 : Number.NaN
}

function* piecesOf(channel: RawChannel) {
  for (const [run, samples] of channel.samples.entries()) {
    for (let first = 0; first < samples; first += piece)
      yield { run, first, values: channel.read(run, first, Math.min(piece, samples - first)) }
  }
}
