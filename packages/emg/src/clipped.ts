import type { SampleRange } from './segment.js'

/** As many equal samples in a row make a flat top. */
const flatTopSamples = 3

/**
 * Which sweeps hit the end of the amplifier's range.
 *
 * A sweep is clipped when three or more consecutive samples of its window stand at the largest (or smallest) value that
 * the muscle has in the whole session, and at least two sweeps do so at that end: text exports have coarse steps, and
 * the one largest response may have a flat top by itself. Only the window is searched for flat tops, because the
 * stimulus artefact may saturate a sound recording.
 *
 * @param sweepsUv m × samples, µV, row-major.
 * @param samples  samples of a sweep.
 * @param window   samples of the window, inside the sweep.
 * @returns m, 1 where the sweep is clipped.
 */
export function clippedSweeps(sweepsUv: Float64Array, samples: number, window: SampleRange): Uint8Array {
  const clipped = new Uint8Array(sweepsUv.length / samples)
  const [low, high] = extremes(sweepsUv)
  if (!(high > low)) return clipped
  for (const end of [low, high]) {
    const flat = clipped.map((_, m) => (hasFlatTop(sweepsUv, m * samples, window, end) ? 1 : 0))
    if (flat.reduce((sum, is) => sum + is, 0) < 2) continue
    for (let m = 0; m < clipped.length; m++) clipped[m] |= flat[m]
  }
  return clipped
}

function extremes(values: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let k = 0; k < values.length; k++) {
    if (values[k] < low) low = values[k]
    if (values[k] > high) high = values[k]
  }
  return [low, high]
}

function hasFlatTop(sweepsUv: Float64Array, offset: number, { first, end }: SampleRange, extreme: number): boolean {
  let run = 0
  for (let k = first; k < end; k++) {
    run = sweepsUv[offset + k] === extreme ? run + 1 : 0
    if (run === flatTopSamples) return true
  }
  return false
}
