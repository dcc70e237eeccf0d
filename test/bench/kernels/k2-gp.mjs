// K2: a Gaussian process with three hyperparameters by marginal likelihood, and its map with standard deviations.
// Checksums: the least minus log likelihood; the mean of the map plus the mean of its standard deviation, noise included.
import { fitGaussianProcess, isotropic, posteriorAt } from '@penfield/core'
import { exp } from '@penfield/kernels'

const sizes = [50, 100, 200, 500]
const model = { covariance: 'squared-exponential', constant: 'zero' }
const starts = [isotropic(1, 1, 0.1)]

function entry(method, units, run, goals) {
  return {
    script: 'k2_interp.py',
    kernel: 'k2_interp',
    unit: 'map',
    counts: Object.fromEntries(sizes.map((size, k) => [`${method}-${size}`, units[k]])),
    goals: { [`sklearn-${method}`]: goals },
    load: (workload) => {
      const { from, to, side } = workload.params.grid
      const step = (to - from) / (side - 1)
      const nodes = Float64Array.from({ length: 2 * side * side }, (_, k) =>
        k % 2 === 0 ? from + step * ((k >> 1) % side) : from + step * Math.floor((k >> 1) / side),
      )
      return { nodes, rows: new Map(sizes.map((size) => [size, workload.read(`sites_${size}.f64`)])) }
    },
    run: ({ nodes, rows }, name, n) => {
      let checksum
      for (let k = 0; k < n; k++) checksum = run(rows.get(+name.split('-')[2]), nodes)
      return checksum
    },
  }
}

/** Values less their mean over their population SD, and the hyperparameters of largest likelihood. */
function fitted(rows) {
  const n = rows.length / 3
  const raw = Float64Array.from({ length: n }, (_, i) => rows[3 * i + 2])
  const mean = raw.reduce((sum, z) => sum + z, 0) / n
  const sd = Math.sqrt(raw.reduce((sum, z) => sum + (z - mean) * (z - mean), 0) / n)
  const observations = {
    planeMm: Float64Array.from({ length: 2 * n }, (_, k) => rows[3 * (k >> 1) + (k % 2)]),
    values: raw.map((z) => (z - mean) / sd),
    trials: new Float64Array(n).fill(1),
    withinSquares: 0,
    withinDegrees: 0,
  }
  const range = [exp(-11.5), exp(11.5)]
  const ranges = { signalVariance: range, lengthMm: range, noiseVariance: range }
  return {
    ...fitGaussianProcess(observations, { model, anisotropy: 'none', starts, ...ranges }),
    observations,
    mean,
    sd,
  }
}

export const k2GpFit = entry('gp-fit', [200, 100, 20, 4], (rows) => -fitted(rows).logLikelihood, {
  'gp-fit-50': 4,
  'gp-fit-100': 4,
  'gp-fit-200': 2.8,
  'gp-fit-500': 2.8,
})

export const k2GpStd = entry(
  'gp-std',
  [40, 30, 10, 3],
  (rows, nodes) => {
    const { observations, parameters, mean, sd } = fitted(rows)
    const map = posteriorAt(observations, parameters, model, nodes)
    let sum = 0
    for (let i = 0; i < map.mean.length; i++)
      sum += mean + sd * (map.mean[i] + Math.sqrt(map.variance[i] + parameters.noiseVariance))
    return sum / map.mean.length
  },
  { 'gp-std-500': 2 },
)
