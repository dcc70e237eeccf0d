import { missing } from '../model/missing.js'
import { commonAreas } from './common-area.js'
import { overlapIndex } from './overlap-index.js'

/** Jaccard index of the active areas: |A⁺ ∩ B⁺| / |A⁺ ∪ B⁺| = D / (2 − D) with D the Dice coefficient, 0 to 1. */
export const jaccard = overlapIndex({
  id: 'jaccard',
  unit: '1',
  kind: 'similarity',
  interval: 'percentile',
  source: 'definition',
  of: (pair) => {
    if (pair.n === 0) return missing('no-common-sites')
    const { aMm2, bMm2, bothMm2 } = commonAreas(pair)
    const unionMm2 = aMm2 + bMm2 - bothMm2
    return unionMm2 === 0 ? missing('empty-map') : bothMm2 / unionMm2
  },
})
