import { convexHull } from '../geometry/hull.js'
import { nearestOnEdge } from '../geometry/polygon.js'
import { siteTimes } from '../map/per-stimulus.js'
import { missing } from '../model/missing.js'
import type { Sites } from '../model/sites.js'
import { latticeNeighbours } from '../peaks/neighbours.js'
import { metric, type Note } from './metric.js'
import { type MapView, siteWeightsUv } from './view.js'

/** Above this share the map is cut. */
const alarm = 0.05
/** A site this share of the hull's size off its edge lies on it. */
const onEdge = 1e-9

const known = new WeakMap<Sites, Uint8Array>()

/** 1 for a site with fewer than four neighbours on its lattice; without a lattice, for one on the hull of the sites. */
function borderOf(sites: Sites): Uint8Array {
  const made = known.get(sites)
  if (made !== undefined) return made
  const border = sites.rule.lattice === null ? onHull(sites) : onRim(sites)
  known.set(sites, border)
  return border
}

function onRim(sites: Sites): Uint8Array {
  const { starts } = latticeNeighbours(sites, 4)
  return Uint8Array.from({ length: sites.n }, (_, i) => (starts[i + 1] - starts[i] < 4 ? 1 : 0))
}

function onHull({ n, planeMm }: Sites): Uint8Array {
  const hull = convexHull(planeMm)
  const sizeMm = hull.reduce((most, mm, k) => Math.max(most, Math.abs(mm - hull[k % 2])), 0)
  return Uint8Array.from({ length: n }, (_, i) =>
    nearestOnEdge(hull, planeMm[2 * i], planeMm[2 * i + 1]).distanceMm <= onEdge * sizeMm ? 1 : 0,
  )
}

/** Σ over the border / Σ over all sites; null when all weights are 0. */
function borderShare(view: MapView): number | null {
  const { sites } = view.map
  const border = borderOf(sites)
  const weightsUv = siteWeightsUv(view)
  const times = siteTimes(view.map)
  let total = 0
  let atBorder = 0
  for (let i = 0; i < sites.n; i++) {
    if (weightsUv[i] === 0) continue
    const weight = times(i) * sites.weights[i] * weightsUv[i]
    total += weight
    if (border[i] === 1) atBorder += weight
  }
  return total > 0 ? atBorder / total : null
}

/** The note of everything that measures the size of a map. */
export const borderNotes = (view: MapView): readonly Note[] => ((borderShare(view) ?? 0) > alarm ? ['border'] : [])

/**
 * How much of the map lies at the border of the sampled places.
 *
 *     border_fraction = Σ_{i on the border} s_i w_i / Σ s_i w_i        i over the sites, s as in {@link centreOfGravity}
 *
 * Also for fields the sites' own weights count: what lies between them was not measured. Its interval is too narrow: the number changes by
 * whole sites at the threshold, and in simulations (`npm run truth`) the interval held its mean in 92 % of the sessions.
 */
export const borderFraction = metric({
  gives: { border_fraction: '1' },
  needs: 'sites',
  interval: 'share',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: (view) => ({ border_fraction: borderShare(view) ?? missing('empty-map') }),
  notes: (view) => [...borderNotes(view), 'narrow-interval'],
})
