import { type Frame, pointsOf } from '../model/frame.js'
import type { Stimuli } from '../model/session.js'

/** Stimuli at positions (n × 3, mm), one a second, without poses or targets. */
export function stimuliAt<F extends Frame>(frame: F, mm: Float64Array): Stimuli<F> {
  const n = mm.length / 3
  return {
    n,
    frame,
    names: Array.from({ length: n }, (_, i) => `${i + 1}`),
    positionsMm: pointsOf(frame, mm),
    tracking: Array.from({ length: n }, () => 'tracked' as const),
    coilAxes: null,
    timesMs: Float64Array.from({ length: n }, (_, i) => 1000 * i),
    intensitiesPercentMso: new Float64Array(n).fill(Number.NaN),
    targets: Array.from({ length: n }, () => null),
  }
}
