import { type Band, bandCholesky, bandSolve, bandStride, emptyBand } from '@penfield/kernels'

/** What is asked of neighbouring nodes: the weight of squared second differences. */
export interface Roughness {
  /** Of z(i−1) − 2 z(i) + z(i+1), along columns and along rows. */
  readonly along: number
  /** Of z(i, j) − z(i+1, j) − z(i, j+1) + z(i+1, j+1). */
  readonly across: number
}

/**
 * Nodes of a grid that come near values at scattered places and bend as little as they may:
 *
 *     minimise  |B z − w|² + along (|D_uu z|² + |D_vv z|²) + across |D_uv z|²
 *     (BᵀB + Dᵀ D) z = Bᵀ w
 *
 * B is bilinear interpolation, D second differences in steps of the grid. The matrix is a band of twice the shorter side; it is
 * factored once.
 *
 * @param placesSteps m × 2, column and row of each place, in steps from node (0, 0); a place beyond the grid is extrapolated.
 * @returns values (m) → nodes, columns × rows, row-major; null where the places leave the nodes open, as on a line.
 */
export function gridSmoother(
  columns: number,
  rows: number,
  placesSteps: Float64Array,
  roughness: Roughness,
): ((w: Float64Array) => Float64Array) | null {
  // Node (column, row) is unknown fast + width · slow, the fast one being the shorter side.
  const upright = columns <= rows
  const width = upright ? columns : rows
  const height = upright ? rows : columns
  const cells = bilinear(placesSteps, width, height, upright)
  const band = emptyBand(width * height, Math.max(2 * width, width + 1))
  addPlaces(band, cells, width)
  addRoughness(band, width, height, roughness)
  if (!bandCholesky(band)) return null
  return (w) => {
    const z = bandSolve(band, gathered(cells, width, width * height, w))
    return upright ? z : transposed(z, width, height)
  }
}

/** Per place the lowest of its four nodes and the shares along the fast and the slow side. */
interface Cells {
  readonly base: Int32Array
  readonly shares: Float64Array
}

function bilinear(placesSteps: Float64Array, width: number, height: number, upright: boolean): Cells {
  const m = placesSteps.length / 2
  const base = new Int32Array(m)
  const shares = new Float64Array(2 * m)
  for (let i = 0; i < m; i++) {
    const fast = placesSteps[2 * i + (upright ? 0 : 1)]
    const slow = placesSteps[2 * i + (upright ? 1 : 0)]
    const left = Math.max(0, Math.min(width - 2, Math.floor(fast)))
    const below = Math.max(0, Math.min(height - 2, Math.floor(slow)))
    base[i] = below * width + left
    shares[2 * i] = fast - left
    shares[2 * i + 1] = slow - below
  }
  return { base, shares }
}

/** Weights of the four nodes base, base + 1, base + width, base + width + 1. */
function corners({ shares }: Cells, i: number): [number, number, number, number] {
  const [t, u] = [shares[2 * i], shares[2 * i + 1]]
  return [(1 - t) * (1 - u), t * (1 - u), (1 - t) * u, t * u]
}

function addPlaces(bandOut: Band, cells: Cells, width: number): void {
  const stride = bandStride(bandOut.halfWidth)
  const offsets = [0, 1, width, width + 1]
  for (let i = 0; i < cells.base.length; i++) {
    const weights = corners(cells, i)
    for (let a = 0; a < 4; a++)
      for (let b = a; b < 4; b++)
        bandOut.columns[(cells.base[i] + offsets[a]) * stride + offsets[b] - offsets[a]] += weights[a] * weights[b]
  }
}

function addRoughness(bandOut: Band, width: number, height: number, { along, across }: Roughness): void {
  const stride = bandStride(bandOut.halfWidth)
  const add = (node: number, offsets: readonly number[], pattern: readonly number[], weight: number): void => {
    for (let a = 0; a < offsets.length; a++)
      for (let b = a; b < offsets.length; b++)
        bandOut.columns[(node + offsets[a]) * stride + offsets[b] - offsets[a]] += weight * pattern[a] * pattern[b]
  }
  const bend = [1, -2, 1]
  const twist = [1, -1, -1, 1]
  const [ahead, up, square] = [
    [0, 1, 2],
    [0, width, 2 * width],
    [0, 1, width, width + 1],
  ]
  for (let slow = 0; slow < height; slow++) {
    for (let fast = 0; fast < width; fast++) {
      const node = slow * width + fast
      if (fast + 2 < width) add(node, ahead, bend, along)
      if (slow + 2 < height) add(node, up, bend, along)
      if (across > 0 && fast + 1 < width && slow + 1 < height) add(node, square, twist, across)
    }
  }
}

/** Bᵀ w. */
function gathered(cells: Cells, width: number, n: number, w: Float64Array): Float64Array {
  const out = new Float64Array(n)
  for (let i = 0; i < w.length; i++) {
    const weights = corners(cells, i)
    out[cells.base[i]] += weights[0] * w[i]
    out[cells.base[i] + 1] += weights[1] * w[i]
    out[cells.base[i] + width] += weights[2] * w[i]
    out[cells.base[i] + width + 1] += weights[3] * w[i]
  }
  return out
}

function transposed(z: Float64Array, width: number, height: number): Float64Array {
  const out = new Float64Array(z.length)
  for (let slow = 0; slow < height; slow++)
    for (let fast = 0; fast < width; fast++) out[fast * height + slow] = z[slow * width + fast]
  return out
}
