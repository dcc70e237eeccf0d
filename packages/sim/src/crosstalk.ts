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

/** Each muscle of a stimulus sees all the others. `out` is written, `valuesUv` is not; both m muscles. */
export function mixed(valuesUv: Float64Array, share: number, alignment: number, out: Float64Array): void {
  for (let b = 0; b < valuesUv.length; b++) {
    let value = valuesUv[b]
    for (let a = 0; a < valuesUv.length; a++) if (a !== b) value = leaked(value, valuesUv[a], share, alignment)
    out[b] = value
  }
}
