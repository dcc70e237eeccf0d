import { distanceMm, groupCentresMm, nearestCentres, withoutEmpty } from './centres.js'
import type { Partition, Places } from './partition.js'

/**
 * `radius:MM`: in order of time, a stimulus joins the nearest leader within the radius or becomes a leader itself; then each goes
 * once to the nearest of the groups' centres. Ties go to the lower site. Stimuli without a time follow, in the order of the file.
 */
export function byRadius(places: Places, radiusMm: number): Partition {
  const { n, timesMs, positionsMm } = places
  const time = (i: number) => (Number.isNaN(timesMs[i]) ? Number.POSITIVE_INFINITY : timesMs[i])
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => (time(i) === time(j) ? i - j : time(i) - time(j)))
  const leaders: number[] = []
  const groupOf = new Int32Array(n)
  for (const i of order) {
    let nearest = leaders.length
    let least = Number.POSITIVE_INFINITY
    for (let group = 0; group < leaders.length; group++) {
      const distance = distanceMm(positionsMm, i, positionsMm, leaders[group])
      if (distance <= radiusMm && distance < least) [nearest, least] = [group, distance]
    }
    if (nearest === leaders.length) leaders.push(i)
    groupOf[i] = nearest
  }
  const centres = groupCentresMm(positionsMm, groupOf, leaders.length, 3)
  const reassigned = withoutEmpty(nearestCentres(positionsMm, centres), leaders.length)
  return {
    kind: 'radius',
    groupOf: reassigned.groupOf,
    groups: reassigned.kept.length,
    labels: null,
    lattice: null,
    weighting: 'alike',
    issues: [],
  }
}
