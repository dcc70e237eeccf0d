/** Numbers as cells of the tables that a terminal shows. */
import { isMissing, type MetricRow, type OverlapRow, type Value } from '@penfield/core'
import { formatBounds, formatNumber, quantityOfUnit, unitName } from '@penfield/report'
import type { Terminal } from './terminal.js'

type Row = MetricRow | OverlapRow

export const placeOf = ({ unicode }: Terminal) => ({ place: unicode ? ('terminal' as const) : ('ascii' as const) })

export const unitCell = ({ unit }: Row, terminal: Terminal): string => unitName(quantityOfUnit[unit], placeOf(terminal))

export const numberCell = (value: Value, { unit }: Row, terminal: Terminal): string =>
  isMissing(value) ? 'n/a' : formatNumber(value, quantityOfUnit[unit], placeOf(terminal))

/** The value of a row and, in brackets, its interval where there is one. */
export function estimateCell(row: Row, terminal: Terminal): string {
  const ends = formatBounds(row.value, row.interval, quantityOfUnit[row.unit], placeOf(terminal))
  return `${numberCell(row.value, row, terminal)}${ends === null ? '' : ` (${ends[0]}, ${ends[1]})`}`
}

/** Says how much a table leaves out, and where it stands whole; nothing when it leaves out nothing. */
export const moreLine = (left: number, file: string, { unicode }: Terminal): string =>
  left > 0 ? `  ${unicode ? '…' : '...'} ${left} more in ${file}\n` : ''
