import { amplitude } from './amplitude.js'

/**
 * Area under the rectified trace.
 *
 *     Σ |eₖ| · step
 *
 * @param windowUv n ≥ 1, µV.
 * @param stepMs   sampling interval.
 * @returns µV·ms; NaN when a sample is missing.
 */
export function rectifiedAreaUvMs(windowUv: Float64Array, stepMs: number): number {
  let sum = 0
  for (let k = 0; k < windowUv.length; k++) sum += Math.abs(windowUv[k])
  return sum * stepMs
}

export const area = amplitude({
  id: 'area',
  title: 'Rectified area',
  unit: 'uV*ms',
  source: 'by definition: integral of the rectified trace, rectangle rule',
  comparesWithBackground: false,
  of: (windowUv, _backgroundRmsUv, stepMs) => rectifiedAreaUvMs(windowUv, stepMs),
})
