import { type MapView, viewOf } from '../metrics/view.js'
import { fieldPlacements } from './field-placements.js'
import { latticePlacements } from './lattice-placements.js'
import type { Placement } from './placement.js'

/** A moved map must keep this share of its weight inside the sampled area. */
const keptShare = 0.95

/**
 * The rigid placements of a map that keep at least 95 % of its weight inside the sampled area. Sampled places that receive nothing
 * hold 0, and the threshold stays that of the map.
 *
 * - On a lattice: every translation combined with rotations of 0, 90, 180 and 270°.
 * - Fields: 1000 seeded random translations and angles, the field taken over bilinearly.
 * - Sites that form no lattice: none.
 */
export function placementsOf(view: MapView, seed: number): readonly Placement[] {
  const held = viewOf({ ...view.map, threshold: { ...view.map.threshold, ...heldThreshold(view) } })
  const { areasMm2, grid } = held.map.support
  const masses = held.weightsUv.map((weight, i) => weight * areasMm2[i])
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  if (total === 0) return []
  const keeps = (keptMass: number) => keptMass >= keptShare * total
  return grid === null ? latticePlacements(held, masses, keeps) : fieldPlacements(held, grid, masses, keeps, seed)
}

/** A threshold that is a share of the maximum, as the number it is for this map: a moved map that loses its maximum keeps it. */
const heldThreshold = ({ map: { threshold }, thetaUv }: MapView) =>
  threshold.kind === 'relative' ? ({ kind: 'absolute', thetaUv } as const) : {}
