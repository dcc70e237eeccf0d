/** y ~ group * time + (1|person): one row a value that is there. */
export function groupByTime(values: readonly (readonly number[])[], group: readonly number[]) {
  const rows = values.flatMap((row, i) => row.map((y, t) => ({ y, t, g: group[i], i })))
  const present = rows.filter(({ y }) => !Number.isNaN(y))
  return {
    y: Float64Array.from(present, ({ y }) => y),
    x: Float64Array.from(present.flatMap(({ t, g }) => [1, g, t, g * t])),
    names: ['(Intercept)', 'grppat', 'visit', 'grppat:visit'],
    subject: Int32Array.from(present, ({ i }) => i),
    time: Float64Array.from(present, ({ t }) => t),
  }
}

// STATISTICS.md §6: eight people, three visits, the first four controls.
const visits = [
  [10.1, 10.8, 11.0],
  [12.3, 12.1, 13.0],
  [9.4, 9.9, 10.6],
  [11.5, 12.2, 12.0],
  [8.9, 9.8, 10.9],
  [10.2, 11.6, 12.1],
  [7.8, 8.3, 9.9],
  [9.6, 10.5, 11.8],
]
export const section6 = groupByTime(visits, [0, 0, 0, 0, 1, 1, 1, 1])
