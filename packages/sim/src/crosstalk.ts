import type { Priors } from './priors.js'

/**
 * Leak of one muscle into the electrode of another, by amplitudes alone.
 *
 *     B'² = B² + (cA)² + 2 r c A B
 *
 * r, how alike the waveforms are; 1 adds the amplitudes.
 */
export const leaked = (ownUv: number, otherUv: number, share: number, alignment: number): number => {
  const leak = share * otherUv
  return Math.sqrt(Math.max(0, ownUv * ownUv + leak * leak + 2 * alignment * leak * ownUv))
}

/**
 * Share of each muscle that each electrode sees.
 *
 * @param share of every muscle in every other electrode, before the factors.
 * @param deep  tells the deep muscle of its side.
 * @returns m × m, row electrode, column muscle, 0 to 1; 0 on the diagonal.
 */
export function leakShares(
  m: number,
  share: number,
  { crosstalk_into_deep, crosstalk_from_deep }: Priors,
  deep: (muscle: number) => boolean,
): Float64Array {
  const shares = new Float64Array(m * m)
  for (let b = 0; b < m; b++) {
    for (let a = 0; a < m; a++) {
      if (a === b) continue
      const factor = (deep(b) ? crosstalk_into_deep : 1) * (deep(a) ? crosstalk_from_deep : 1)
      shares[b * m + a] = Math.min(1, share * factor)
    }
  }
  return shares
}

/** Each muscle of a stimulus sees the others, by {@link leakShares}. `out` is written, `valuesUv` is not; both m muscles. */
export function mixed(valuesUv: Float64Array, shares: Float64Array, alignment: number, out: Float64Array): void {
  const m = valuesUv.length
  for (let b = 0; b < m; b++) {
    let value = valuesUv[b]
    for (let a = 0; a < m; a++) if (a !== b) value = leaked(value, valuesUv[a], shares[b * m + a], alignment)
    out[b] = value
  }
}
