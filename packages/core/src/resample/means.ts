/** Running means side by side, in the order in which numbers are added. */
export interface Means {
  add(k: number, value: number): void
  /** Null where nothing was added. */
  at(k: number): number | null
  /** How many were added. */
  count(k: number): number
}

export function means(n: number): Means {
  const sums = new Float64Array(n)
  const counts = new Int32Array(n)
  return {
    add: (k, value) => {
      sums[k] += value
      counts[k] += 1
    },
    at: (k) => (counts[k] === 0 ? null : sums[k] / counts[k]),
    count: (k) => counts[k],
  }
}
