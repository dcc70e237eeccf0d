// K1: from EMG to features: a line off, band-pass and notch with zero phase, then background RMS, peak to peak, onset.
// Checksum: the sum of peak to peak + RMS + onset / 1000. The workload has 2,000 signals; more are timed by going over them again.
import { filterSignals, fitLine, zeroPhase } from '@penfield/kernels'

const runLength = 5
const timesRms = 4

export const k1Emg = {
  script: 'k1_emg.py',
  kernel: 'k1_emg',
  unit: 'signal',
  counts: { filter: 8000, nofilter: 8000 },
  goals: { 'scipy-vectorised': 3, 'scipy-loop': 10 },
  load: (workload) => ({
    params: workload.params,
    signals: workload.read('emg.f32'),
    sections: workload.read('sos.f64'),
  }),
  run: (state, name, n) => {
    const of = name === 'filter' ? filteredFeatures : plainFeatures
    const there = state.signals.length / state.params.samples
    let sum = 0
    for (let done = 0; done < n; done += there)
      for (const feature of of(state, 0, Math.min(there, n - done))) sum += feature
    return sum
  },
  jobs: {
    case: 'filter',
    goal: 1.5,
    worker: new URL('k1-worker.mjs', import.meta.url),
    there: ({ signals, params }) => signals.length / params.samples,
  },
}

/** The checksum's term of signals from … to − 1, each filtered. */
export function filteredFeatures({ params, signals, sections }, from, to) {
  const { samples } = params
  const terms = new Float64Array(to - from)
  const plan = { samples, filter: zeroPhase(sections), line: fitLine(samples) }
  filterSignals(signals.subarray(from * samples, to * samples), plan, (row, k) => {
    terms[k] = feature(row, params)
  })
  return terms
}

function plainFeatures({ params, signals }, from, to) {
  const { samples } = params
  return Float64Array.from({ length: to - from }, (_, k) =>
    feature(signals.subarray((from + k) * samples, (from + k + 1) * samples), params),
  )
}

function feature(row, { background: [b0, b1], window: [m0, m1] }) {
  let squares = 0
  for (let i = b0; i < b1; i++) squares += row[i] * row[i]
  const rms = Math.sqrt(squares / (b1 - b0))
  let low = row[m0]
  let high = row[m0]
  let onset = -1
  let run = 0
  for (let i = m0; i < m1; i++) {
    const x = row[i]
    if (x < low) low = x
    if (x > high) high = x
    run = x > timesRms * rms || x < -timesRms * rms ? run + 1 : 0
    if (run === runLength && onset < 0) onset = i - runLength + 1
  }
  return high - low + rms + onset / 1000
}
