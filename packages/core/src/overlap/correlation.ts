import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import type { MapPair } from './pair.js'

/** Fewer nodes than this give no correlation. */
const fewestNodes = 4

/** A variance below this share of the mean square is rounding, not variance. */
const flatShare = 1e-24

/** The nodes where at least one of the two maps has weight: nodes that are silent in both would make any two maps alike. */
export interface Union {
  readonly aUv: Float64Array
  readonly bUv: Float64Array
  readonly areasMm2: Float64Array
}

/** A number of the union support; missing where there is no common site, or fewer than four nodes have weight. */
export const ofUnion =
  (number: (union: Union) => Value) =>
  (pair: MapPair): Value => {
    if (pair.n === 0) return missing('no-common-sites')
    const union = unionOf(pair)
    const { length } = union.aUv
    if (length === 0) return missing('empty-map')
    return length < fewestNodes ? missing('one-site') : number(union)
  }

function unionOf({ n, aUv, bUv, areasMm2 }: MapPair): Union {
  const out = [new Float64Array(n), new Float64Array(n), new Float64Array(n)] as const
  let length = 0
  for (let i = 0; i < n; i++) {
    if (!(aUv[i] > 0 || bUv[i] > 0)) continue
    out[0][length] = aUv[i]
    out[1][length] = bUv[i]
    out[2][length++] = areasMm2[i]
  }
  return { aUv: out[0].subarray(0, length), bUv: out[1].subarray(0, length), areasMm2: out[2].subarray(0, length) }
}

/**
 * Weighted product-moment correlation: Σ s (x − x̄)(y − ȳ) / √(Σ s (x − x̄)² Σ s (y − ȳ)²), x̄ = Σ s x / Σ s.
 *
 * @param s weights, each ≥ 0.
 * @returns in [−1, 1]; missing `no-variance` when x or y does not vary.
 */
export function correlation(x: Float64Array, y: Float64Array, s: Float64Array): Value {
  let [total, sx, sy, squareX, squareY] = [0, 0, 0, 0, 0]
  for (let i = 0; i < s.length; i++) {
    total += s[i]
    sx += s[i] * x[i]
    sy += s[i] * y[i]
    squareX += s[i] * x[i] * x[i]
    squareY += s[i] * y[i] * y[i]
  }
  const [meanX, meanY] = [sx / total, sy / total]
  let [xy, xx, yy] = [0, 0, 0]
  for (let i = 0; i < s.length; i++) {
    const [dx, dy] = [x[i] - meanX, y[i] - meanY]
    xy += s[i] * dx * dy
    xx += s[i] * dx * dx
    yy += s[i] * dy * dy
  }
  if (!(xx > flatShare * squareX && yy > flatShare * squareY)) return missing('no-variance')
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))))
}
