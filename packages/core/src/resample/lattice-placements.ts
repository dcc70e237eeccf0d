import { type MapView, viewOf } from '../metrics/view.js'
import type { Placement } from './placement.js'

/** Quarter turns as (u, v) → (p u + q v, r u + s v). */
const turns = [
  [1, 0, 0, 1],
  [0, -1, 1, 0],
  [-1, 0, 0, -1],
  [0, 1, -1, 0],
] as const

/**
 * Every turn and whole translation of a map on its lattice that keeps its weight; none where its sites form no lattice.
 *
 * @param masses one a site: weight times area.
 * @param keeps  tells whether the mass that stays inside is enough.
 */
export function latticePlacements(
  view: MapView,
  masses: Float64Array,
  keeps: (keptMass: number) => boolean,
): readonly Placement[] {
  const { lattice } = view.map.sites.rule
  if (lattice === null) return []
  const siteAt = siteFinder(lattice, view.map.valuesUv)
  const placements: Placement[] = []
  for (const [p, q, r, s] of turns) {
    const turned = Int32Array.from(lattice, (_, k) => {
      const [u, v] = [lattice[k - (k % 2)], lattice[k - (k % 2) + 1]]
      return k % 2 === 0 ? p * u + q * v : r * u + s * v
    })
    for (const [du, dv] of translations(lattice, turned)) {
      const to = Int32Array.from(masses, (_, i) => siteAt(turned[2 * i] + du, turned[2 * i + 1] + dv))
      const kept = masses.reduce((sum, mass, i) => sum + (to[i] < 0 ? 0 : mass), 0)
      if (keeps(kept)) placements.push(() => movedTo(view, to))
    }
  }
  return placements
}

/** The map whose site i lies where site to[i] was; −1 is outside. */
function movedTo({ map }: MapView, to: Int32Array): MapView {
  const valuesUv = map.valuesUv.map((value) => (Number.isNaN(value) ? value : 0))
  for (let i = 0; i < to.length; i++) if (to[i] >= 0 && map.valuesUv[i] > 0) valuesUv[to[i]] = map.valuesUv[i]
  return viewOf({ ...map, valuesUv, siteValues: { ...map.siteValues, valuesUv } })
}

/** Finds the sampled site at a place of the lattice, or −1. */
function siteFinder(lattice: Int32Array, valuesUv: Float64Array): (u: number, v: number) => number {
  const [u0, u1] = rangeOf(lattice, 0)
  const [v0, v1] = rangeOf(lattice, 1)
  const columns = u1 - u0 + 1
  const table = new Int32Array(columns * (v1 - v0 + 1)).fill(-1)
  for (let i = 0; i < valuesUv.length; i++) {
    if (!Number.isNaN(valuesUv[i])) table[(lattice[2 * i + 1] - v0) * columns + lattice[2 * i] - u0] = i
  }
  return (u, v) => (u < u0 || u > u1 || v < v0 || v > v1 ? -1 : table[(v - v0) * columns + u - u0])
}

/** All whole translations for which the boxes around the two sets of cells still touch. */
function* translations(cells: Int32Array, turned: Int32Array): Generator<readonly [number, number]> {
  const [u0, u1] = rangeOf(cells, 0)
  const [v0, v1] = rangeOf(cells, 1)
  const [tu0, tu1] = rangeOf(turned, 0)
  const [tv0, tv1] = rangeOf(turned, 1)
  for (let du = u0 - tu1; du <= u1 - tu0; du++) for (let dv = v0 - tv1; dv <= v1 - tv0; dv++) yield [du, dv]
}

function rangeOf(cells: Int32Array, axis: 0 | 1): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (let k = axis; k < cells.length; k += 2) {
    least = Math.min(least, cells[k])
    most = Math.max(most, cells[k])
  }
  return [least, most]
}
