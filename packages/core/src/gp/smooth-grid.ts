import { cos, ln, sin } from '@penfield/kernels'
import type { Hyperparameters } from './model.js'

/** A tensor grid of Chebyshev points over the box of the nodes, and the way from values on it to values at the nodes. */
export interface SmoothGrid {
  /** points × 2, mm; the second axis runs fastest. */
  readonly pointsMm: Float64Array
  /** Values at the points → values at the nodes, by the polynomial through the points. */
  toNodes(values: Float64Array): Float64Array
}

/** Largest error along one axis, as a share of s² or of the norm. */
const share = 1e-6
const pi = 3.141592653589793

/**
 * What is carried. As a function of one complex coordinate z, |Im z| ≤ b, the mean of f is at most its norm times
 * s exp(b²/ℓ²), and the explained variance at most s² exp(2 b²/ℓ²): the first is f against k(z, ·), the second the squared norm
 * of a projection of k(z, ·), whose squared norm is s² exp(2 b²/ℓ²), whatever the data.
 */
export type Carried = 'mean' | 'variance'

/**
 * Where a function as smooth as the posterior needs to be known so that a polynomial carries it to the nodes.
 *
 * On an ellipse with foci at the ends of an interval of half-length h and axes summing to ρ h, b = h (ρ − 1/ρ)/2, and the
 * polynomial through N + 1 Chebyshev points errs by at most
 *
 *     4 exp(c b²/ℓ²) ρ⁻ᴺ / (ρ − 1)          for every ρ > 1, c = 1 (mean) or 2 (variance), in units of the norm or of s²
 *
 * @returns null where that takes more than half as many points as there are nodes.
 */
export function smoothGrid(nodesMm: Float64Array, parameters: Hyperparameters, carried: Carried): SmoothGrid | null {
  const growth = carried === 'mean' ? 1 : 2
  const axes = [0, 1].map((axis) => axisOf(nodesMm, axis, lengthAlong(parameters, axis), growth))
  const [first, second] = axes
  if (first.length * second.length > nodesMm.length / 4) return null
  const pointsMm = new Float64Array(2 * first.length * second.length)
  first.forEach((x, i) => {
    second.forEach((y, j) => {
      pointsMm[2 * (i * second.length + j)] = x
      pointsMm[2 * (i * second.length + j) + 1] = y
    })
  })
  return { pointsMm, toNodes: interpolator(first, second, nodesMm) }
}

/** Length scale along one axis of the plane: 1/ℓ² = cos² φ/ℓ_u² + sin² φ/ℓ_v². */
function lengthAlong({ lengthUMm, lengthVMm, angleRad }: Hyperparameters, axis: number): number {
  const [c, s] = axis === 0 ? [cos(angleRad), sin(angleRad)] : [sin(angleRad), cos(angleRad)]
  return 1 / Math.sqrt((c / lengthUMm) * (c / lengthUMm) + (s / lengthVMm) * (s / lengthVMm))
}

/** Chebyshev points of the second kind over the range of one coordinate; no more than a quarter of the nodes. */
function axisOf(nodesMm: Float64Array, axis: number, lengthMm: number, growth: number): Float64Array {
  const limit = nodesMm.length / 8
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = axis; i < nodesMm.length; i += 2) {
    low = Math.min(low, nodesMm[i])
    high = Math.max(high, nodesMm[i])
  }
  const half = (high - low) / 2
  let degree = 4
  while (degree < limit && logError(degree, half / lengthMm, growth) > ln(share)) degree++
  return Float64Array.from({ length: degree + 1 }, (_, k) => low + half * (1 - cos((pi * k) / degree)))
}

/** ln of the bound, at the ρ = eᵗ that makes its leading terms least: sinh 2t = N ℓ² / c h². */
function logError(degree: number, ratio: number, growth: number): number {
  const squared = growth * Math.max(ratio * ratio, 1e-4)
  const q = degree / squared
  const rho = Math.sqrt(q + Math.sqrt(q * q + 1))
  const high = (rho - 1 / rho) / 2
  return ln(4) + squared * high * high - degree * ln(rho) - ln(rho - 1)
}

/** Barycentric weights of the points of an axis as seen from x: (−1)ᵏ / (x − x_k), halved at the ends, summing to 1. */
function barycentric(points: Float64Array, x: number): Float64Array {
  const weights = new Float64Array(points.length)
  const on = points.indexOf(x)
  if (on >= 0) {
    weights[on] = 1
    return weights
  }
  let sum = 0
  for (let k = 0; k < points.length; k++) {
    const end = k === 0 || k === points.length - 1 ? 0.5 : 1
    weights[k] = ((k & 1) === 0 ? end : -end) / (x - points[k])
    sum += weights[k]
  }
  for (let k = 0; k < points.length; k++) weights[k] /= sum
  return weights
}

/** The weights of the different values of one coordinate, and which of them each node has. */
function weightsAlong(points: Float64Array, nodesMm: Float64Array, axis: number) {
  const indexOf = new Map<number, number>()
  const rows: Float64Array[] = []
  const ofNode = Int32Array.from({ length: nodesMm.length / 2 }, (_, node) => {
    const x = nodesMm[2 * node + axis]
    const known = indexOf.get(x)
    if (known !== undefined) return known
    indexOf.set(x, rows.length)
    return rows.push(barycentric(points, x)) - 1
  })
  return { rows, ofNode }
}

/** One axis after the other: what belongs to one coordinate is summed once, so a grid of nodes costs one short sum a node. */
function interpolator(first: Float64Array, second: Float64Array, nodesMm: Float64Array) {
  const width = second.length
  const alongFirst = weightsAlong(first, nodesMm, 0)
  const alongSecond = weightsAlong(second, nodesMm, 1)
  return (values: Float64Array): Float64Array => {
    const lines = alongFirst.rows.map((weights) => {
      const sums = new Float64Array(width)
      for (let i = 0; i < weights.length; i++)
        for (let j = 0; j < width; j++) sums[j] += weights[i] * values[i * width + j]
      return sums
    })
    return Float64Array.from(alongFirst.ofNode, (line, node) => {
      const sums = lines[line]
      const weights = alongSecond.rows[alongSecond.ofNode[node]]
      let value = 0
      for (let j = 0; j < width; j++) value += weights[j] * sums[j]
      return value
    })
  }
}
