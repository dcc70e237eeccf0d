import { missing } from '../model/missing.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Histogram intersection of the shares: Σ min(p_i, q_i) = 1 − total variation, 0 to 1. Free of gain: multiplying a muscle's
 * amplitudes by a constant leaves it as it is.
 */
export const histogramIntersection = overlapIndex({
  id: 'histogram_intersection',
  unit: '1',
  kind: 'similarity',
  interval: 'bca',
  source: 'definition',
  of: ({ n, shares }) => {
    if (n === 0) return missing('no-common-sites')
    if (shares === null) return missing('empty-map')
    let sum = 0
    for (let i = 0; i < n; i++) sum += Math.min(shares.p[i], shares.q[i])
    return Math.min(1, sum)
  },
})
