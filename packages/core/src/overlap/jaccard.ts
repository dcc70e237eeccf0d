import { intersectionOver } from './intersection-over.js'
import { overlapIndex } from './overlap-index.js'

/** Jaccard index of the active areas: |A⁺ ∩ B⁺| / |A⁺ ∪ B⁺| = D / (2 − D) with D the Dice coefficient, 0 to 1. */
export const jaccard = overlapIndex({
  id: 'jaccard',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: false,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: (pair) => intersectionOver(pair, ({ aMm2, bMm2, bothMm2 }) => aMm2 + bMm2 - bothMm2),
})
