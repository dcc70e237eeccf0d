import { type HullOrder, hullAreaMm2, hullOrder } from '../geometry/hull-area.js'
import { missing } from '../model/missing.js'
import type { Sites } from '../model/sites.js'
import { borderNotes } from './border-fraction.js'
import { metric } from './metric.js'
import type { MapView } from './view.js'

const known = new WeakMap<Sites, HullOrder>()

function orderOf(sites: Sites): HullOrder {
  const order = known.get(sites) ?? hullOrder(sites.planeMm)
  known.set(sites, order)
  return order
}

/** A hull thinner than this, as a share of the square of the sites' distance, is a line. */
const flat = 1e-9

const isActive = ({ map, thetaUv }: MapView): Uint8Array => {
  const { valuesUv } = map.siteValues
  const active = new Uint8Array(valuesUv.length)
  for (let i = 0; i < active.length; i++) active[i] = valuesUv[i] > thetaUv ? 1 : 0
  return active
}

function hullMm2(view: MapView): number {
  const { sites } = view.map
  const areaMm2 = hullAreaMm2(orderOf(sites), isActive(view))
  return areaMm2 > flat * sites.rule.stepMm * sites.rule.stepMm ? areaMm2 : 0
}

/** Area of the convex hull of the active sites' positions; 0 where they span none. Holes and silent sites inside count. */
export const areaHull = metric({
  gives: { area_hull: 'mm^2' },
  needs: 'sites',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: (view) => {
    if (!view.map.siteValues.counts.some((count) => count > 0)) return { area_hull: missing('no-sites') }
    return { area_hull: hullMm2(view) }
  },
  notes: (view) => {
    if (!isActive(view).includes(1)) return ['empty-map']
    return hullMm2(view) === 0 ? ['collinear'] : borderNotes(view)
  },
})
