/** STATISTICS.md §5: centres of gravity of two groups, mm. */
export const a = [
  [1.2, -3.4],
  [0.5, -2.1],
  [2.3, -4.0],
  [1.8, -1.5],
  [0.2, -2.8],
  [1.1, -3.9],
]
export const b = [
  [1.9, 0.2],
  [2.7, -1.1],
  [0.9, -0.4],
  [3.1, -2.0],
  [2.2, 0.8],
]
