import { onLattice } from './by-grid.js'
import { byTargets } from './by-label.js'
import { each } from './each.js'
import type { Partition, Places } from './partition.js'
import { recognisedLattice } from './recognise.js'
import { repeatedSites } from './repeated.js'

/**
 * `auto`: what the positions themselves say, in this order.
 *
 * 1. The file names targets, and stimuli lie at them: one site a target.
 * 2. The positions form a lattice: the cells of a grid.
 * 3. The coil came back to the same places: one site a place.
 * 4. Otherwise a random walk: each stimulus is its own site and counts by its area, since without these weights the map is drawn
 *    to the densely sampled places.
 */
export function auto(places: Places): Partition {
  const targets = byTargets(places)
  if (targets !== null) return targets
  const repeated = repeatedSites(places)
  const lattice = recognisedLattice(places, repeated)
  if (lattice !== null) return onLattice(places, lattice)
  if (repeated === null) return each(places, 'walk')
  const { groupOf, groups } = repeated
  return { kind: 'repeated', groupOf, groups, labels: null, lattice: null, weighting: 'alike', issues: [] }
}
