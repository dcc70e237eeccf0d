import type { MapView } from '../metrics/view.js'
import { isMissing, missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from '../overlap/index.js'
import { overlapValues } from './columns.js'

/** A moved map must keep this share of its weight inside the sampled area. */
const keptShare = 0.95

/** Fewer admissible placements than this give no chance level. */
const fewestPlacements = 20

/**
 * Chance level of every index: the mean over rigid placements of map b, blind to where it is.
 *
 * On a lattice b is moved by every translation combined with rotations of 0, 90, 180 and 270°; a placement counts when at least
 * 95 % of b's weight stays inside the sampled area. Needs 20 such placements, else the map fills the grid and there is no
 * chance level. Sites that form no lattice have none either.
 *
 * @returns one entry an index, in the order of overlap.tsv.
 */
export function chanceLevels(a: MapView, b: MapView): readonly Value[] {
  const sums = new Float64Array(overlapIndices.length)
  const counts = new Int32Array(overlapIndices.length)
  let placements = 0
  for (const view of placementsOf(b)) {
    if (!keepsWeight(view, b)) continue
    placements += 1
    overlapValues(a, view).forEach((value, k) => {
      if (isMissing(value)) return
      sums[k] += value
      counts[k] += 1
    })
  }
  return Array.from(sums, (sum, k) =>
    placements < fewestPlacements || counts[k] === 0 ? missing('no-chance') : sum / counts[k],
  )
}

const keepsWeight = (moved: MapView, original: MapView): boolean =>
  total(moved.weightsUv) >= keptShare * total(original.weightsUv) && total(original.weightsUv) > 0

function total(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Quarter turns as (u, v) → (p u + q v, r u + s v). */
const turns = [
  [1, 0, 0, 1],
  [0, -1, 1, 0],
  [-1, 0, 0, -1],
  [0, 1, -1, 0],
] as const

/**
 * The map moved by every turn and translation that can leave weight inside, under its own threshold; sampled places that receive
 * nothing hold 0.
 */
function* placementsOf(view: MapView): Generator<MapView> {
  const { map } = view
  const cells = map.support.kind === 'sites' ? map.sites.rule.lattice : null
  if (cells === null) return
  const n = map.sites.n
  const siteAt = new Map(Array.from({ length: n }, (_, i) => [`${cells[2 * i]},${cells[2 * i + 1]}`, i]))
  for (const [p, q, r, s] of turns) {
    const turned = Array.from({ length: n }, (_, i) => [
      p * cells[2 * i] + q * cells[2 * i + 1],
      r * cells[2 * i] + s * cells[2 * i + 1],
    ])
    for (const [du, dv] of translations(cells, turned)) {
      const valuesUv = map.valuesUv.map((value) => (Number.isNaN(value) ? value : 0))
      const weightsUv = new Float64Array(n)
      for (let i = 0; i < n; i++) {
        const to = siteAt.get(`${turned[i][0] + du},${turned[i][1] + dv}`)
        if (to === undefined || Number.isNaN(valuesUv[to]) || !(map.valuesUv[i] > 0)) continue
        valuesUv[to] = map.valuesUv[i]
        weightsUv[to] = view.weightsUv[i]
      }
      yield { ...view, weightsUv, map: { ...map, valuesUv } }
    }
  }
}

/** All whole translations for which the boxes around the two sets of cells still touch. */
function* translations(cells: Int32Array, turned: readonly number[][]): Generator<readonly [number, number]> {
  const range = (of: readonly number[]) => [Math.min(...of), Math.max(...of)] as const
  const column = (values: Int32Array, axis: number) =>
    Array.from({ length: values.length / 2 }, (_, i) => values[2 * i + axis])
  const [u0, u1] = range(column(cells, 0))
  const [v0, v1] = range(column(cells, 1))
  const [tu0, tu1] = range(turned.map(([u]) => u))
  const [tv0, tv1] = range(turned.map(([, v]) => v))
  for (let du = u0 - tu1; du <= u1 - tu0; du++) for (let dv = v0 - tv1; dv <= v1 - tv0; dv++) yield [du, dv]
}
