import { medianNearestMm } from '../geometry/nearest.js'
import { distanceMm, groupCentresMm, settled, withoutEmpty } from './centres.js'
import { joinedPieces } from './join.js'
import { completeLinkage } from './linkage.js'
import type { Places } from './partition.js'
import { commonDistanceMm } from './step.js'

/** Stimuli within this of each other repeat one place, mm. */
const repeatMm = 2.5
/** Positions can be repeated sites when more than this share of the stimuli have two others that near. */
const repeatedShare = 0.6
/** A cluster's largest distance, in steps. */
const cutSteps = 0.45
/** Clusters whose centres are nearer than this are pieces of one site, in steps. */
const pieceSteps = 0.5
/** Neighbouring sites are at least this many times as far apart as stimuli scatter about a site. */
const leastSeparation = 3.5

/** Groups of places round the sites that the coil came back to. */
export interface Clusters {
  readonly groupOf: Int32Array
  readonly groups: number
  /** groups × 3, mm. */
  readonly centresMm: Float64Array
  /** The most common distance between sites, mm; NaN with one site. */
  readonly stepMm: number
}

/**
 * The sites that the coil came back to, or null where places do not repeat: most stimuli have at least two others within 2.5 mm,
 * and the sites that come out are clearly apart. The first alone would also hold for a dense random walk.
 */
export function repeatedSites(places: Places): Clusters | null {
  if (!hasRepeats(places.positionsMm)) return null
  const clusters = clustersOf(places)
  return isApart(places.positionsMm, clusters) ? clusters : null
}

function hasRepeats(positionsMm: Float64Array): boolean {
  const n = positionsMm.length / 3
  let repeated = 0
  for (let i = 0; i < n; i++) {
    let near = 0
    for (let j = 0; j < n && near < 2; j++)
      if (j !== i && distanceMm(positionsMm, i, positionsMm, j) <= repeatMm) near++
    if (near === 2) repeated++
  }
  return repeated > repeatedShare * n
}

/**
 * Complete linkage at 2.5 mm gives first centres, their most common distance the step, complete linkage at 0.45 step the clusters.
 * Coil placement scatters more than that, so that one site may be in pieces: clusters whose centres are within half a step join,
 * the closest first, and each stimulus goes to its nearest centre until nothing moves.
 */
function clustersOf({ positionsMm }: Places): Clusters {
  const first = completeLinkage(positionsMm, repeatMm)
  const stepMm = commonDistanceMm(groupCentresMm(positionsMm, first.groupOf, first.groups, 3))
  const one = Number.isNaN(stepMm)
  const linked = one ? first : completeLinkage(positionsMm, cutSteps * stepMm)
  const whole = one ? linked.groupOf : joinedPieces(positionsMm, linked.groupOf, linked.groups, pieceSteps * stepMm)
  const { groupOf, kept } = withoutEmpty(settled(positionsMm, whole, linked.groups), linked.groups)
  return { groupOf, groups: kept.length, centresMm: groupCentresMm(positionsMm, groupOf, kept.length, 3), stepMm }
}

/**
 * Whether sites are places of their own. Stimuli that fill the plane evenly and are cut into cells scatter about the cells'
 * centres by 0.41 of the distance of the cells, a separation of 2.4.
 *
 *     s² = Σ |p − centre|² / Σ_sites (n − 1)          median distance of neighbouring sites ≥ 3.5 s
 */
function isApart(positionsMm: Float64Array, { groupOf, groups, centresMm }: Clusters): boolean {
  let squares = 0
  for (let i = 0; i < groupOf.length; i++) {
    const mm = distanceMm(positionsMm, i, centresMm, groupOf[i])
    squares += mm * mm
  }
  const scatterMm = Math.sqrt(squares / (groupOf.length - groups))
  return groups === 1 || medianNearestMm(centresMm, 3) >= leastSeparation * scatterMm
}
