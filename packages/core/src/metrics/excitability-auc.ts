import { meanAbove } from '../map/active-area.js'
import { slopesOf } from '../map/slopes.js'
import { isMissing, missing } from '../model/missing.js'
import { areaAbove } from './area.js'
import { borderNotes } from './border-fraction.js'
import { metric } from './metric.js'
import { cutOf, type MapView } from './view.js'

/**
 * ∫ area(l) dl over the levels from `leastUv` to the largest value, µV·mm². A node gives the length of levels below its value; in a
 * field its square is cut by the slope of the field, as for the area itself.
 */
function areaIntegral({ map, maxUv }: MapView, leastUv: number): number {
  const { areasMm2, n } = map.support
  const { valuesUv } = map
  const slopes = slopesOf(map)
  let sum = 0
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(valuesUv[i])) continue
    if (slopes === null) sum += areasMm2[i] * Math.max(0, valuesUv[i] - leastUv)
    else {
      const [m, k] = [slopes.alongU[i], slopes.alongV[i]]
      sum += areasMm2[i] * (meanAbove(valuesUv[i] - leastUv, m, k) - meanAbove(valuesUv[i] - maxUv, m, k))
    }
  }
  return sum
}

/**
 * Area under the curve of area against height.
 *
 *     excitability_auc = ∫₀¹ area(f · max w) df        area of the weights above a share f of the largest
 *
 * Weights that start at θ have one area for all levels up to θ. On cells it equals the normalised volume: adding up a stack of
 * layers by layer or by column is the same. On a field both differ a little, by how squares are cut at the top and at θ.
 */
export const excitabilityAuc = metric({
  gives: { excitability_auc: 'mm^2' },
  needs: 'field',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: (view) => {
    const { map, maxUv, thetaUv } = view
    if (map.missing !== null) return { excitability_auc: missing(map.missing) }
    const { leastUv, offUv } = cutOf(map.threshold, thetaUv)
    if (!(maxUv > leastUv)) return { excitability_auc: missing('empty-map') }
    const constantUv = leastUv - offUv
    const belowLeast = constantUv > 0 ? areaAbove(view, leastUv) : 0
    if (isMissing(belowLeast)) return { excitability_auc: belowLeast }
    const integral = constantUv * belowLeast + areaIntegral(view, leastUv)
    return { excitability_auc: Number.isNaN(integral) ? missing('one-site') : integral / (maxUv - offUv) }
  },
  notes: borderNotes,
})
