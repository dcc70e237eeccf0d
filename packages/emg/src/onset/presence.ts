import { quantileSorted, sortedPresent } from '@penfield/kernels'

/** At rest, and where the noise is not known, an MEP exceeds this by convention. */
const conventionUv = 50

/** A deflection of so many background SDs: less than one silent sweep in a hundred reaches it. */
const deflectionSds = 4

/**
 * Peak-to-peak amplitude that noise exceeds in one sweep of twenty: the 95th percentile over all sweeps of the muscle in the
 * sham window; 50 µV where no sham window was recorded.
 *
 * @param shamsUv m, peak-to-peak in the sham window; NaN none.
 */
export function noiseUv(shamsUv: Float64Array): number {
  const sorted = sortedPresent(shamsUv)
  return sorted.length === 0 ? conventionUv : quantileSorted(sorted, 0.95)
}

/**
 * Whether a sweep shows an MEP. Only there an onset is looked for, so that noise has no latency. House rule, of two parts:
 *
 *     max_W e − min_W e > θ_noise        and        max_W |e| > 4 · RMS_G
 *
 * the first against the noise of the session (heavy tails, contraction), the second against the sweep's own background.
 * It does not depend on the measure chosen with `--amplitude` or on `--threshold`.
 *
 * @param peakToPeakUv    of the window.
 * @param deflectionUv    largest absolute value in the window, less the mean of the background.
 * @param thetaUv         see {@link noiseUv}.
 * @param backgroundRmsUv of this sweep; NaN none, and then no MEP is seen.
 */
export const isMep = (peakToPeakUv: number, deflectionUv: number, thetaUv: number, backgroundRmsUv: number): boolean =>
  peakToPeakUv > thetaUv && deflectionUv > deflectionSds * backgroundRmsUv
