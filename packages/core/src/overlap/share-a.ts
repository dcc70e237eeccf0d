import { intersectionOver } from './intersection-over.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Share of the first muscle's active area that is active for the second as well: |A⁺ ∩ B⁺| / |A⁺|, 0 to 1; 1 when it lies inside.
 * Missing when it is empty.
 */
export const shareA = overlapIndex({
  id: 'share_a',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'is share_b',
  gainFree: false,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: (pair) => intersectionOver(pair, ({ aMm2 }) => aMm2),
})
