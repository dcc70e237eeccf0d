/** Centres of groups of points, and the group whose centre is nearest. */

/**
 * Mean of each group.
 *
 * @param mm      n × dimensions, mm.
 * @param groupOf n, 0 … groups−1, or −1 for none.
 * @returns groups × dimensions, mm; NaN for a group without points.
 */
export function groupCentresMm(
  mm: Float64Array,
  groupOf: Int32Array,
  groups: number,
  dimensions: number = mm.length / groupOf.length,
): Float64Array {
  const counts = groupCounts(groupOf, groups)
  const centres = new Float64Array(dimensions * groups)
  for (let i = 0; i < groupOf.length; i++) {
    if (groupOf[i] < 0) continue
    for (let k = 0; k < dimensions; k++) centres[dimensions * groupOf[i] + k] += mm[dimensions * i + k]
  }
  return centres.map((sum, k) => sum / counts[Math.floor(k / dimensions)])
}

/** Number of points of each group. */
export function groupCounts(groupOf: Int32Array, groups: number): Int32Array {
  const counts = new Int32Array(groups)
  for (const group of groupOf) if (group >= 0) counts[group]++
  return counts
}

/** Distance of point i of `a` and point j of `b`, both in rows of three, mm. */
export function distanceMm(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[3 * i] - b[3 * j]
  const dy = a[3 * i + 1] - b[3 * j + 1]
  const dz = a[3 * i + 2] - b[3 * j + 2]
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

/** The nearest centre of each point; ties go to the lowest, centres of NaN are never nearest. Both in rows of three, mm. */
export function nearestCentres(positionsMm: Float64Array, centresMm: Float64Array): Int32Array {
  return Int32Array.from({ length: positionsMm.length / 3 }, (_, i) => {
    let nearest = -1
    let least = Number.POSITIVE_INFINITY
    for (let j = 0; 3 * j < centresMm.length; j++) {
      const distance = distanceMm(positionsMm, i, centresMm, j)
      if (distance < least) [nearest, least] = [j, distance]
    }
    return nearest
  })
}

const mostPasses = 50

/**
 * Moves each point to the group with the nearest centre, and each centre to the mean of its points, until nothing moves
 * (Lloyd's passes). Every pass lowers Σ |p − centre|², so it ends.
 *
 * @param positionsMm n × 3, mm.
 * @returns n, a group each; groups may have lost all their points.
 */
export function settled(positionsMm: Float64Array, groupOf: Int32Array, groups: number): Int32Array {
  let current = groupOf
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = nearestCentres(positionsMm, groupCentresMm(positionsMm, current, groups, 3))
    if (next.every((group, i) => group === current[i])) return current
    current = next
  }
  return current
}

/** Numbers the groups that have points 0, 1, …, in the order of their old numbers. `kept` are the old numbers. */
export function withoutEmpty(groupOf: Int32Array, groups: number): { groupOf: Int32Array; kept: Int32Array } {
  const counts = groupCounts(groupOf, groups)
  const kept = Int32Array.from([...counts.keys()].filter((group) => counts[group] > 0))
  const renumbered = new Int32Array(groups)
  for (let k = 0; k < kept.length; k++) renumbered[kept[k]] = k
  return { groupOf: groupOf.map((group) => (group < 0 ? -1 : renumbered[group])), kept }
}
