import { isMissing, type MetricRow, missingCodes } from '@penfield/core'
import { escapeText } from '../escape.js'
import { formatBounds, formatValue, quantityOfUnit } from '../format.js'
import { cell, paragraph, table } from '../html.js'
import type { Section, SectionInput } from './section.js'

function render({ result }: SectionInput): string {
  const muscles = [...new Set(result.metrics.map(({ muscle }) => muscle))]
  if (muscles.length === 0) return paragraph('No metric was computed.')
  return muscles
    .map((muscle) => {
      const rows = result.metrics.filter((row) => row.muscle === muscle)
      return table({
        caption: `${muscle}: ${rows[0].nTrials} accepted trials at ${rows[0].nSites} sites`,
        columns: ['metric', 'value', '95 % CI', 'note'],
        rows: rows.map((row) => [escapeText(row.metric), ...valueCells(row), escapeText(row.note)]),
      })
    })
    .join('')
}

function valueCells({ value, interval, unit }: MetricRow): [string, string] {
  const quantity = quantityOfUnit[unit]
  const shown = cell(formatValue(value, quantity))
  if (isMissing(value)) return [shown, cell('n/a')]
  const bounds = formatBounds(value, interval, quantity)
  const reason = isMissing(interval.low) ? `n/a: ${missingCodes[interval.low.missing]}` : 'n/a'
  return [shown, bounds === null ? cell(reason) : escapeText(bounds.join(' to '))]
}

export const numbers: Section = { id: 'numbers', title: 'Numbers', render }
