import { isMissing, missingCodes, type OverlapRow, type SessionResult, type Value } from '@penfield/core'
import { escapeText } from '../escape.js'
import { overlapMatrix } from '../figures/overlap-matrix.js'
import { overlapTheta } from '../figures/overlap-theta.js'
import { pairsOf } from '../figures/places.js'
import { thresholdsInWords } from '../figures/words.js'
import { formatBounds, formatNumber, formatValue, formatWithInterval, quantityOfUnit } from '../format.js'
import { cell, details, figure, heading, paragraph, table } from '../html.js'
import { firstIndices, readingOf, shareOfCeiling } from '../overlap-kind.js'
import { overlapLine } from '../overlap-line.js'
import { drawn } from './draw.js'
import type { Section, SectionInput } from './section.js'

/** Sets of active sites depend on the threshold, so their names carry it. */
const carriesThreshold = ['dice', 'jaccard', 'overlap_coefficient']

function labelOf(row: OverlapRow, { maps }: SessionResult): string {
  if (!carriesThreshold.includes(row.index)) return row.index
  const both = maps.filter(({ muscle }) => muscle === row.muscleA || muscle === row.muscleB)
  return `${row.index} at ${thresholdsInWords(both)}`
}

function inReadingOrder(rows: readonly OverlapRow[]): OverlapRow[] {
  const rank = (row: OverlapRow): number => {
    const place = firstIndices.indexOf(row.index)
    return place < 0 ? firstIndices.length : place
  }
  return [...rows].sort((a, b) => rank(a) - rank(b))
}

function render(input: SectionInput): string {
  const pairs = pairsOf(input.result)
  if (pairs.length === 0) return paragraph('Fewer than two muscles were mapped, so there is no overlap to show.')
  return [drawn(overlapMatrix, input), ...pairs.map(([a, b]) => pairInFull(input, a, b))].join('')
}

function pairInFull(input: SectionInput, a: string, b: string): string {
  const { result, prefix, level } = input
  const rows = inReadingOrder(result.overlap.filter((row) => row.muscleA === a && row.muscleB === b))
  const reason = reasonForAll(rows)
  const lines = rows.map((row) => ({
    first: firstIndices.includes(row.index),
    markup: figure({
      ...overlapLine(row, { label: labelOf(row, result), idPrefix: prefix, corrected: reason === null }),
      caption: '',
    }),
  }))
  const first = lines.filter(({ first }) => first).map(({ markup }) => markup)
  const rest = lines.filter(({ first }) => !first).map(({ markup }) => markup)
  const name = `${a} and ${b}`
  return [
    heading(level, name),
    `<div class="lines">${first.join('')}</div>`,
    rest.length === 0
      ? ''
      : details(
          `${rest.length} more ${rest.length === 1 ? 'index' : 'indices'}`,
          `<div class="lines">${rest.join('')}</div>`,
        ),
    paragraph([...howToRead, ...(reason === null ? [howToReadCorrected] : [])].join(' ')),
    reason === null ? '' : paragraph(`Corrected n/a for all indices: ${reason}.`),
    valuesTable(rows, result, name, reason === null),
    drawn(overlapTheta, input, { pair: [a, b] }),
  ].join('')
}

/** Why no row has a corrected value, when all share one reason; null when some row has one. */
function reasonForAll(rows: readonly OverlapRow[]): string | null {
  const codes = new Set(rows.map(({ corrected }) => (isMissing(corrected) ? corrected.missing : null)))
  const [code] = codes
  return codes.size !== 1 || code === null || code === undefined ? null : missingCodes[code]
}

/** A note without the share of ceiling, which has a column of its own. */
const noteWithoutShare = (note: string): string =>
  note
    .split(';')
    .filter((part) => !part.trim().startsWith('ceiling_corrected='))
    .join('; ')

const howToRead = [
  'Disc: value of all trials with its 95 % interval.',
  'Open diamond: the same index between halves; this, not the disc, is compared with the ceiling,',
  'since both rest on half the trials.',
  'Share of ceiling is that comparison; it is known to come out too high where the maps differ and trials are few.',
  'Bar: ceiling or noise. Triangle: chance. Grey: where the index can speak.',
]

const howToReadCorrected = 'Filled diamond: corrected, the value without trial noise, with its own 95 % interval.'

const shown = (value: Value, row: OverlapRow): string =>
  cell(isMissing(value) ? `n/a: ${missingCodes[value.missing]}` : formatValue(value, quantityOfUnit[row.unit]))

function valuesTable(rows: readonly OverlapRow[], result: SessionResult, name: string, withCorrected: boolean): string {
  const columns = ['index', 'value', '95 % CI', 'ceiling or noise', 'chance', 'share of ceiling']
  return table({
    caption: `Overlap of ${name}`,
    columns: [...columns, ...(withCorrected ? ['corrected'] : []), 'note'],
    rows: rows.map((row) => {
      const bounds = formatBounds(row.value, row.interval, quantityOfUnit[row.unit])
      const share = readingOf(row).kind === 'similarity' ? shareOfCeiling(row) : null
      return [
        escapeText(labelOf(row, result)),
        shown(row.value, row),
        bounds === null ? cell(reasonOf(row.interval.low)) : escapeText(bounds.join(' to ')),
        shown(row.ceiling, row),
        shown(row.chance, row),
        share === null ? cell('n/a') : formatNumber(share, 'ratio'),
        ...(withCorrected ? [correctedCell(row)] : []),
        escapeText(noteWithoutShare(row.note)),
      ]
    }),
  })
}

const correctedCell = (row: OverlapRow): string =>
  isMissing(row.corrected)
    ? shown(row.corrected, row)
    : escapeText(formatWithInterval(row.corrected, row.correctedInterval, quantityOfUnit[row.unit]))

const reasonOf = (value: Value): string => (isMissing(value) ? `n/a: ${missingCodes[value.missing]}` : 'n/a')

export const overlap: Section = { id: 'overlap', title: 'Overlap', render }
