import { isMissing, missingCodes, type OverlapRow, type SessionResult } from '@penfield/core'
import { formatNumber, shareOfCeiling } from '@penfield/report'
import { aligned } from './columns.js'
import { estimateCell, moreLine, numberCell, placeOf, unitCell } from './summary-cells.js'
import type { Terminal } from './terminal.js'

/** The overlap indices that a terminal shows, in this order; all of them are in overlap.tsv. */
const shownIndices = [
  'histogram_intersection',
  'cosine',
  'dice',
  'cog_distance',
  'cog_shift_ap',
  'cog_shift_ml',
  'wasserstein_1',
  'separation_d',
  'selectivity',
]

/** Overlap pair by pair: each index with its interval, chance and ceiling, and in words why a column says `n/a`. */
export function overlapText({ overlap, maps }: SessionResult, terminal: Terminal): string {
  if (maps.length < 2) return ''
  const pairs = new Map<string, OverlapRow[]>()
  for (const row of overlap) {
    const name = `${row.muscleA} - ${row.muscleB}`
    pairs.set(name, [...(pairs.get(name) ?? []), row])
  }
  return [...pairs].map(([name, rows]) => pairText(name, rows, terminal)).join('')
}

function pairText(name: string, rows: readonly OverlapRow[], terminal: Terminal): string {
  const shown = shownIndices.flatMap((index) => rows.filter((row) => row.index === index))
  const head = [`overlap ${name}`, '', 'value (95 % CI)', 'chance', 'ceiling', 'share of ceiling', 'corrected']
  const table = aligned([head, ...shown.map((row) => cellsOf(row, terminal))])
  return `${table}${moreLine(rows.length - shown.length, 'overlap.tsv', terminal)}${reasonsText(shown)}`
}

function cellsOf(row: OverlapRow, terminal: Terminal): string[] {
  const share = shareOfCeiling(row)
  return [
    row.index,
    unitCell(row, terminal),
    isMissing(row.value) ? `n/a  ${missingCodes[row.value.missing]}` : estimateCell(row, terminal),
    numberCell(row.chance, row, terminal),
    numberCell(row.ceiling, row, terminal),
    share === null ? '-' : formatNumber(share, 'ratio', placeOf(terminal)),
    numberCell(row.corrected, row, terminal),
  ]
}

/** Why a column says `n/a`, each reason once; a row without a value says so itself. */
function reasonsText(rows: readonly OverlapRow[]): string {
  const valued = rows.filter(({ value }) => !isMissing(value))
  return (['chance', 'ceiling', 'corrected'] as const)
    .flatMap((column) => {
      const codes = new Set(valued.flatMap(({ [column]: cell }) => (isMissing(cell) ? [cell.missing] : [])))
      return [...codes].map((code) => `  ${column} n/a: ${missingCodes[code]}\n`)
    })
    .join('')
}
