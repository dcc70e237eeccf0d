/** Pulses of an analogue or digital trigger channel: where it rises. */
import type { RawChannel } from '@penfield/core'

export interface Edge {
  readonly run: number
  /** Time of the first sample above the middle, ms after the run's beginning. */
  readonly withinRunMs: number
}

/** Samples read at a time, so that a long recording is never held whole. */
const piece = 1 << 16

/** A line that rises again sooner than this is bouncing. */
const shortestPulseMs = 1

/**
 * Rising edges: the first sample above the middle of the channel's range after one below it.
 *
 *     middle = (lowest + highest) / 2 of the whole channel
 *
 * An edge within 1 ms of the one before it is the same pulse. A channel that stays at one value has none; a pulse that is on
 * at the very beginning of a run has no edge.
 */
export function edgesOf(channel: RawChannel): readonly Edge[] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { values } of piecesOf(channel)) {
    for (let k = 0; k < values.length; k++) {
      if (values[k] < low) low = values[k]
      if (values[k] > high) high = values[k]
    }
  }
  if (!(high > low)) return []
  const middle = (low + high) / 2
  const edges: Edge[] = []
  let wasBelow = false
  for (const { run, first, values } of piecesOf(channel)) {
    if (first === 0) wasBelow = false
    for (let k = 0; k < values.length; k++) {
      if (wasBelow && values[k] > middle) {
        const withinRunMs = channel.delaysMs[run] + (first + k) * channel.stepMs
        const last = edges[edges.length - 1]
        if (last?.run !== run || withinRunMs - last.withinRunMs > shortestPulseMs) edges.push({ run, withinRunMs })
      }
      if (!Number.isNaN(values[k])) wasBelow = values[k] <= middle
    }
  }
  return edges
}

function* piecesOf(channel: RawChannel) {
  for (const [run, samples] of channel.samples.entries()) {
    for (let first = 0; first < samples; first += piece)
      yield { run, first, values: channel.read(run, first, Math.min(piece, samples - first)) }
  }
}
