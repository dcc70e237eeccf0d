/**
 * Quantile of sorted values by linear interpolation (type 7, the default of R and NumPy).
 *
 *     h = (n − 1) p,  Q = x[⌊h⌋] + (h − ⌊h⌋) (x[⌊h⌋ + 1] − x[⌊h⌋])
 *
 * @param sorted n ≥ 1 values, ascending, none missing.
 * @param p      in [0, 1].
 * @source Hyndman and Fan's type 7; formula as documented by NumPy.
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const h = (sorted.length - 1) * p
  const k = Math.floor(h)
  const lower = sorted[k] as number
  if (k + 1 >= sorted.length) return lower
  return lower + (h - k) * ((sorted[k + 1] as number) - lower)
}

/** Ascending copy without the missing (NaN) values. */
export function sortedPresent(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
}

/** Median of the values that are present; NaN (missing) when none is. */
export function median(values: ArrayLike<number>): number {
  const sorted = sortedPresent(values)
  return sorted.length === 0 ? Number.NaN : quantileSorted(sorted, 0.5)
}

/**
 * Median absolute deviation, scaled to the SD of a normal variable: 1.4826 · median |x − median x|.
 * NaN (missing) when no value is present.
 */
export function madSd(values: ArrayLike<number>): number {
  const centre = median(values)
  return 1.4826 * median(Float64Array.from(values, (value) => Math.abs(value - centre)))
}
