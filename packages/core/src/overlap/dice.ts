import { intersectionOver } from './intersection-over.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Dice coefficient of the active areas: 2 |A⁺ ∩ B⁺| / (|A⁺| + |B⁺|), 0 to 1. Depends on gain through the threshold.
 * Missing when both are empty, 0 when one is.
 */
export const dice = overlapIndex({
  id: 'dice',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: false,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: (pair) => intersectionOver(pair, ({ aMm2, bMm2 }) => (aMm2 + bMm2) / 2),
})
