import { median } from '@penfield/kernels'

/** Two places closer than this are one place, mm. */
export const samePlaceMm = 1e-9

/**
 * The median distance to the nearest other place. Repeats of one place are not its neighbours.
 *
 * @param mm         n × `dimensions`, mm, all present.
 * @returns mm; NaN with fewer than two places.
 */
export function medianNearestMm(mm: Float64Array, dimensions: 2 | 3): number {
  return median(nearestDistancesMm(mm, dimensions))
}

/** n, mm: the distance of each point to the nearest other place; NaN where there is none. */
export function nearestDistancesMm(mm: Float64Array, dimensions: 2 | 3): Float64Array {
  const n = mm.length / dimensions
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  const closest = samePlaceMm * samePlaceMm
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let squared = 0
      for (let k = 0; k < dimensions; k++) {
        const difference = mm[dimensions * i + k] - mm[dimensions * j + k]
        squared += difference * difference
      }
      if (squared <= closest) continue
      nearest[i] = Math.min(nearest[i], squared)
      nearest[j] = Math.min(nearest[j], squared)
    }
  }
  return nearest.map((squared) => (squared < Number.POSITIVE_INFINITY ? Math.sqrt(squared) : Number.NaN))
}
