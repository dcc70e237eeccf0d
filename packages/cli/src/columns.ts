/** Lays out rows of cells in columns; the first column is flush left, `right` says which others are flush right. */
export function aligned(rows: readonly (readonly string[])[], options: { indent?: number; gap?: number } = {}): string {
  const { indent = 2, gap = 2 } = options
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, k) => (widths[k] = Math.max(widths[k] ?? 0, [...cell].length)))
  const pad = (cell: string, k: number) => cell + ' '.repeat(widths[k] - [...cell].length)
  return rows.map((row) => `${' '.repeat(indent)}${row.map(pad).join(' '.repeat(gap)).trimEnd()}\n`).join('')
}
