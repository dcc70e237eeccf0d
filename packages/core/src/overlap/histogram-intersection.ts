import { ofShares } from './of-shares.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Histogram intersection of the shares: Σ min(p_i, q_i) = 1 − total variation, 0 to 1. Free of gain: multiplying a muscle's
 * amplitudes by a constant leaves it as it is.
 */
export const histogramIntersection = overlapIndex({
  id: 'histogram_intersection',
  unit: '1',
  kind: 'similarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'drawn-apart',
  correctedNote: 'wide-corrected',
  source: 'definition',
  of: ofShares(({ p, q }) => {
    let sum = 0
    for (let i = 0; i < p.length; i++) sum += Math.min(p[i], q[i])
    return Math.min(1, sum)
  }),
})
