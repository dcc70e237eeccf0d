/** Why cells of the table of overlap say `n/a`: each reason once, with the indices it holds for. */
import {
  isMissing,
  type MissingCode,
  missingCodes,
  noteCodes,
  type OverlapRow,
  overlapIndices,
  type Value,
} from '@penfield/core'
import { paragraph } from '../html.js'
import { isByHalves } from './overlap-note.js'

interface Column {
  readonly name: string
  readonly of: (row: OverlapRow) => Value
}

const interval: Column = { name: '95 % CI', of: (row) => row.interval.low }
const ceiling: Column = { name: 'ceiling or noise', of: (row) => row.ceiling }
const chance: Column = { name: 'chance', of: (row) => row.chance }
const corrected: Column = { name: 'corrected value', of: (row) => row.corrected }

/** An index of single trials has neither halves nor a place to be moved to, whatever the session. */
const needsTrials = ({ index }: OverlapRow): boolean =>
  overlapIndices.some(({ id, needs }) => id === index && needs === 'trials')

export function reasonsBelow(rows: readonly OverlapRow[], withCorrected: boolean): string {
  const valued = rows.filter(({ value }) => !isMissing(value))
  const ofMaps = valued.filter((row) => !needsTrials(row))
  const ofTrials = valued.filter(needsTrials).map(({ index }) => index)
  const sentences = [
    ...reasonsOf({ name: 'value', of: ({ value }) => value }, rows),
    ...reasonsOf(interval, valued),
    ...reasonsOf(ceiling, ofMaps),
    ...reasonsOf(chance, ofMaps),
    ofTrials.length === 0
      ? ''
      : `No ceiling and no chance for ${ofTrials.join(', ')}: single trials of both muscles can be neither split into halves nor moved elsewhere.`,
    ...(withCorrected ? reasonsOf(corrected, valued) : []),
    ...intervalNotes.map((code) => noteSentence(code, rows)),
    rows.some(isByHalves)
      ? 'corrected-by-halves: simulations put no bound on the distance, so noise was taken out of it by what halves of one muscle differ.'
      : '',
  ].filter((sentence) => sentence !== '')
  return sentences.length === 0 ? '' : paragraph(sentences.join(' '))
}

/** Notes of an index whose interval is not what its name promises. */
const intervalNotes = ['wide-interval', 'wide-corrected'] as const

function noteSentence(code: (typeof intervalNotes)[number], rows: readonly OverlapRow[]): string {
  const indices = rows.filter(({ note }) => note.split(';').includes(code)).map(({ index }) => index)
  return indices.length === 0 ? '' : `${code} (${indices.join(', ')}): ${noteCodes[code]}.`
}

/** One sentence for each code of a column. */
function reasonsOf({ name, of }: Column, rows: readonly OverlapRow[]): string[] {
  const indicesOf = new Map<MissingCode, string[]>()
  for (const row of rows) {
    const value = of(row)
    if (isMissing(value)) indicesOf.set(value.missing, [...(indicesOf.get(value.missing) ?? []), row.index])
  }
  return [...indicesOf].map(([code, indices]) => {
    const which = indices.length === rows.length && indices.length > 1 ? 'all indices' : indices.join(', ')
    return `No ${name} for ${which}: ${missingCodes[code]}.`
  })
}
