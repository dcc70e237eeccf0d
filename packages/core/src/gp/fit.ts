import { exp, ln } from '@penfield/kernels'
import { type Likelihood, slots, withLikelihood } from './likelihood.js'
import { type Box, type Minimum, minimise, type Objective } from './minimise.js'
import type { Hyperparameters, Model, Observations } from './model.js'

/** One length in all directions, one along each axis of the plane, or two lengths at an angle. */
export type Anisotropy = 'none' | 'axes' | 'rotated'

/** Least and largest value that a parameter may take. */
export type Range = readonly [number, number]

export interface FitRequest {
  readonly model: Model
  readonly anisotropy: Anisotropy
  readonly signalVariance: Range
  readonly lengthMm: Range
  readonly noiseVariance: Range
  /** Where the search begins, one after the other; the best end is kept, the first among equals. */
  readonly starts: readonly Hyperparameters[]
}

export interface GaussianProcessFit {
  readonly parameters: Hyperparameters
  readonly logLikelihood: number
  /** Names of the parameters that ended at a bound: the data want more than the bound allows. */
  readonly atBounds: readonly (keyof Hyperparameters)[]
}

/** What is searched: the names, and which of the five slopes of the likelihood each moves. */
const searched = {
  none: [
    ['signalVariance', [0]],
    ['lengthUMm', [1, 2]],
    ['noiseVariance', [4]],
  ],
  axes: [
    ['signalVariance', [0]],
    ['lengthUMm', [1]],
    ['lengthVMm', [2]],
    ['noiseVariance', [4]],
  ],
  rotated: [
    ['signalVariance', [0]],
    ['lengthUMm', [1]],
    ['lengthVMm', [2]],
    ['angleRad', [3]],
    ['noiseVariance', [4]],
  ],
} as const satisfies Record<Anisotropy, readonly (readonly [keyof Hyperparameters, readonly number[]])[]>

/** The search may turn the axes by half a turn to either side. */
const pi = 3.141592653589793

/**
 * Hyperparameters of largest marginal likelihood, searched in the logarithms of variances and lengths inside their bounds.
 *
 * @param request at least one start. With anisotropy `none` a start's ℓ_u stands for both lengths.
 * @returns with `rotated`, ℓ_u is the longer length and φ, its direction, lies in (−π/2, π/2].
 */
export function fitGaussianProcess(observations: Observations, request: FitRequest): GaussianProcessFit {
  const names = searched[request.anisotropy].map(([name]) => name)
  const box = boxOf(names, request)
  const best = withLikelihood(observations, request.model, (likelihood) => {
    const objective = objectiveOf(likelihood, request)
    const ends = request.starts.map((start) => minimise(objective, logsOf(start, names), box))
    return ends.reduce((least: Minimum, end) => (end.value < least.value ? end : least))
  })
  const found = parametersOf(best.at, request)
  const parameters = request.anisotropy === 'rotated' ? longFirst(found) : found
  const isAtBound = (i: number) => names[i] !== 'angleRad' && (best.at[i] <= box.low[i] || best.at[i] >= box.high[i])
  return { parameters, logLikelihood: -best.value, atBounds: names.filter((_, i) => isAtBound(i)) }
}

/** The same field with ℓ_u the longer length and φ in (−π/2, π/2]. */
function longFirst(parameters: Hyperparameters): Hyperparameters {
  const { lengthUMm, lengthVMm, angleRad } = parameters
  const turned = lengthUMm < lengthVMm ? angleRad + pi / 2 : angleRad
  const turns = Math.ceil(turned / pi - 0.5)
  return {
    ...parameters,
    lengthUMm: Math.max(lengthUMm, lengthVMm),
    lengthVMm: Math.min(lengthUMm, lengthVMm),
    angleRad: turned - turns * pi,
  }
}

function boxOf(names: readonly (keyof Hyperparameters)[], request: FitRequest): Box {
  const ranges = names.map((name): Range => {
    if (name === 'angleRad') return [-pi, pi]
    const [low, high] = request[name === 'lengthUMm' || name === 'lengthVMm' ? 'lengthMm' : name]
    return [ln(low), ln(high)]
  })
  return { low: Float64Array.from(ranges, ([low]) => low), high: Float64Array.from(ranges, ([, high]) => high) }
}

const logsOf = (start: Hyperparameters, names: readonly (keyof Hyperparameters)[]): Float64Array =>
  Float64Array.from(names, (name) => (name === 'angleRad' ? start.angleRad : ln(start[name])))

function parametersOf(x: Float64Array, { anisotropy }: FitRequest): Hyperparameters {
  const found = Object.fromEntries(
    searched[anisotropy].map(([name], i) => [name, name === 'angleRad' ? x[i] : exp(x[i])]),
  ) as Partial<Hyperparameters> & Pick<Hyperparameters, 'signalVariance' | 'lengthUMm' | 'noiseVariance'>
  return { lengthVMm: found.lengthUMm, angleRad: 0, ...found }
}

function objectiveOf(likelihood: Likelihood, request: FitRequest): Objective {
  const groups: readonly (readonly number[])[] = searched[request.anisotropy].map(([, slopes]) => slopes)
  return {
    value: (x) => likelihood.value(parametersOf(x, request)),
    derivatives: () => {
      const { gradient, information } = likelihood.derivatives()
      const m = groups.length
      const curvature = new Float64Array(m * m)
      groups.forEach((rows, i) => {
        groups.forEach((columns, j) => {
          for (const p of rows) for (const q of columns) curvature[i * m + j] += information[p * slots + q]
        })
      })
      return {
        gradient: Float64Array.from(groups, (rows) => rows.reduce((sum, p) => sum + gradient[p], 0)),
        curvature,
      }
    },
  }
}
