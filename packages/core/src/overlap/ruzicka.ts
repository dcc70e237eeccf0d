import { missing } from '../model/missing.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Ruzicka similarity of the weights: Σ A_i min(a_i, b_i) / Σ A_i max(a_i, b_i), 0 to 1. Depends on gain: a weak map of the same
 * shape is not the same. Missing when both are empty.
 */
export const ruzicka = overlapIndex({
  id: 'ruzicka',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: false,
  needs: 'maps',
  correction: 'drawn-apart',
  correctedNote: 'wide-corrected',
  source: 'definition',
  of: ({ n, areasMm2, aUv, bUv }) => {
    if (n === 0) return missing('no-common-sites')
    let least = 0
    let most = 0
    for (let i = 0; i < n; i++) {
      least += areasMm2[i] * Math.min(aUv[i], bUv[i])
      most += areasMm2[i] * Math.max(aUv[i], bUv[i])
    }
    return most > 0 ? least / most : missing('empty-map')
  },
})
