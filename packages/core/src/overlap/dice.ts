import { missing } from '../model/missing.js'
import { commonAreas } from './common-area.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Dice coefficient of the active areas: 2 |A⁺ ∩ B⁺| / (|A⁺| + |B⁺|), 0 to 1. Depends on gain through the threshold.
 * Missing when both are empty, 0 when one is.
 */
export const dice = overlapIndex({
  id: 'dice',
  unit: '1',
  kind: 'similarity',
  interval: 'percentile',
  source: 'definition',
  of: (pair) => {
    if (pair.n === 0) return missing('no-common-sites')
    const { aMm2, bMm2, bothMm2 } = commonAreas(pair)
    return aMm2 + bMm2 === 0 ? missing('empty-map') : (2 * bothMm2) / (aMm2 + bMm2)
  },
})
