import { backgroundSds, onset, samplesLasting, timeMs } from './onset.js'

/** So long the sweep must stay above. */
const leastMs = 1

/**
 * Threshold on the SD of the background: the first time in the window from which the rectified sweep stays above for 1 ms.
 *
 *     |e(t)| > mean_G|e| + 3.09 · SD_G|e|          A ≤ t < B, for ≥ 1 ms
 */
export const sd = onset({
  id: 'sd',
  title: 'Background mean and SD',
  source: 'usual rule; by definition: mean and 3.09 SD of the rectified background, exceeded for 1 ms',
  latencyMs({ axis, rectifiedUv, window, meanUv, sdUv }) {
    const limitUv = meanUv + backgroundSds * sdUv
    const needed = samplesLasting(axis, leastMs)
    let run = 0
    for (let k = window.first; k < window.end; k++) {
      run = rectifiedUv[k] > limitUv ? run + 1 : 0
      if (run === needed) return timeMs(axis, k - needed + 1)
    }
    return Number.NaN
  },
})
