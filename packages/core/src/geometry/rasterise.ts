/** Where nodes lie: m × 3 vertices (−1 where outside) and m × 3 barycentric coordinates, ≥ 0 and adding up to 1. */
export interface Located {
  readonly corners: Int32Array
  readonly lambdas: Float64Array
}

/** A square grid of cells, as in the model's plane grid. */
export interface Raster {
  readonly columns: number
  readonly rows: number
  readonly stepMm: number
  readonly originMm: readonly [number, number]
  /** columns × rows, row-major: the node of a cell, −1 for none; null where each cell is its own node. */
  readonly nodeOfCell: Int32Array | null
}

/** A node this far outside a triangle, in barycentric coordinates, still counts as on its edge. */
const slack = 1e-11

/**
 * The triangle of each node of a grid. Each triangle goes through the rows it crosses; in a row its coordinates grow in equal steps,
 * so that the nodes inside are one run of columns.
 *
 *     λ_b(x, y) = ((x − a) × (c − a)) / ((b − a) × (c − a)),   λ_c likewise,   λ_a = 1 − λ_b − λ_c
 *
 * A node on an edge takes the last of its triangles, which changes nothing in what is interpolated.
 *
 * @param verticesMm v × 2, mm.
 * @param triangles  3 × triangles, counter-clockwise.
 * @param m          how many nodes there are.
 */
export function rasterise(
  { verticesMm, triangles }: { readonly verticesMm: Float64Array; readonly triangles: Int32Array },
  { columns, rows, stepMm, originMm, nodeOfCell }: Raster,
  m: number,
): Located {
  const corners = new Int32Array(3 * m).fill(-1)
  const lambdas = new Float64Array(3 * m)
  const [originX, originY] = originMm
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]
    const b = triangles[t + 1]
    const c = triangles[t + 2]
    const ax = verticesMm[2 * a] - originX
    const ay = verticesMm[2 * a + 1] - originY
    const bx = verticesMm[2 * b] - originX - ax
    const by = verticesMm[2 * b + 1] - originY - ay
    const cx = verticesMm[2 * c] - originX - ax
    const cy = verticesMm[2 * c + 1] - originY - ay
    const twice = bx * cy - by * cx
    if (!(twice > 0)) continue
    // Growth of the coordinates by column, and the column where each is 0 in a row.
    const growB = (cy * stepMm) / twice
    const growC = (-by * stepMm) / twice
    const growA = -growB - growC
    const perB = 1 / growB
    const perC = 1 / growC
    const perA = 1 / growA
    const first = Math.max(0, Math.ceil((ay + Math.min(0, by, cy)) / stepMm - slack))
    const last = Math.min(rows - 1, Math.floor((ay + Math.max(0, by, cy)) / stepMm + slack))
    for (let row = first; row <= last; row++) {
      const y = row * stepMm - ay
      const startB = (-ax * cy - y * cx) / twice
      const startC = (bx * y + by * ax) / twice
      const startA = 1 - startB - startC
      let from = 0
      let to = columns - 1
      const endB = -(startB + slack) * perB
      const endC = -(startC + slack) * perC
      const endA = -(startA + slack) * perA
      if (growB > 0) from = Math.max(from, Math.ceil(endB))
      else if (growB < 0) to = Math.min(to, Math.floor(endB))
      else if (startB < -slack) continue
      if (growC > 0) from = Math.max(from, Math.ceil(endC))
      else if (growC < 0) to = Math.min(to, Math.floor(endC))
      else if (startC < -slack) continue
      if (growA > 0) from = Math.max(from, Math.ceil(endA))
      else if (growA < 0) to = Math.min(to, Math.floor(endA))
      else if (startA < -slack) continue
      for (let column = from; column <= to; column++) {
        const cell = row * columns + column
        const node = nodeOfCell === null ? cell : nodeOfCell[cell]
        if (node < 0) continue
        const at = 3 * node
        let lambdaB = startB + column * growB
        let lambdaC = startC + column * growC
        let lambdaA = 1 - lambdaB - lambdaC
        if (lambdaB < 0) lambdaB = 0
        if (lambdaC < 0) lambdaC = 0
        if (lambdaA < 0) lambdaA = 0
        corners[at] = a
        corners[at + 1] = b
        corners[at + 2] = c
        lambdas[at] = lambdaA
        lambdas[at + 1] = lambdaB
        lambdas[at + 2] = lambdaC
      }
    }
  }
  return { corners, lambdas }
}

/** z_i = λ_a w_a + λ_b w_b + λ_c w_c; NaN where a node lies in no triangle. */
export function interpolate({ corners, lambdas }: Located, ofVertex: Float64Array): Float64Array {
  const out = new Float64Array(corners.length / 3)
  for (let i = 0; i < out.length; i++) {
    const at = 3 * i
    out[i] =
      corners[at] < 0
        ? Number.NaN
        : lambdas[at] * ofVertex[corners[at]] +
          lambdas[at + 1] * ofVertex[corners[at + 1]] +
          lambdas[at + 2] * ofVertex[corners[at + 2]]
  }
  return out
}
