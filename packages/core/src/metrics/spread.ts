import { type MissingCode, missing } from '../model/missing.js'
import { metric } from './metric.js'
import type { MapView } from './view.js'

/** Sites with trials below which a map has no spread. */
const leastSites = 3
/** A minor spread below this is none, mm; */
const flatMm = 1e-9
/** and so is a minor variance below this share of the major one, which is rounding. */
const flatShare = 1e-12

/** Weighted covariance of a map in its plane, mm², u to the right and v anterior where the frame says so. */
export interface Covariance {
  readonly uu: number
  readonly uv: number
  readonly vv: number
}

/**
 *     C = Σ s_i w_i (x_i − c)(x_i − c)ᵀ / Σ s_i w_i        i over the nodes, c = Σ s_i w_i x_i / Σ s_i w_i, all in the plane
 *
 * @returns null when all weights are 0.
 */
export function covarianceOf({ map: { support }, weightsUv }: MapView): Covariance | null {
  const { planeMm, weights, n } = support
  let total = 0
  let u = 0
  let v = 0
  for (let i = 0; i < n; i++) {
    if (weightsUv[i] === 0) continue
    const weight = weights[i] * weightsUv[i]
    total += weight
    u += weight * planeMm[2 * i]
    v += weight * planeMm[2 * i + 1]
  }
  if (!(total > 0)) return null
  let uu = 0
  let uv = 0
  let vv = 0
  for (let i = 0; i < n; i++) {
    if (weightsUv[i] === 0) continue
    const weight = weights[i] * weightsUv[i]
    const du = planeMm[2 * i] - u / total
    const dv = planeMm[2 * i + 1] - v / total
    uu += weight * du * du
    uv += weight * du * dv
    vv += weight * dv * dv
  }
  return { uu: uu / total, uv: uv / total, vv: vv / total }
}

/** Square roots of the eigenvalues, mm; the minor one 0 on a line. */
export function axesOf({ uu, uv, vv }: Covariance): { readonly majorMm: number; readonly minorMm: number } {
  const middle = (uu + vv) / 2
  const apart = Math.sqrt(((uu - vv) / 2) * ((uu - vv) / 2) + uv * uv)
  const [major, minor] = [middle + apart, middle - apart]
  return { majorMm: Math.sqrt(major), minorMm: minor > flatShare * major ? Math.sqrt(minor) : 0 }
}

/** The covariance of a map with at least three sites and something above the threshold, or why there is none. */
export function spreadOf(view: MapView): Covariance | MissingCode {
  const { map } = view
  if (map.missing !== null) return map.missing
  let sites = 0
  for (const count of map.siteValues.counts) if (count > 0) sites += 1
  return sites < leastSites ? 'one-site' : (covarianceOf(view) ?? 'empty-map')
}

/**
 * How far a map reaches around its centre of gravity.
 *
 *     spread_major, spread_minor = √ eigenvalues of C (see {@link covarianceOf})      aspect_ratio = spread_major / spread_minor
 */
export const spread = metric({
  gives: { spread_major: 'mm', spread_minor: 'mm', aspect_ratio: '1' },
  needs: 'field',
  interval: 'root',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: (view) => {
    const covariance = spreadOf(view)
    if (typeof covariance === 'string') {
      const none = missing(covariance)
      return { spread_major: none, spread_minor: none, aspect_ratio: none }
    }
    const { majorMm, minorMm } = axesOf(covariance)
    const aspect = minorMm < flatMm ? missing('collinear') : majorMm / minorMm
    return { spread_major: majorMm, spread_minor: minorMm, aspect_ratio: aspect }
  },
})
