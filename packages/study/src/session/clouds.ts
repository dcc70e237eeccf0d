import type { CogCloud, MuscleMap } from '@penfield/core'

/**
 * The centres of gravity of the resamples, muscle by muscle.
 *
 * @param cogPlaneMm resamples × muscles × 2, mm in the plane of the sites.
 */
export function cogClouds(maps: readonly MuscleMap[], cogPlaneMm: Float64Array): readonly CogCloud[] {
  const width = 2 * maps.length
  const resamples = cogPlaneMm.length / width
  return maps.map((map, m) => ({
    muscle: map.muscle,
    planeMm: Float64Array.from({ length: 2 * resamples }, (_, k) => cogPlaneMm[(k >> 1) * width + 2 * m + (k % 2)]),
  }))
}
