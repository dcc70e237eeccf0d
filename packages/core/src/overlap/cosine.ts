import { missing } from '../model/missing.js'
import { overlapIndex } from './overlap-index.js'

/** Cosine of the weights: Σ A_i a_i b_i / √(Σ A_i a_i² Σ A_i b_i²), 0 to 1. Free of gain. Missing when either map is empty. */
export const cosine = overlapIndex({
  id: 'cosine',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'drawn-apart',
  correctedNote: 'wide-corrected',
  source: 'definition',
  of: ({ n, areasMm2, aUv, bUv }) => {
    if (n === 0) return missing('no-common-sites')
    let [ab, aa, bb] = [0, 0, 0]
    for (let i = 0; i < n; i++) {
      ab += areasMm2[i] * aUv[i] * bUv[i]
      aa += areasMm2[i] * aUv[i] * aUv[i]
      bb += areasMm2[i] * bUv[i] * bUv[i]
    }
    if (!(aa > 0 && bb > 0)) return missing('empty-map')
    return Math.min(1, ab / (Math.sqrt(aa) * Math.sqrt(bb)))
  },
})
