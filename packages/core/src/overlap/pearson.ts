import { correlation, ofUnion } from './correlation.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Product-moment correlation of the weights over the nodes where a > 0 or b > 0, each counting by its area, −1 to 1. Free of gain.
 * Missing with fewer than four such nodes, or where a map does not vary.
 */
export const pearson = overlapIndex({
  id: 'pearson',
  unit: '1',
  kind: 'similarity',
  range: [-1, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: ofUnion(({ aUv, bUv, areasMm2 }) => correlation(aUv, bUv, areasMm2)),
})
