import fc from 'fast-check'

/** STATISTICS.md §8: 8 people in 2 sessions. */
export const sessions = [
  [12.1, 13.0],
  [8.4, 9.9],
  [15.2, 14.1],
  [6.3, 7.7],
  [10.8, 10.2],
  [13.9, 15.5],
  [9.1, 8.0],
  [11.6, 12.9],
]

/** Shrout and Fleiss's ratings, §8. */
export const ratings = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

/** Tables of whole numbers, so that adding and multiplying small whole numbers rounds nothing; people who are not all alike. */
export const tables = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 5 }))
  .chain(([n, k]) => fc.array(fc.array(fc.integer({ min: -50, max: 50 }), row(k)), row(n)))
  .filter((rows) => new Set(rows.map(sumOf)).size > 1)

const row = (length: number) => ({ minLength: length, maxLength: length })

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
