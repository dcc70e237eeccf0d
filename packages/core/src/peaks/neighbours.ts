import Delaunator from 'delaunator'
import type { MuscleMap, PlaneGrid } from '../model/map.js'
import type { Sites } from '../model/sites.js'

/** Which nodes lie side by side. The neighbours of node i are nodes[starts[i]] … nodes[starts[i + 1] − 1]. */
export interface Neighbours {
  /** n + 1. */
  readonly starts: Int32Array
  readonly nodes: Int32Array
  /** How many a node has that lies inside: 4 or 8; null where that differs from node to node. */
  readonly whole: Connectivity | null
}

/** On square grids: with the diagonals (8) or without (4). */
export type Connectivity = 4 | 8

type ByConnectivity = Partial<Record<Connectivity, Neighbours>>
const ofGrids = new WeakMap<PlaneGrid, ByConnectivity>()
const ofSites = new WeakMap<Sites, ByConnectivity>()

/**
 * Neighbours of the nodes of a map: on the raster of a field and on a lattice of sites those of the square grid, else those of the
 * Delaunay triangulation of the sites that hold a value. What depends on places alone is made once.
 */
export function neighboursOf({ support, sites, valuesUv }: MuscleMap, connectivity: Connectivity): Neighbours {
  const { grid, n } = support
  if (grid !== null) return once(ofGrids, grid, connectivity, () => gridNeighbours(grid, n, connectivity))
  const { lattice } = sites.rule
  if (lattice !== null) return latticeNeighbours(sites, connectivity)
  const present = Array.from(valuesUv.keys()).filter((i) => !Number.isNaN(valuesUv[i]))
  const scattered = () => scatteredNeighbours(sites.planeMm, present)
  return present.length === n ? once(ofSites, sites, 8, scattered) : scattered()
}

function once<K extends object>(
  known: WeakMap<K, ByConnectivity>,
  key: K,
  connectivity: Connectivity,
  make: () => Neighbours,
): Neighbours {
  const made = known.get(key) ?? {}
  const neighbours = made[connectivity] ?? make()
  if (made[connectivity] === undefined) known.set(key, { ...made, [connectivity]: neighbours })
  return neighbours
}

/** Steps to the neighbours, column and row: the four sides first, then the corners. */
const around = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const

function gridNeighbours({ columns, rows, nodeOfCell }: PlaneGrid, n: number, connectivity: Connectivity): Neighbours {
  const lists: number[][] = Array.from({ length: n }, () => [])
  nodeOfCell.forEach((node, cell) => {
    if (node < 0) return
    for (const [du, dv] of around.slice(0, connectivity)) {
      const [column, row] = [(cell % columns) + du, Math.floor(cell / columns) + dv]
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue
      const other = nodeOfCell[row * columns + column]
      if (other >= 0) lists[node].push(other)
    }
  })
  return packed(lists, connectivity)
}

/** Neighbours on the lattice of the sites, which they must have. */
export function latticeNeighbours(sites: Sites, connectivity: Connectivity): Neighbours {
  return once(ofSites, sites, connectivity, () => {
    const lattice = sites.rule.lattice ?? new Int32Array(0)
    const siteAt = new Map<string, number>()
    for (let i = 0; i < sites.n; i++) siteAt.set(`${lattice[2 * i]},${lattice[2 * i + 1]}`, i)
    const lists = Array.from({ length: sites.n }, (_, i) =>
      around
        .slice(0, connectivity)
        .map(([du, dv]) => siteAt.get(`${lattice[2 * i] + du},${lattice[2 * i + 1] + dv}`) ?? -1)
        .filter((other) => other >= 0),
    )
    return packed(lists, connectivity)
  })
}

/** Delaunay neighbours of the places `present`; along the line where they lie on one. A place without any joins the nearest. */
function scatteredNeighbours(planeMm: Float64Array, present: readonly number[]): Neighbours {
  const sets = Array.from({ length: planeMm.length / 2 }, () => new Set<number>())
  const join = (i: number, k: number) => {
    sets[present[i]].add(present[k])
    sets[present[k]].add(present[i])
  }
  const places = Float64Array.from(present.flatMap((i) => [planeMm[2 * i], planeMm[2 * i + 1]]))
  const { triangles, hull } = new Delaunator(places)
  for (let t = 0; t < triangles.length; t += 3) {
    join(triangles[t], triangles[t + 1])
    join(triangles[t + 1], triangles[t + 2])
    join(triangles[t + 2], triangles[t])
  }
  if (triangles.length === 0) for (let k = 1; k < hull.length; k++) join(hull[k - 1], hull[k])
  // The triangulation leaves out all but one of several points at a place.
  for (let i = 0; i < present.length && present.length > 1; i++)
    if (sets[present[i]].size === 0) join(i, nearestOther(places, i))
  return packed(
    sets.map((set) => [...set].sort((a, b) => a - b)),
    null,
  )
}

function nearestOther(places: Float64Array, i: number): number {
  let nearest = -1
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < places.length / 2; k++) {
    const [dx, dy] = [places[2 * k] - places[2 * i], places[2 * k + 1] - places[2 * i + 1]]
    if (k !== i && dx * dx + dy * dy < least) {
      nearest = k
      least = dx * dx + dy * dy
    }
  }
  return nearest
}

function packed(lists: readonly (readonly number[])[], whole: Connectivity | null): Neighbours {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach((list, i) => {
    starts[i + 1] = starts[i] + list.length
  })
  return { starts, nodes: Int32Array.from(lists.flat()), whole }
}
