import { amplitude } from './amplitude.js'

/**
 * Root mean square.
 *
 *     √(Σ eₖ² / n)
 *
 * @param windowUv n ≥ 1, µV.
 * @returns µV; NaN when a sample is missing.
 */
export function rootMeanSquareUv(windowUv: Float64Array): number {
  let sum = 0
  for (let k = 0; k < windowUv.length; k++) sum += windowUv[k] * windowUv[k]
  return Math.sqrt(sum / windowUv.length)
}

export const rms = amplitude({
  id: 'rms',
  title: 'Root mean square',
  unit: 'uV',
  source: 'by definition: root of the mean square',
  comparesWithBackground: false,
  of: rootMeanSquareUv,
})
