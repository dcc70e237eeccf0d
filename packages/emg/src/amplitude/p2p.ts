import { amplitude } from './amplitude.js'

/**
 * Peak-to-peak.
 *
 *     max e − min e
 *
 * Not |max| + |min|, which differs where both have the same sign.
 *
 * @param windowUv n ≥ 1, µV.
 * @returns µV; NaN when a sample is missing.
 */
export function peakToPeakUv(windowUv: Float64Array): number {
  let low = windowUv[0]
  let high = windowUv[0]
  for (let k = 1; k < windowUv.length; k++) {
    low = Math.min(low, windowUv[k])
    high = Math.max(high, windowUv[k])
  }
  return high - low
}

export const p2p = amplitude({
  id: 'p2p',
  title: 'Peak-to-peak',
  unit: 'uV',
  source: 'by definition: largest less smallest sample',
  comparesWithBackground: false,
  of: peakToPeakUv,
})
