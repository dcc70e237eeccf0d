import { distanceMm, groupCentresMm, groupCounts } from './centres.js'

/**
 * Joins the two groups with the closest centres, again and again, until no two centres are nearer than `leastMm`. The centre of
 * joined groups is the mean of their points. Each group's nearest is remembered, so that a join costs one look at each group.
 *
 * @param positionsMm n × 3, mm.
 * @param groupOf     n, 0 … groups−1.
 * @returns n, a group each; a joined group keeps the lower number.
 */
export function joinedPieces(
  positionsMm: Float64Array,
  groupOf: Int32Array,
  groups: number,
  leastMm: number,
): Int32Array {
  const counts = groupCounts(groupOf, groups)
  const centres = groupCentresMm(positionsMm, groupOf, groups, 3)
  const into = Int32Array.from({ length: groups }, (_, group) => group)
  const nearest = into.map((group) => nearestOther(centres, group))
  const distance = (group: number) =>
    nearest[group] < 0 ? Number.NaN : distanceMm(centres, group, centres, nearest[group])
  for (;;) {
    let first = -1
    let least = leastMm
    for (let group = 0; group < groups; group++) {
      const mm = distance(group)
      if (mm < least) [first, least] = [group, mm]
    }
    if (first < 0) return groupOf.map((group) => into[group])
    const [keep, drop] = [Math.min(first, nearest[first]), Math.max(first, nearest[first])]
    const share = counts[drop] / (counts[keep] + counts[drop])
    for (let k = 0; k < 3; k++) centres[3 * keep + k] += share * (centres[3 * drop + k] - centres[3 * keep + k])
    centres.fill(Number.NaN, 3 * drop, 3 * drop + 3)
    counts[keep] += counts[drop]
    for (let group = 0; group < groups; group++) {
      if (into[group] === drop) into[group] = keep
      const moved = nearest[group] === keep || nearest[group] === drop || group === keep
      if (moved) nearest[group] = nearestOther(centres, group)
      else if (distanceMm(centres, group, centres, keep) < distance(group)) nearest[group] = keep
    }
  }
}

/** The group whose centre is nearest to that of `group`; ties go to the lowest; −1 where there is none. */
function nearestOther(centresMm: Float64Array, group: number): number {
  let nearest = -1
  let least = Number.POSITIVE_INFINITY
  for (let other = 0; 3 * other < centresMm.length; other++) {
    if (other === group) continue
    const mm = distanceMm(centresMm, group, centresMm, other)
    if (mm < least) [nearest, least] = [other, mm]
  }
  return nearest
}
