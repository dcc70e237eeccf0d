import { intersectionOver } from './intersection-over.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Overlap coefficient of the active areas: |A⁺ ∩ B⁺| / min(|A⁺|, |B⁺|), 0 to 1; 1 when one lies inside the other. Missing when
 * either is empty.
 */
export const overlapCoefficient = overlapIndex({
  id: 'overlap_coefficient',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: false,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: (pair) => intersectionOver(pair, ({ aMm2, bMm2 }) => Math.min(aMm2, bMm2)),
})
