import { backgroundSds, onset, timeMs } from './onset.js'

/** Summed excess, in SDs, that raises the flag. */
const flagSds = 10

/**
 * Cumulative sum of what exceeds the background.
 *
 *     zₖ = (|eₖ| − mean_G|e|) / SD_G|e|          Sₖ = max(0, Sₖ₋₁ + zₖ − 3.09),  S = 0 before the window
 *
 * The flag is raised where S ≥ 10; the onset is where the run that led to it began: the first sample after S was last 0.
 * The sum is kept in µV, S · SD, so that a silent background (SD = 0) has an answer too.
 */
export const cusum = onset({
  id: 'cusum',
  title: 'Cumulative sum',
  source: 'by definition: one-sided cumulative sum of the standardised rectified sweep, allowance 3.09, flag at 10',
  latencyMs({ axis, rectifiedUv, window, meanUv, sdUv }) {
    const allowanceUv = meanUv + backgroundSds * sdUv
    const flagUv = flagSds * sdUv
    let sumUv = 0
    let began = window.first
    for (let k = window.first; k < window.end; k++) {
      if (sumUv === 0) began = k
      sumUv = Math.max(0, sumUv + rectifiedUv[k] - allowanceUv)
      if (sumUv > 0 && sumUv >= flagUv) return timeMs(axis, began)
    }
    return Number.NaN
  },
})
