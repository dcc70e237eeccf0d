import { triangulate } from './triangulate.js'

/**
 * Values at places, linear between sites; a place outside their hull takes the value of the nearest site, up to `beyondMm` away.
 *
 * @param sitesMm  n × 2, mm.
 * @param values   n, one a site; sites that share a place are averaged.
 * @param placesMm m × 2, mm.
 * @returns m; NaN beyond the hull. All NaN when the sites span no area.
 */
export function linearAt(
  sitesMm: Float64Array,
  values: Float64Array,
  placesMm: Float64Array,
  beyondMm: number,
): Float64Array {
  const m = placesMm.length / 2
  const out = new Float64Array(m).fill(Number.NaN)
  const mesh = triangulate(sitesMm)
  if (mesh === null) return out
  const { corners, lambdas } = mesh.locate(placesMm)
  const ones = new Float64Array(values.length).fill(1)
  const atVertices = (own: (i: number) => number) =>
    mesh.average(
      values.map((_, i) => own(i)),
      ones,
    )
  const [value, x, y] = [
    (i: number) => values[i],
    (i: number) => sitesMm[2 * i],
    (i: number) => sitesMm[2 * i + 1],
  ].map(atVertices)
  for (let k = 0; k < m; k++) {
    let [sum, dx, dy] = [0, -placesMm[2 * k], -placesMm[2 * k + 1]]
    for (let c = 3 * k; c < 3 * k + 3; c++) {
      if (corners[c] < 0) continue
      sum += lambdas[c] * value[corners[c]]
      dx += lambdas[c] * x[corners[c]]
      dy += lambdas[c] * y[corners[c]]
    }
    const isInside = corners[3 * k] >= 0 && Math.sqrt(dx * dx + dy * dy) <= slackMm
    out[k] = isInside ? sum : nearest(sitesMm, values, placesMm[2 * k], placesMm[2 * k + 1], beyondMm)
  }
  return out
}

/** What rounding may put between a place and the same place as a mean of corners, mm. */
const slackMm = 1e-6

/** The value of the nearest site; NaN where it is farther than the limit. */
function nearest(sitesMm: Float64Array, values: Float64Array, u: number, v: number, limitMm: number): number {
  let [best, least] = [Number.NaN, limitMm * limitMm * (1 + 1e-9)]
  for (let i = 0; i < values.length; i++) {
    const [du, dv] = [sitesMm[2 * i] - u, sitesMm[2 * i + 1] - v]
    const square = du * du + dv * dv
    if (square > least) continue
    best = values[i]
    least = square
  }
  return best
}
