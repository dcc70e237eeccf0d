import { type OnsetSweep, samplesLasting, timeMs } from './onset/onset.js'

/** So long the mean of the rectified EMG decides whether the muscle is silent or back. */
const stretchMs = 25

/** Silence is less than this share of the activity before the stimulus: by chance the mean of 25 ms hardly falls so low. */
const silentShare = 0.5

/**
 * End of the silent period that follows an MEP. House wording of the usual rule, "the first 25 ms in which the rectified EMG is
 * back above its mean before the stimulus"; r = rectified EMG, m = mean_G r, M(t) = mean of r over t … t + 25 ms.
 *
 *     silence   first t after the largest deflection of the MEP with M(t) < m / 2
 *     end       first t from there on with r(t) > m and M(t) > m
 *
 *     ──╱╲──╱╲──.──────────────────────────╱╲╱╲╱╲╱╲──
 *     MEP       |silence                   |end
 *
 * M(t) alone would come back too early, because 25 ms that begin in the silence reach into what follows; r(t) > m is what
 * makes the stretch begin with activity. Silence of much less than 25 ms is not seen.
 *
 * The two published conventions differ in where the silent period begins: at the stimulus, so that it lasts until `end`; or at
 * the onset of the MEP, so that it lasts `end` less the latency.
 *
 * @param sweep  a sweep that shows an MEP, of a contracted muscle (the median background of the session is above 10 µV).
 * @param sumsUv room for as many numbers as the sweep has samples, and one more; overwritten.
 * @returns time after the stimulus, ms; NaN where there is no silence, or where the muscle was not back in what was recorded.
 */
export function silenceEndMs(sweep: OnsetSweep, sumsUv: Float64Array): number {
  const { axis, rectifiedUv, meanUv, peak } = sweep
  const length = samplesLasting(axis, stretchMs)
  sumsUv[peak] = 0
  for (let k = peak; k < axis.samples; k++) sumsUv[k + 1] = sumsUv[k] + rectifiedUv[k]
  const stretchUv = (k: number): number => (sumsUv[k + length] - sumsUv[k]) / length
  const last = axis.samples - length
  let k = peak + 1
  while (k <= last && !(stretchUv(k) < silentShare * meanUv)) k++
  while (k <= last && !(rectifiedUv[k] > meanUv && stretchUv(k) > meanUv)) k++
  return k <= last ? timeMs(axis, k) : Number.NaN
}
