import { panelPlace, withDense } from '@penfield/kernels'
import { scaledCoordinates } from './coordinates.js'
import { type Hyperparameters, type Model, paddedSize } from './model.js'
import type { Weights } from './posterior.js'
import { smoothGrid } from './smooth-grid.js'

/**
 * The way from weights at places to the mean at nodes, for many weights: m + Σ_i α_i k(x, x_i). What depends on places alone is
 * computed once; a squared exponential goes through the Chebyshev points of {@link smoothGrid} where these are fewer.
 *
 * @param placesMm n × 2, mm.
 * @param nodesMm  nodes × 2, mm.
 * @returns nodes, on the scale of the link.
 */
export function meanField(
  placesMm: Float64Array,
  parameters: Hyperparameters,
  model: Model,
  nodesMm: Float64Array,
): (weights: Weights) => Float64Array {
  const grid = model.covariance === 'squared-exponential' ? smoothGrid(nodesMm, parameters, 'mean') : null
  const sums = kernelSums(placesMm, parameters, model, grid === null ? nodesMm : grid.pointsMm)
  return ({ alpha, constant }) => {
    const deviations = grid === null ? sums(alpha) : grid.toNodes(sums(alpha))
    return deviations.map((sum) => constant + sum)
  }
}

/** α → Σ_i α_i k(x, x_i) at every node. */
function kernelSums(placesMm: Float64Array, parameters: Hyperparameters, model: Model, nodesMm: Float64Array) {
  const n = placesMm.length / 2
  const size = paddedSize(n)
  const count = nodesMm.length / 2
  const padded = paddedSize(count)
  const panels = withDense((room) => {
    const [placesU, placesV, nodesU, nodesV] = [placesMm, nodesMm].flatMap((mm) => {
      const { u, v } = scaledCoordinates(mm, parameters)
      return [room.put(u), room.put(v)]
    })
    const k = room.f64(size * padded)
    const matern = model.covariance === 'matern-3/2' ? 1 : 0
    const slopes = matern === 1 ? room.f64(size * padded) : k
    const { signalVariance } = parameters
    room.covariance(placesU, placesV, n, size, nodesU, nodesV, count, signalVariance, matern, k, slopes)
    return room.take(k, size * padded)
  })
  return (alpha: Float64Array): Float64Array => {
    const out = new Float64Array(padded)
    for (let j = 0; j < count; j += 4) {
      let at = panelPlace(size, 0, j)
      let [s0, s1, s2, s3] = [0, 0, 0, 0]
      for (let i = 0; i < n; i++, at += 4) {
        const weight = alpha[i]
        s0 += weight * panels[at]
        s1 += weight * panels[at + 1]
        s2 += weight * panels[at + 2]
        s3 += weight * panels[at + 3]
      }
      out[j] = s0
      out[j + 1] = s1
      out[j + 2] = s2
      out[j + 3] = s3
    }
    return out.slice(0, count)
  }
}
