/** Cells of scattered sites: what lies nearest to a site, inside the hull of all sites grown by half a step. */
import { dilateHull } from '@penfield/core'

export interface SiteCell {
  /** x, y of each corner, mm of the plane, counter-clockwise. */
  readonly corners: readonly number[]
  /** The site beyond the side that leaves corner k; −1 at the rim. */
  readonly across: readonly number[]
}

/** The part of a cell where a x + b y ≤ c; the side that the cut makes faces site j. */
function cut({ corners, across }: SiteCell, a: number, b: number, c: number, j: number): SiteCell {
  const kept: number[] = []
  const faces: number[] = []
  const n = across.length
  for (let k = 0; k < n; k++) {
    const next = (k + 1) % n
    const [x0, y0, x1, y1] = [corners[2 * k], corners[2 * k + 1], corners[2 * next], corners[2 * next + 1]]
    const from = a * x0 + b * y0 - c
    const to = a * x1 + b * y1 - c
    if (from <= 0) {
      kept.push(x0, y0)
      faces.push(across[k])
    }
    if (from <= 0 === to <= 0) continue
    const t = from / (from - to)
    kept.push(x0 + t * (x1 - x0), y0 + t * (y1 - y0))
    faces.push(from <= 0 ? j : across[k])
  }
  return { corners: kept, across: faces }
}

/** Largest distance of a corner from (x, y), squared. */
function reach({ corners }: SiteCell, x: number, y: number): number {
  let largest = 0
  for (let k = 0; k < corners.length; k += 2) {
    const [dx, dy] = [corners[k] - x, corners[k + 1] - y]
    largest = Math.max(largest, dx * dx + dy * dy)
  }
  return largest
}

/**
 * Voronoi cells with what lies across each side.
 *
 *     cell(i) = hull ∩ { x : |x − pᵢ| ≤ |x − pⱼ| },  j from near to far until a bisector lies beyond every corner
 *
 * @param planeMm n × 2, mm; sites at one place share one cell.
 * @param stepMm  distance of neighbouring sites, mm.
 */
export function voronoiCells(planeMm: Float64Array, stepMm: number): SiteCell[] {
  const n = planeMm.length / 2
  if (n === 0) return []
  const rim = [...dilateHull(planeMm, stepMm > 0 ? stepMm / 2 : 5)]
  const whole: SiteCell = { corners: rim, across: Array<number>(rim.length / 2).fill(-1) }
  const distances = new Float64Array(n)
  const others = Array.from({ length: n }, (_, j) => j)
  return Array.from({ length: n }, (_, i) => {
    const [x, y] = [planeMm[2 * i], planeMm[2 * i + 1]]
    for (let j = 0; j < n; j++) {
      const [a, b] = [planeMm[2 * j] - x, planeMm[2 * j + 1] - y]
      distances[j] = a * a + b * b
    }
    let cell = whole
    for (const j of [...others].sort((j, k) => distances[j] - distances[k] || j - k)) {
      if (distances[j] === 0) continue
      if (distances[j] > 4 * reach(cell, x, y)) break
      const [a, b] = [planeMm[2 * j] - x, planeMm[2 * j + 1] - y]
      cell = cut(cell, a, b, a * (x + a / 2) + b * (y + b / 2), j)
    }
    return cell
  })
}
