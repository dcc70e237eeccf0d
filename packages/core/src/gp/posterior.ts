import { type DensePlace, type DenseRoom, symmetricRows, withDense } from '@penfield/kernels'
import { error } from '../codes.js'
import { scaledCoordinates } from './coordinates.js'
import { type Hyperparameters, type Model, type Observations, paddedSize } from './model.js'
import { smoothGrid } from './smooth-grid.js'

/** Where the observations were made and how sure each is; what a posterior depends on beside the values. */
export type Places = Pick<Observations, 'planeMm' | 'trials'>

/** How the values at places become a field: K⁻¹, for any values at these places. */
export interface Conditioned {
  readonly n: number
  /** n × n, row-major, symmetric. */
  readonly inverse: Float64Array
  /** K⁻¹ 1. */
  readonly ofOnes: Float64Array
}

/** The field given values: f(x) = m + Σ_i α_i k(x, x_i). */
export interface Weights {
  readonly constant: number
  /** n: α = K⁻¹ (y − m). */
  readonly alpha: Float64Array
}

/**
 * K⁻¹ for places and hyperparameters.
 *
 * @throws {PenfieldError} core/covariance-singular — K is not positive definite to rounding.
 */
export function conditioned(places: Places, parameters: Hyperparameters, model: Model): Conditioned {
  const n = places.trials.length
  return withDense((room) => {
    const { u, size } = factoredIn(room, places, parameters, model)
    const [x, out] = [room.f64(size * size), room.f64(size * size)]
    room.inverseLower(u, size, x)
    room.gram(x, size, out)
    const inverse = symmetricRows(room.take(out, size * size), size, n)
    return { n, inverse, ofOnes: times(inverse, new Float64Array(n).fill(1)) }
  })
}

/** A x for a row-major square matrix. */
function times(a: Float64Array, x: Float64Array): Float64Array {
  const n = x.length
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let k = 0; k < n; k++) sum += a[i * n + k] * x[k]
    out[i] = sum
  }
  return out
}

/** m = 1ᵀK⁻¹y / 1ᵀK⁻¹1 (or 0) and α = K⁻¹y − m K⁻¹1. */
export function weightsOf({ inverse, ofOnes }: Conditioned, values: Float64Array, { constant }: Model): Weights {
  const ofValues = times(inverse, values)
  if (constant === 'zero') return { constant: 0, alpha: ofValues }
  const sum = (x: Float64Array): number => x.reduce((total, entry) => total + entry, 0)
  const m = sum(ofValues) / sum(ofOnes)
  return { constant: m, alpha: ofValues.map((entry, i) => entry - m * ofOnes[i]) }
}

/**
 * Variance of f at nodes, never negative:
 *
 *     σ²(x) = s² − |L⁻¹ k(x)|²
 *
 * With a squared exponential the variance is so smooth that where the nodes are many it is computed on a coarser grid of
 * Chebyshev points and carried to the nodes by their polynomial, whose error is at most about 1e-6 s².
 *
 * @param nodesMm nodes × 2, mm.
 * @throws {PenfieldError} core/covariance-singular — K is not positive definite to rounding.
 */
export function varianceAt(
  places: Places,
  parameters: Hyperparameters,
  model: Model,
  nodesMm: Float64Array,
): Float64Array {
  const { squares } = atNodes(places, parameters, model, { alpha: null, withSquares: true }, nodesMm)
  return squares.map((square) => Math.max(0, parameters.signalVariance - square))
}

/** Mean and variance of f at nodes in one go; else as {@link varianceAt}. */
export function posteriorAt(
  observations: Observations,
  parameters: Hyperparameters,
  model: Model,
  nodesMm: Float64Array,
): { readonly mean: Float64Array; readonly variance: Float64Array } {
  const { alpha, constant } = weightsOf(conditioned(observations, parameters, model), observations.values, model)
  const { sums, squares } = atNodes(observations, parameters, model, { alpha, withSquares: true }, nodesMm)
  return {
    mean: sums.map((sum) => constant + sum),
    variance: squares.map((square) => Math.max(0, parameters.signalVariance - square)),
  }
}

/** Mean of m + f at nodes, as {@link posteriorAt} without the variance. */
export function meanAt(
  observations: Observations,
  parameters: Hyperparameters,
  model: Model,
  nodesMm: Float64Array,
): Float64Array {
  const { alpha, constant } = weightsOf(conditioned(observations, parameters, model), observations.values, model)
  const { sums } = atNodes(observations, parameters, model, { alpha, withSquares: false }, nodesMm)
  return sums.map((sum) => constant + sum)
}

/** Upper factor of K in a room, with the scaled coordinates of the places. */
function factoredIn(room: DenseRoom, places: Places, parameters: Hyperparameters, model: Model) {
  const n = places.trials.length
  const size = paddedSize(n)
  const { u: scaledU, v: scaledV } = scaledCoordinates(places.planeMm, parameters)
  const [placesU, placesV] = [room.put(scaledU), room.put(scaledV)]
  const noise = Float64Array.from({ length: size }, (_, i) => (i < n ? parameters.noiseVariance / places.trials[i] : 1))
  const [k, u] = [room.f64(size * size), room.f64(size * size)]
  const matern = model.covariance === 'matern-3/2' ? 1 : 0
  const slopes = matern === 1 ? u : k
  room.covariance(placesU, placesV, n, size, placesU, placesV, n, parameters.signalVariance, matern, k, slopes)
  room.shifted(k, size, room.put(noise), u)
  const stop = room.factor(u, size)
  if (stop >= 0) throw singular(places.planeMm, stop, parameters.noiseVariance)
  return { u, placesU, placesV, n, size, matern }
}

const singular = (planeMm: Float64Array, place: number, noiseVariance: number) =>
  error('core/covariance-singular', {
    what: `Observation ${place + 1}, at (${planeMm[2 * place]}, ${planeMm[2 * place + 1]}) mm, says nothing that those before it do not say; it should differ from them by its place or by a noise variance, which is ${noiseVariance}.`,
    fix: 'Give the process a larger noise variance, or average what was observed at one place.',
  })

/** Nodes that are taken together: their columns stay in the cache while the factor passes. */
const tileNodes = 128

/** Which of the two sums over places are wanted. */
interface Wanted {
  readonly alpha: Float64Array | null
  readonly withSquares: boolean
}

interface Sums {
  /** Σ_i α_i k(x, x_i); 0 without α. */
  readonly sums: Float64Array
  /** |L⁻¹ k(x)|²; 0 where not wanted. */
  readonly squares: Float64Array
}

function atNodes(
  places: Places,
  parameters: Hyperparameters,
  model: Model,
  wanted: Wanted,
  nodesMm: Float64Array,
): Sums {
  const grid =
    model.covariance === 'squared-exponential'
      ? smoothGrid(nodesMm, parameters, wanted.withSquares ? 'variance' : 'mean')
      : null
  const found = withDense((room) => {
    const factored = factoredIn(room, places, parameters, model)
    const nodes = grid === null ? nodesMm : grid.pointsMm
    return sumsIn(room, factored, parameters, wanted, nodes)
  })
  if (grid === null) return found
  return {
    sums: wanted.alpha === null ? found.sums : grid.toNodes(found.sums),
    squares: wanted.withSquares ? grid.toNodes(found.squares) : found.squares,
  }
}

function sumsIn(
  room: DenseRoom,
  { u, placesU, placesV, n, size, matern }: ReturnType<typeof factoredIn>,
  parameters: Hyperparameters,
  { alpha, withSquares }: Wanted,
  nodesMm: Float64Array,
): Sums {
  const count = nodesMm.length / 2
  const nodes = scaledCoordinates(nodesMm, parameters)
  const weights = new Float64Array(size)
  if (alpha !== null) weights.set(alpha)
  const [weight, nodesU, nodesV] = [room.put(weights), room.f64(tileNodes), room.f64(tileNodes)]
  const [tile, slopes] = [room.f64(tileNodes * size), matern === 1 ? room.f64(tileNodes * size) : 0]
  const line: DensePlace = room.f64(tileNodes)
  const sums = new Float64Array(count)
  const squares = new Float64Array(count)
  for (let first = 0; first < count; first += tileNodes) {
    const columns = Math.min(tileNodes, count - first)
    const padded = paddedSize(columns)
    room.set(nodesU, nodes.u.subarray(first, first + padded))
    room.set(nodesV, nodes.v.subarray(first, first + padded))
    const { signalVariance } = parameters
    room.covariance(placesU, placesV, n, size, nodesU, nodesV, columns, signalVariance, matern, tile, slopes)
    if (alpha !== null) {
      room.weighted(tile, size, padded, weight, line)
      sums.set(room.take(line, columns), first)
    }
    if (!withSquares) continue
    room.forward(u, size, tile, padded)
    room.squares(tile, size, padded, line)
    squares.set(room.take(line, columns), first)
  }
  return { sums, squares }
}
