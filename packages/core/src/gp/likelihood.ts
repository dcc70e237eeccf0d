import { type DensePlace, type DenseRoom, ln, panelPlace, withDense } from '@penfield/kernels'
import { scaledCoordinates } from './coordinates.js'
import { type Hyperparameters, type Model, type Observations, paddedSize } from './model.js'

/** Slopes of the minus log likelihood along ln s², ln ℓ_u, ln ℓ_v, φ, ln τ², in this order. */
export const slots = 5

export interface Derivatives {
  /** 5. */
  readonly gradient: Float64Array
  /** 5 × 5: the average of observed and expected information, never indefinite. */
  readonly information: Float64Array
}

export interface Likelihood {
  /**
   * Minus the log marginal likelihood of the trials, up to −½ Σ ln n_i which no parameter changes; ∞ where K is not positive
   * definite to rounding.
   */
  value(at: Hyperparameters): number
  /** Derivatives at the place of the last `value`, which must have been finite. */
  derivatives(): Derivatives
}

const log2Pi = 1.8378770664093453

/**
 * Marginal likelihood of observations, evaluated again and again in one stretch of memory.
 *
 *     −ln p = ½ rᵀK⁻¹r + Σ ln l_ii + (n/2) ln 2π + ½ (D ln 2πτ² + S/τ²)      K = k(x, x') + diag(τ²/n_i) = L Lᵀ,  r = y − m
 *
 *     ∂/∂θ:        ½ (tr K⁻¹K_θ − αᵀK_θα),   α = K⁻¹r          information:  ½ (L⁻¹K_θα)ᵀ(L⁻¹K_ηα)
 *
 * S and D are the squares and degrees of freedom within places. The constant m, estimated anew at every θ, needs no slope of
 * its own: the likelihood is flat along it.
 */
export function withLikelihood<T>(observations: Observations, model: Model, work: (likelihood: Likelihood) => T): T {
  return withDense((room) => work(likelihoodIn(room, observations, model)))
}

function likelihoodIn(room: DenseRoom, observations: Observations, model: Model): Likelihood {
  const n = observations.values.length
  const size = paddedSize(n)
  const matern = model.covariance === 'matern-3/2' ? 1 : 0
  const [k, a, x, inverse] = [1, 2, 3, 4].map(() => room.f64(size * size))
  const g = matern === 0 ? k : room.f64(size * size)
  const [u, v, shift, line, panels] = [1, 1, 1, 4, 8].map((lines) => room.f64(lines * size))
  const rightHandSides = new Float64Array(4 * size)
  for (let i = 0; i < n; i++) {
    rightHandSides[4 * i] = observations.values[i]
    rightHandSides[4 * i + 1] = 1
  }
  const noise = new Float64Array(size).fill(1)
  let parameters: Hyperparameters | null = null
  let whitened: Float64Array = new Float64Array(0)

  const value = (at: Hyperparameters): number => {
    parameters = at
    const { u: scaledU, v: scaledV } = scaledCoordinates(observations.planeMm, at)
    for (let i = 0; i < n; i++) noise[i] = at.noiseVariance / observations.trials[i]
    room.set(u, scaledU)
    room.set(v, scaledV)
    room.set(shift, noise)
    room.covariance(u, v, n, size, u, v, n, at.signalVariance, matern, k, g)
    room.shifted(k, size, shift, a)
    if (room.factor(a, size) >= 0) return Number.POSITIVE_INFINITY
    room.set(panels, rightHandSides)
    room.forward(a, size, panels, 4)
    whitened = residualsOf(room.take(panels, 4 * size), n, model)
    room.diagonal(a, size, line)
    const diagonal = room.take(line, n)
    let total = (n / 2) * log2Pi
    for (let i = 0; i < n; i++) total += 0.5 * whitened[i] * whitened[i] + ln(diagonal[i])
    return total + withinTerm(observations, at.noiseVariance)
  }

  const derivatives = (): Derivatives => {
    const at = parameters as Hyperparameters
    room.set(shift, whitened)
    room.backward(a, size, shift)
    const alpha = room.take(shift, size)
    room.products(k, g, size, u, v, shift, line)
    const slopes = slopesOf(at, room.take(line, 4 * size), alpha, noise, size)
    room.inverseLower(a, size, x)
    room.gram(x, size, inverse)
    room.traces(inverse, k, g, size, u, v, line)
    const halves = room.take(line, 4 * size)
    room.diagonal(inverse, size, line)
    const traces = tracesOf(at, halves, room.take(line, n), noise, size)
    const gradient = traces.map((trace, p) => 0.5 * (trace - dot(alpha, slopes[p], n)))
    const { withinDegrees, withinSquares } = observations
    gradient[4] += 0.5 * (withinDegrees - withinSquares / at.noiseVariance)
    const information = informationOf(room, slopes, a, panels, size)
    information[24] += 0.5 * withinDegrees
    return { gradient, information }
  }

  return { value, derivatives }
}

function dot(a: Float64Array, b: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += a[i] * b[i]
  return sum
}

function withinTerm({ withinDegrees, withinSquares }: Observations, noiseVariance: number): number {
  if (withinDegrees === 0 && withinSquares === 0) return 0
  return 0.5 * (withinDegrees * (log2Pi + ln(noiseVariance)) + withinSquares / noiseVariance)
}

/** L⁻¹(y − m 1) from the first two of four columns, L⁻¹y and L⁻¹1. */
function residualsOf(columns: Float64Array, n: number, { constant }: Model): Float64Array {
  let m = 0
  if (constant === 'estimated') {
    let [both, ones] = [0, 0]
    for (let i = 0; i < n; i++) {
      both += columns[4 * i] * columns[4 * i + 1]
      ones += columns[4 * i + 1] * columns[4 * i + 1]
    }
    m = both / ones
  }
  return Float64Array.from({ length: columns.length / 4 }, (_, i) => columns[4 * i] - m * columns[4 * i + 1])
}

/** How a turn of the axes changes g Δu Δv into a slope: ∂k/∂φ = g Δu Δv (ℓ_u/ℓ_v − ℓ_v/ℓ_u). */
const turn = ({ lengthUMm, lengthVMm }: Hyperparameters): number => lengthUMm / lengthVMm - lengthVMm / lengthUMm

/** K_θ α for the five parameters. */
function slopesOf(
  at: Hyperparameters,
  products: Float64Array,
  alpha: Float64Array,
  noise: Float64Array,
  size: number,
): readonly Float64Array[] {
  const line = (p: number) => products.subarray(p * size, (p + 1) * size)
  const factor = turn(at)
  return [line(0), line(1), line(2), line(3).map((sum) => factor * sum), alpha.map((entry, i) => noise[i] * entry)]
}

/** tr K⁻¹K_θ for the five parameters, from the sums over i < j. */
function tracesOf(
  at: Hyperparameters,
  halves: Float64Array,
  diagonal: Float64Array,
  noise: Float64Array,
  size: number,
): Float64Array {
  const traces = new Float64Array(slots)
  for (let p = 0; p < 4; p++) for (let j = 0; j < size; j++) traces[p] += 2 * halves[p * size + j]
  traces[3] *= turn(at)
  for (let i = 0; i < diagonal.length; i++) {
    traces[0] += at.signalVariance * diagonal[i]
    traces[4] += noise[i] * diagonal[i]
  }
  return traces
}

function informationOf(
  room: DenseRoom,
  slopes: readonly Float64Array[],
  u: DensePlace,
  panels: DensePlace,
  size: number,
): Float64Array {
  const columns = new Float64Array(8 * size)
  slopes.forEach((slope, p) => {
    for (let i = 0; i < size; i++) columns[panelPlace(size, i, p)] = slope[i]
  })
  room.set(panels, columns)
  room.forward(u, size, panels, 8)
  const white = room.take(panels, 8 * size)
  const information = new Float64Array(slots * slots)
  for (let p = 0; p < slots; p++)
    for (let q = 0; q < slots; q++)
      for (let i = 0; i < size; i++)
        information[p * slots + q] += 0.5 * white[panelPlace(size, i, p)] * white[panelPlace(size, i, q)]
  return information
}
