import { amplitude } from './amplitude.js'
import { rootMeanSquareUv } from './rms.js'

/**
 * Root mean square of the response without the background.
 *
 *     √max(0, rms² − background²)
 *
 * Powers add when response and background are uncorrelated; that is assumed.
 *
 * @param windowUv        n ≥ 1, µV.
 * @param backgroundRmsUv µV; NaN when none was recorded.
 * @returns µV; NaN when the background or a sample is missing.
 */
export function netRootMeanSquareUv(windowUv: Float64Array, backgroundRmsUv: number): number {
  const rms = rootMeanSquareUv(windowUv)
  return Math.sqrt(Math.max(0, rms * rms - backgroundRmsUv * backgroundRmsUv))
}

export const netRms = amplitude({
  id: 'net-rms',
  title: 'Root mean square less the background',
  unit: 'uV',
  source: 'by definition: power of the window less power of the background',
  comparesWithBackground: true,
  of: netRootMeanSquareUv,
})
