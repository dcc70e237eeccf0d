// From judged cohorts to one row a statistic, as text and as a table.
import { clopperPearson } from '@penfield/stats'
import { allowed } from './variants.mjs'

const alpha = 0.05

/** Shares in percent; `low` and `high` bound the rejections by Clopper and Pearson at 95 %. `inPlace`: rejected where it is planted. */
export const columns = ['sample', 'variant', 'statistic', 'cohorts', 'rejected', 'low', 'high', 'inPlace', 'verdict']

const percentOf = (k, n) => (100 * k) / n

/** @param found cohorts of one entry, each with its statistics. */
export function rowsOf({ variant, isPlanted, isControl }, found) {
  const n = found.length
  return found[0].map(({ statistic, pInPlace }, s) => {
    const count = (of) => found.filter((cohort) => of(cohort[s]) <= alpha).length
    const rejections = count(({ p }) => p)
    const rejected = percentOf(rejections, n)
    const { low, high } = clopperPearson(rejections, n)
    const isInside = rejected >= allowed.low && rejected <= allowed.high
    const verdict = isInside ? 'inside' : 'outside'
    return {
      ...{ sample: isPlanted ? 'planted' : 'null', variant, statistic, cohorts: n, rejected },
      ...{ low: 100 * low, high: 100 * high },
      inPlace:
        isPlanted && pInPlace !== null
          ? percentOf(
              count((own) => own.pInPlace),
              n,
            )
          : null,
      verdict: isPlanted ? null : isControl ? `${verdict} (control)` : verdict,
    }
  })
}

const cell = (value) => {
  if (value === null) return 'n/a'
  return typeof value === 'number' ? `${Number(value.toPrecision(4))}` : value
}

const cellsOf = (row) => columns.map((name) => cell(row[name]))

export const tsvOf = (rows) => `${[columns, ...rows.map(cellsOf)].map((cells) => cells.join('\t')).join('\n')}\n`

/** Aligned. */
export function tableText(rows) {
  const lines = [columns, ...rows.map(cellsOf)]
  const widths = columns.map((_, c) => Math.max(...lines.map((cells) => cells[c].length)))
  const line = (cells) =>
    cells
      .map((text, c) => text.padEnd(widths[c]))
      .join('  ')
      .trimEnd()
  return `${lines.map(line).join('\n')}\n`
}
