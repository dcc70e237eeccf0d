import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { Vec3 } from './vector.js'

/** Centre, directions of decreasing spread, and how many directions have any spread. */
export interface PrincipalAxes {
  readonly centreMm: Vec3
  readonly axes: readonly [Vec3, Vec3, Vec3]
  /** Variances along `axes`, mm², decreasing. */
  readonly variancesMm2: Vec3
  /** 0 one place, 1 a line, 2 a plane, 3 a cloud. */
  readonly rank: number
}

/** Spread that is only rounding: a share of the squared size of the coordinates, at least of 1 mm. */
const rounding = 1e-24
/** A direction counts when its variance is above this share of the largest. */
const flat = 1e-12

/**
 * Principal axes of points: eigenvectors of the covariance.
 *
 *     C = Σ (p − c)(p − c)ᵀ / n          c = Σ p / n
 *
 * @param mm n × 3, mm, n ≥ 1, all present.
 */
export function principalAxes(mm: Float64Array): PrincipalAxes {
  const n = mm.length / 3
  const centre = [0, 0, 0]
  let size = 0
  for (let i = 0; i < mm.length; i++) {
    centre[i % 3] += mm[i] / n
    size = Math.max(size, Math.abs(mm[i]))
  }
  const covariance = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        covariance[a][b] += ((mm[3 * i + a] - centre[a]) * (mm[3 * i + b] - centre[b])) / n
      }
    }
  }
  const rounded = rounding * Math.max(1, size * size)
  const clean = covariance.map((row) => row.map((value) => (Math.abs(value) < rounded ? 0 : value)))
  const decomposition = new EigenvalueDecomposition(new Matrix(clean), { assumeSymmetric: true })
  const values = decomposition.realEigenvalues
  const vectors = decomposition.eigenvectorMatrix
  const order = [0, 1, 2].sort((a, b) => values[b] - values[a])
  const axis = (k: number): Vec3 => [vectors.get(0, order[k]), vectors.get(1, order[k]), vectors.get(2, order[k])]
  const variancesMm2: Vec3 = [values[order[0]], values[order[1]], values[order[2]]]
  const least = Math.max(rounded, flat * variancesMm2[0])
  return {
    centreMm: [centre[0], centre[1], centre[2]],
    axes: [axis(0), axis(1), axis(2)],
    variancesMm2,
    rank: variancesMm2.filter((variance) => variance > least).length,
  }
}
