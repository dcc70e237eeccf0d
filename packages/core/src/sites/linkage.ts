import { distanceMm } from './centres.js'

/**
 * Complete-linkage clusters: the largest groups that merging the two closest, again and again, reaches while no two points of a
 * group are farther apart than `cutMm`.
 *
 * Follows chains of nearest neighbours: each step goes to the nearest group, two that are each other's nearest merge. The merges
 * are those of the textbook in another order; n² time and memory.
 *
 * @param positionsMm n × 3, mm, all present.
 * @returns n, a group each, 0 … groups−1 in the order of their first points.
 */
export function completeLinkage(positionsMm: Float64Array, cutMm: number): { groupOf: Int32Array; groups: number } {
  const n = positionsMm.length / 3
  const distances = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) distances[i * n + j] = distanceMm(positionsMm, i, positionsMm, j)
  }
  const isOpen = new Uint8Array(n).fill(1)
  const joined = Int32Array.from({ length: n }, (_, i) => i)
  const chain: number[] = []
  for (let open = n; open > 1; ) {
    if (chain.length === 0) chain.push(isOpen.indexOf(1))
    const end = chain[chain.length - 1]
    const before = chain.length > 1 ? chain[chain.length - 2] : -1
    const next = nearestOpen(distances, isOpen, end, before)
    if (next !== before) {
      chain.push(next)
      continue
    }
    chain.length -= 2
    const [keep, drop] = [Math.min(end, next), Math.max(end, next)]
    if (distances[keep * n + drop] <= cutMm) joined[drop] = keep
    for (let k = 0; k < n; k++) {
      const farthest = Math.max(distances[keep * n + k], distances[drop * n + k])
      distances[keep * n + k] = farthest
      distances[k * n + keep] = farthest
    }
    isOpen[drop] = 0
    open--
  }
  return numbered(joined)
}

/** The open group nearest to `from`; ties go to `before`, then to the lowest. */
function nearestOpen(distances: Float64Array, isOpen: Uint8Array, from: number, before: number): number {
  const n = isOpen.length
  let nearest = before
  let least = before < 0 ? Number.POSITIVE_INFINITY : distances[from * n + before]
  for (let j = 0; j < n; j++) {
    if (isOpen[j] === 0 || j === from) continue
    if (distances[from * n + j] < least) [nearest, least] = [j, distances[from * n + j]]
  }
  return nearest
}

/** Numbers groups from each point's link to an earlier point of its group; a point linked to itself begins a group. */
function numbered(joined: Int32Array): { groupOf: Int32Array; groups: number } {
  const groupOf = new Int32Array(joined.length)
  let groups = 0
  for (let i = 0; i < joined.length; i++) groupOf[i] = joined[i] === i ? groups++ : groupOf[joined[i]]
  return { groupOf, groups }
}
