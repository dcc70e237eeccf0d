import { missing } from '../model/missing.js'
import { ofShares } from './of-shares.js'
import { overlapIndex } from './overlap-index.js'

/** Nodes with less than this share of the largest p + q are too weak to tell muscles apart. */
const leastShare = 0.1

/**
 * Selectivity: how much each place prefers one of the two muscles, averaged by area over the places where they are strong.
 * 0 when the maps are smudged into one, 1 when they are discrete. Free of gain.
 *
 *     Σ A_i |p_i − q_i| / (p_i + q_i) / Σ A_i        over nodes with (p_i + q_i)/A_i ≥ 0.1 of its maximum
 */
export const selectivity = overlapIndex({
  id: 'selectivity',
  unit: '1',
  kind: 'dissimilarity',
  range: [0, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'drawn-apart',
  source: 'definition',
  of: ofShares(({ p, q }, { areasMm2 }) => {
    const density = (i: number) => (areasMm2[i] > 0 ? (p[i] + q[i]) / areasMm2[i] : 0)
    let most = 0
    for (let i = 0; i < p.length; i++) most = Math.max(most, density(i))
    let total = 0
    let sum = 0
    for (let i = 0; i < p.length; i++) {
      if (!(density(i) >= leastShare * most && p[i] + q[i] > 0)) continue
      total += areasMm2[i]
      sum += (areasMm2[i] * Math.abs(p[i] - q[i])) / (p[i] + q[i])
    }
    return total > 0 ? Math.min(1, sum / total) : missing('empty-map')
  }),
})
