import { backgroundSds, onset, samplesLasting, timeMs } from './onset.js'

const share = 0.15

/**
 * Between the phases of an MEP the sweep crosses zero; a longer pause than this is before the MEP. Chosen among 3, 5, 7 and 10 ms on
 * three public recordings (hand, leg): in the hand all are alike, in the leg shorter ones stop between the phases.
 */
const pauseMs = 7

/**
 * Share of the peak: from the largest deflection p of the window backwards, as long as the rectified sweep comes back above
 * the level within 7 ms; the onset is the earliest sample above it.
 *
 *     |e(t)| > max(0.15 · |e(p)|, mean_G|e| + 3.09 · SD_G|e|)          A ≤ t ≤ p
 *
 * The second term and the 7 ms are house rules: where 15 % of the peak lies within the background, the search would never end.
 */
export const peak = onset({
  id: 'peak',
  title: 'Share of the peak',
  source:
    'by definition: 15 % of the largest deflection, searched backwards; pause and background limit are house rules',
  latencyMs({ axis, rectifiedUv, window, meanUv, sdUv, peak: p }) {
    const levelUv = Math.max(share * rectifiedUv[p], meanUv + backgroundSds * sdUv)
    if (!(rectifiedUv[p] > levelUv)) return Number.NaN
    const pause = samplesLasting(axis, pauseMs)
    let earliest = p
    for (let k = p - 1; k >= window.first && earliest - k <= pause; k--) if (rectifiedUv[k] > levelUv) earliest = k
    return timeMs(axis, earliest)
  },
})
