import { intersectionOver } from './intersection-over.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Share of the second muscle's active area that is active for the first as well: |A⁺ ∩ B⁺| / |B⁺|, 0 to 1; 1 when it lies inside.
 * Missing when it is empty.
 */
export const shareB = overlapIndex({
  id: 'share_b',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'is share_a',
  gainFree: false,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: (pair) => intersectionOver(pair, ({ bMm2 }) => bMm2),
})
