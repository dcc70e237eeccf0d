import { type Interval, isMissing, missingCodes, type OverlapRow, type SessionResult, type Value } from '@penfield/core'
import { escapeText } from '../escape.js'
import { overlapMatrix } from '../figures/overlap-matrix.js'
import { overlapTheta } from '../figures/overlap-theta.js'
import { pairsOf } from '../figures/places.js'
import { thresholdsInWords } from '../figures/words.js'
import { formatBounds, formatNumber, formatValue, quantityOfUnit } from '../format.js'
import { cell, details, figure, heading, paragraph, table } from '../html.js'
import { firstIndices, isCorrectable, readingOf, shareOfCeiling } from '../overlap-kind.js'
import { overlapLine } from '../overlap-line.js'
import { drawn } from './draw.js'
import { noteCodes, noteNumbers } from './overlap-note.js'
import { reasonsBelow } from './overlap-reasons.js'
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
    linesOf(`Overlap of ${name}, index by index`, first),
    rest.length === 0
      ? ''
      : details(
          `${rest.length} more ${rest.length === 1 ? 'index' : 'indices'}`,
          linesOf(`Overlap of ${name}, more indices`, rest),
        ),
    paragraph([...howToRead, ...(reason === null ? howToReadCorrected : [])].join(' ')),
    reason === null ? '' : paragraph(`No index has a corrected value: ${reason}.`),
    valuesTable(rows, result, name, reason === null),
    reasonsBelow(rows, reason === null),
    noteNumbers(rows, `Tests of the overlap of ${name}`, (row) => labelOf(row, result)),
    drawn(overlapTheta, input, { pair: [a, b] }),
  ].join('')
}

/** Lines that scroll together where the page is narrow. */
const linesOf = (name: string, lines: readonly string[]): string =>
  `<div class="lines" role="region" tabindex="0" aria-label="${escapeText(name)}">${lines.join('')}</div>`

/** Why no index has a corrected value, when all that could have one share one reason; null when some have one. */
function reasonForAll(rows: readonly OverlapRow[]): string | null {
  const correctable = rows.filter(isCorrectable)
  const codes = new Set(
    (correctable.length > 0 ? correctable : rows).map(({ corrected }) =>
      isMissing(corrected) ? corrected.missing : null,
    ),
  )
  const [code] = codes
  return codes.size !== 1 || code === null || code === undefined ? null : missingCodes[code]
}

const howToRead = [
  'Disc: value of all trials with its 95 % interval.',
  'Open diamond: the same index between halves; this, not the disc, is compared with the ceiling,',
  'since both rest on half the trials.',
  'Share of ceiling is that comparison; it is known to come out too high where the maps differ and trials are few.',
  'Bar: ceiling or noise. Triangle: chance. Grey: where the index can speak.',
]

const howToReadCorrected = [
  'Filled diamond: corrected, what the index would be without trial noise,',
  'found by simulating sessions like this one around the maps that the trials leave open;',
  'its interval is meant to hold the noise-free value in 95 % of sessions.',
]

const shown = (value: Value, row: OverlapRow): string =>
  isMissing(value) ? cell('n/a') : escapeText(formatValue(value, quantityOfUnit[row.unit]))

function withBounds(value: Value, interval: Interval, row: OverlapRow): string {
  const bounds = isMissing(value) ? null : formatBounds(value, interval, quantityOfUnit[row.unit])
  return bounds === null ? shown(value, row) : `${shown(value, row)} (${bounds[0]} to ${bounds[1]})`
}

function valuesTable(rows: readonly OverlapRow[], result: SessionResult, name: string, withCorrected: boolean): string {
  const notes = rows.map(noteCodes)
  const withNotes = notes.some((note) => note !== '')
  const columns = ['index', 'value (95 % CI)', 'ceiling or noise', 'chance', 'share of ceiling']
  return table({
    caption: `Overlap of ${name}`,
    columns: [...columns, ...(withCorrected ? ['corrected (95 % CI)'] : []), ...(withNotes ? ['note'] : [])],
    rows: rows.map((row, k) => {
      const share = readingOf(row).kind === 'similarity' ? shareOfCeiling(row) : null
      return [
        escapeText(labelOf(row, result)),
        withBounds(row.value, row.interval, row),
        shown(row.ceiling, row),
        shown(row.chance, row),
        share === null ? cell('n/a') : formatNumber(share, 'ratio'),
        ...(withCorrected ? [withBounds(row.corrected, row.correctedInterval, row)] : []),
        ...(withNotes ? [escapeText(notes[k])] : []),
      ]
    }),
  })
}

export const overlap: Section = { id: 'overlap', title: 'Overlap', render }
