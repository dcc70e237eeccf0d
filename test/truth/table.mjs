// The truth report as text and as a table.

const columns = [
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

const cell = (value) => {
  if (value === null || value === undefined) return 'n/a'
  return typeof value === 'number' ? `${Number(value.toPrecision(5))}` : value
}

export function tsvOf(rows) {
  const lines = rows.map((row) => columns.map((name) => cell(row[name])).join('\t'))
  return `${[columns.join('\t'), ...lines].join('\n')}\n`
}

/** Aligned, with a mark where coverage leaves 93 … 97 % by more than chance allows. */
export function tableText(rows) {
  const head = [...columns, '']
  const body = rows.map((row) => [...columns.map((name) => cell(row[name])), mark(row)])
  const widths = head.map((_, c) => Math.max(...[head, ...body].map((cells) => cells[c].length)))
  const line = (cells) =>
    cells
      .map((text, c) => text.padEnd(widths[c]))
      .join('  ')
      .trimEnd()
  return `${[head, ...body].map(line).join('\n')}\n`
}

const mark = ({ coverage }) => (coverage === null ? '' : coverage < 0.93 ? 'below' : coverage > 0.97 ? 'above' : '')
