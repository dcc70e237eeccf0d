import { correlation, ofUnion } from './correlation.js'
import { midRanks } from './mid-ranks.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Rank correlation of the weights over the nodes where a > 0 or b > 0, mid-ranks for ties, each node counting by its area, −1 to 1.
 * Free of gain. Missing with fewer than four such nodes, or where a map does not vary.
 */
export const spearman = overlapIndex({
  id: 'spearman',
  unit: '1',
  kind: 'similarity',
  range: [-1, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: ofUnion(({ aUv, bUv, areasMm2 }) => correlation(midRanks(aUv, areasMm2), midRanks(bUv, areasMm2), areasMm2)),
})
