// The truth report as text and as tables.

export const coverageColumns = [
  'design',
  'level',
  'id',
  'kind',
  'sessions',
  'intervals',
  'coverage',
  'se',
  'bias',
  'rmse',
  'truth',
  'ceiling',
  'chance',
]

/** `called`: by rank among many unchanged people; `byMdc`: by MDC95; `bySmall`: by rank among 24 each. */
export const verdictColumns = ['level', 'id', 'people', 'mdc95', 'called', 'se', 'byMdc', 'bySmall', 'seSmall']

/** What simulated hand muscles show, what is allowed, and what public maps of real ones show. */
export const calibrationColumns = ['quantity', 'unit', 'value', 'least', 'most', 'source']

const cell = (value) => {
  if (value === null || value === undefined) return 'n/a'
  return typeof value === 'number' ? `${Number(value.toPrecision(5))}` : value
}

export function tsvOf(columns, rows) {
  const lines = rows.map((row) => columns.map((name) => cell(row[name])).join('\t'))
  return `${[columns.join('\t'), ...lines].join('\n')}\n`
}

/** Aligned, with a mark at the end of a row. */
export function tableText(columns, rows, markOf) {
  const head = [...columns, '']
  const body = rows.map((row) => [...columns.map((name) => cell(row[name])), markOf(row)])
  const widths = head.map((_, c) => Math.max(...[head, ...body].map((cells) => cells[c].length)))
  const line = (cells) =>
    cells
      .map((text, c) => text.padEnd(widths[c]))
      .join('  ')
      .trimEnd()
  return `${[head, ...body].map(line).join('\n')}\n`
}

/** Where coverage leaves 93 … 97 %. */
export const marked = ({ coverage }) =>
  coverage === null ? '' : coverage < 0.93 ? 'below' : coverage > 0.97 ? 'above' : ''
