/** Zero-phase filtering of many signals: the plain twin and the choice. */
import { filterRowPlain } from './sos-filter-plain.js'
import { type Compiled, compiled } from './wasm.js'
import type { FitLine, ZeroPhase } from './zero-phase.js'

export interface SignalPlan {
  /** Samples of a signal, more than the padding of the filter. */
  readonly samples: number
  /** Null: no filter. */
  readonly filter: ZeroPhase | null
  /** Null: no line is taken off. */
  readonly line: FitLine | null
}

const noFilter: ZeroPhase = { sections: 0, table: new Float64Array(0), gain: 1, padding: 0 }

/**
 * Takes the line off each signal, filters it, and hands it over. The room is that of two signals, however many there are.
 *
 * @param signals m × samples, row-major, all finite: a sample that is not makes its whole signal NaN, and no other.
 * @param use     called with each signal in turn and its index; the samples are overwritten after it returns. A signal is
 *                read before it is handed over, so that `use` may put the result in its place.
 */
export function filterSignals(
  signals: Float64Array | Float32Array,
  plan: SignalPlan,
  use: (filtered: Float64Array, index: number) => void,
): void {
  const wasm = compiled()
  if (wasm === null) filterSignalsPlain(signals, plan, use)
  else filterSignalsCompiled(wasm, signals, plan, use)
}

/** The twin of {@link filterSignals}: one signal after the other. */
export function filterSignalsPlain(
  signals: Float64Array | Float32Array,
  { samples, filter, line }: SignalPlan,
  use: (filtered: Float64Array, index: number) => void,
): void {
  const { sections, table, gain, padding } = filter ?? noFilter
  const room = new Float64Array(samples + 2 * padding)
  const row = new Float64Array(samples)
  for (let k = 0; k * samples < signals.length; k++) {
    row.set(signals.subarray(k * samples, (k + 1) * samples))
    filterRowPlain(row, room, { sections, table, gain, padding }, line)
    use(row, k)
  }
}

/** Two signals at a time; the last of an odd number goes with what stood beside the one before it. */
function filterSignalsCompiled(
  wasm: Compiled,
  signals: Float64Array | Float32Array,
  { samples, filter, line }: SignalPlan,
  use: (filtered: Float64Array, index: number) => void,
): void {
  const { sections, table, gain, padding } = filter ?? noFilter
  const { from, to, count, centre, squares } = line ?? { from: 0, to: 0, count: 0, centre: 0, squares: 1 }
  const stride = samples + (samples % 2)
  const rows = new Float64Array(2 * stride)
  const views = [rows.subarray(0, samples), rows.subarray(stride, stride + samples)]
  const m = signals.length / samples
  wasm.scratch((room) => {
    const pair = room.put(rows)
    const work = room.f64(2 * (samples + 2 * padding + 1))
    const numbers = room.put(table)
    for (let k = 0; k < m; k += 2) {
      const both = Math.min(2, m - k)
      for (let j = 0; j < both; j++) views[j].set(signals.subarray((k + j) * samples, (k + j + 1) * samples))
      room.set(pair, rows)
      // biome-ignore format: one line a group of arguments
      wasm.exports.filterPair(
        pair, samples, work, numbers, sections, padding, gain * gain,
        from, to, count, centre, squares,
      )
      room.takeInto(pair, rows)
      for (let j = 0; j < both; j++) use(views[j], k + j)
    }
  })
}
