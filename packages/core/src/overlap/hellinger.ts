import { ofShares } from './of-shares.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Hellinger distance of the shares, 0 to 1, BC being the Bhattacharyya coefficient. Free of gain.
 *
 *     H = √(1 − BC) = √(½ Σ (√p_i − √q_i)²)        the second form is exact near 0
 */
export const hellinger = overlapIndex({
  id: 'hellinger',
  unit: '1',
  kind: 'dissimilarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'drawn-apart',
  source: 'definition',
  of: ofShares(({ p, q }) => {
    let sum = 0
    for (let i = 0; i < p.length; i++) {
      const d = Math.sqrt(p[i]) - Math.sqrt(q[i])
      sum += d * d
    }
    return Math.min(1, Math.sqrt(sum / 2))
  }),
})
