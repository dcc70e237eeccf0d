import { exp, pow } from '@penfield/kernels'
import type { PlaneGrid, SiteValues, Support } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import { fieldSupport } from './field-support.js'
import type { MapMethod } from './method.js'
import { presentSites, reachedPlaneMm } from './reach.js'

/** Bandwidth as a share of the distance between neighbouring sites. */
const bandwidthShare = 0.75

/** Shares that are tried where the bandwidth is chosen: from a quarter of the step to four steps, eight to a doubling. */
const tried = { least: 0.25, perDoubling: 8, doublings: 4 } as const

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
 * With `bandwidth: 'loo'` h is the one with the least Σ n_i (w_i − z₋ᵢ(x_i))², each site estimated from the others; resamples keep
 * it. Undefined beyond the hull of the sites with trials plus half a site step.
 */
export const kernel: MapMethod = {
  id: 'kernel',
  title: 'Gaussian kernel',
  sentence:
    'estimated with a Gaussian kernel, of 0.75 of the distance between sites if no other bandwidth was asked for, weighted by trials',
  source: 'definition; checked against an independent value',
  gridTolerance: { halved: 0.01, turned: 0.015 },
  support: fieldSupport,
  fit: ({ sites, values, options }) =>
    options.bandwidth === 'loo' ? { bandwidthMm: chosenBandwidthMm(sites, values) } : {},
  prepare: (sites, support) => {
    const tables = new Map<number, Tables>()
    return (present, { bandwidthMm = bandwidthShare * sites.rule.stepMm }) => {
      const reached = reachedPlaneMm(sites, support, present)
      const table = tables.get(bandwidthMm) ?? tablesOf(sites, support.grid, bandwidthMm)
      tables.set(bandwidthMm, table)
      return { estimate: (values) => estimated(values, support, table, reached) }
    }
  },
}

/** The kernel is a product: K = exp(−½ (u − u_k)² / h²) exp(−½ (v − v_k)² / h²). */
interface Tables {
  /** columns × sites and rows × sites. */
  readonly ofColumn: Float64Array
  readonly ofRow: Float64Array
}

function tablesOf({ n, planeMm }: Sites, grid: PlaneGrid | null, bandwidthMm: number): Tables {
  const scale = -0.5 / (bandwidthMm * bandwidthMm)
  const table = (count: number, axis: 0 | 1): Float64Array =>
    Float64Array.from({ length: count * n }, (_, k) => {
      const [line, site] = [Math.floor(k / n), k % n]
      const d = (grid?.originMm[axis] ?? 0) + line * (grid?.stepMm ?? 0) - planeMm[2 * site + axis]
      return exp(scale * (d * d))
    })
  return { ofColumn: table(grid?.columns ?? 0, 0), ofRow: table(grid?.rows ?? 0, 1) }
}

/** The field; NaN beyond reach, and where every site is so far that no weight is left. */
function estimated(
  { counts, valuesUv }: SiteValues,
  { grid, n }: Support,
  { ofColumn, ofRow }: Tables,
  reached: Float64Array,
): Float64Array {
  const field = new Float64Array(n).fill(Number.NaN)
  const sites = presentSites(Uint8Array.from(counts, (count) => Math.min(1, count)))
  grid?.nodeOfCell.forEach((node, cell) => {
    if (node < 0 || Number.isNaN(reached[2 * node])) return
    const column = (cell % grid.columns) * counts.length
    const row = Math.floor(cell / grid.columns) * counts.length
    let total = 0
    let sum = 0
    for (const k of sites) {
      const weight = counts[k] * ofColumn[column + k] * ofRow[row + k]
      total += weight
      sum += weight * valuesUv[k]
    }
    field[node] = total > 0 ? sum / total : Number.NaN
  })
  return field
}

/** The bandwidth with the least error of leaving one site out, mm; ties go to the smallest; 0.75 of the step with fewer than three sites. */
function chosenBandwidthMm({ planeMm, rule }: Sites, { counts, valuesUv }: SiteValues): number {
  const sites = presentSites(Uint8Array.from(counts, (count) => Math.min(1, count)))
  let chosen = bandwidthShare * rule.stepMm
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k <= tried.perDoubling * tried.doublings && sites.length > 2; k++) {
    const bandwidthMm = rule.stepMm * tried.least * pow(2, k / tried.perDoubling)
    let squares = 0
    for (const i of sites) {
      const weights = gaussianWeights(planeMm, planeMm[2 * i], planeMm[2 * i + 1], bandwidthMm)
      let [total, sum] = [0, 0]
      for (const other of sites) {
        if (other === i) continue
        total += counts[other] * weights[other]
        sum += counts[other] * weights[other] * valuesUv[other]
      }
      const miss = valuesUv[i] - sum / total
      squares += counts[i] * miss * miss
    }
    if (!(squares < least)) continue
    least = squares
    chosen = bandwidthMm
  }
  return chosen
}
