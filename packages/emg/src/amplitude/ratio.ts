import { amplitude } from './amplitude.js'
import { rootMeanSquareUv } from './rms.js'

/**
 * Response as a multiple of the background.
 *
 *     rms / background
 *
 * @param windowUv        n ≥ 1, µV.
 * @param backgroundRmsUv µV; NaN when none was recorded.
 * @returns a number without unit; NaN when the background is 0 or missing.
 */
export function rootMeanSquareRatio(windowUv: Float64Array, backgroundRmsUv: number): number {
  return backgroundRmsUv > 0 ? rootMeanSquareUv(windowUv) / backgroundRmsUv : Number.NaN
}

export const ratio = amplitude({
  id: 'ratio',
  title: 'Root mean square over the background',
  unit: '1',
  source: 'by definition: quotient of the two root mean squares',
  comparesWithBackground: true,
  of: rootMeanSquareRatio,
})
