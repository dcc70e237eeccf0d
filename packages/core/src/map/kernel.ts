import { exp } from '@penfield/kernels'
import type { MapMethod } from './method.js'
import { reachedPlaneMm } from './reach.js'
import { planeSupport } from './support.js'

/** Bandwidth as a share of the distance between neighbouring sites. */
const bandwidthShare = 0.75

/**
 * Gaussian weights of points as seen from (x, y): K_k = exp(−½ |x − x_k|² / h²).
 *
 * @param planeMm n × 2, mm.
 * @returns n.
 */
export function gaussianWeights(planeMm: Float64Array, x: number, y: number, bandwidthMm: number): Float64Array {
  const scale = -0.5 / (bandwidthMm * bandwidthMm)
  const weights = new Float64Array(planeMm.length / 2)
  for (let k = 0; k < weights.length; k++) {
    const dx = x - planeMm[2 * k]
    const dy = y - planeMm[2 * k + 1]
    weights[k] = exp(scale * (dx * dx + dy * dy))
  }
  return weights
}

/**
 * Nadaraya–Watson estimate with a Gaussian kernel, weighted by trials.
 *
 *     z(x) = Σ n_i K_i(x) w_i / Σ n_i K_i(x)        h = 0.75 of the distance between neighbouring sites
 *
 * Undefined beyond the hull of the sites with trials plus half a site step.
 */
export const kernel: MapMethod = {
  id: 'kernel',
  title: 'Gaussian kernel',
  sentence: 'estimated with a Gaussian kernel of 0.75 of the distance between sites, weighted by trials',
  source: 'definition; checked against an independent value',
  support: (sites, { nodeStepMm }) => planeSupport(sites, nodeStepMm),
  prepare: (sites, support) => {
    const bandwidthMm = bandwidthShare * sites.rule.stepMm
    const { n, planeMm } = support
    const rows = Array.from({ length: n }, (_, i) =>
      gaussianWeights(sites.planeMm, planeMm[2 * i], planeMm[2 * i + 1], bandwidthMm),
    )
    return (present) => {
      const reached = reachedPlaneMm(sites, support, present)
      return {
        estimate: ({ counts, valuesUv }) => {
          const field = new Float64Array(n).fill(Number.NaN)
          for (let i = 0; i < n; i++) {
            if (Number.isNaN(reached[2 * i])) continue
            const weights = rows[i]
            let total = 0
            let sum = 0
            for (let k = 0; k < counts.length; k++) {
              if (counts[k] === 0) continue
              const weight = counts[k] * weights[k]
              total += weight
              sum += weight * valuesUv[k]
            }
            field[i] = sum / total
          }
          return field
        },
      }
    }
  },
}
