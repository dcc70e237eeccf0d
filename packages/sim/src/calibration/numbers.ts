/** Moments of a few numbers. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Sample SD. */
export function sdOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1))
}

/** Third central moment over the second to the power 3/2, both divided by n. */
export function skewOf(values: readonly number[]): number {
  const mean = meanOf(values)
  const second = meanOf(values.map((value) => (value - mean) * (value - mean)))
  const third = meanOf(values.map((value) => (value - mean) * (value - mean) * (value - mean)))
  return third / (second * Math.sqrt(second))
}
