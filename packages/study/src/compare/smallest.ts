/** The smallest of any number of values; a spread call holds only so many. */
export const smallestOf = (values: Float64Array): number =>
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
