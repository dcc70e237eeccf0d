import { ofShares } from './of-shares.js'
import { overlapIndex } from './overlap-index.js'

/** Bhattacharyya coefficient of the shares: Σ √(p_i q_i), 0 to 1. Free of gain. */
export const bhattacharyya = overlapIndex({
  id: 'bhattacharyya',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'drawn-apart',
  source: 'definition',
  of: ofShares(({ p, q }) => {
    let sum = 0
    for (let i = 0; i < p.length; i++) sum += Math.sqrt(p[i] * q[i])
    return Math.min(1, sum)
  }),
})
