import { median } from '@penfield/kernels'
import { nearestDistancesMm } from '../geometry/nearest.js'
import { fitLattice, type LatticeFit, latticeIndices } from './lattice.js'
import type { Places } from './partition.js'
import { type Clusters, repeatedSites } from './repeated.js'
import { commonDistanceMm } from './step.js'

/** Share by which the step may differ from the most common distance; below the 0.71 at which a lattice also fits at 45°. */
const stepRange = 0.2
/** From this many sites on a lattice is told from chance by a mean resultant above 0.7; fewer must lie on it. */
const manySites = 12

/**
 * The lattice of site centres, or null when they form none: its step is near the most common distance between them, its mean
 * resultant above 0.7, and no site is where another is.
 *
 * @param centresMm n × 2, mm, in the plane.
 * @param commonMm  the most common distance, mm; NaN gives null.
 * @param options.together  true where two centres may have one index, as pieces of one site.
 */
export function latticeOfCentres(
  centresMm: Float64Array,
  commonMm: number,
  { together = false }: { readonly together?: boolean } = {},
): LatticeFit | null {
  const n = centresMm.length / 2
  if (n < 4 || Number.isNaN(commonMm)) return null
  const lattice = fitLattice(centresMm, (1 - stepRange) * commonMm, (1 + stepRange) * commonMm)
  if (!(lattice.resultant > (n < manySites ? 0.95 : 0.7))) return null
  return together || hasOwnIndices(latticeIndices(centresMm, lattice)) ? lattice : null
}

function hasOwnIndices(indices: Int32Array): boolean {
  const seen = new Set<string>()
  for (let k = 0; k < indices.length; k += 2) seen.add(`${indices[k]} ${indices[k + 1]}`)
  return 2 * seen.size === indices.length
}

/** The lattice of repeated sites, or without repeats that of single stimuli; null when the places show none. */
export function recognisedLattice(
  places: Places,
  repeated: Clusters | null = repeatedSites(places),
): LatticeFit | null {
  if (repeated === null) return latticeOfSingles(places)
  return latticeOfCentres(places.toPlaneMm(repeated.centresMm), repeated.stepMm, { together: true })
}

/** Nine in ten nearest neighbours must be within a tenth of the median distance, and the stimuli on the lattice. */
function latticeOfSingles({ n, positionsMm, planeMm }: Places): LatticeFit | null {
  if (n < 9) return null
  const nearestMm = nearestDistancesMm(positionsMm, 3)
  const middleMm = median(nearestMm)
  const alike = nearestMm.filter((mm) => Math.abs(mm - middleMm) <= 0.1 * middleMm).length
  if (alike < 0.9 * n) return null
  const lattice = latticeOfCentres(planeMm, commonDistanceMm(positionsMm))
  return lattice !== null && lattice.resultant > 0.95 ? lattice : null
}
