/** The annotation signal that is written: in each record its time, then the texts that begin during it. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { type EdfAnnotation, talMarks } from './edf-tals.js'

/** What the standard advises as the most of a record. */
const mostBytes = 61_440

/** Longest time that is written, ms: more than thirty years. */
const longestMs = 1e12

/** A time in seconds, to one nanosecond, without an exponent. */
export function secondsText(ms: number): string {
  const [whole, fraction] = Math.abs(ms).toFixed(6).split('.')
  const digits = whole.padStart(4, '0') + fraction
  const seconds = `${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, '')
  return ms < 0 ? `-${seconds}` : seconds
}

const onsetText = (ms: number): string => (ms < 0 ? secondsText(ms) : `+${secondsText(ms)}`)

const bytesOf = (tal: string): Uint8Array => new TextEncoder().encode(tal)

/**
 * The bytes of the annotation signal, all records with the same number.
 *
 * @param startsMs of each record, ascending.
 * @returns `records`: the bytes of each, without the zeros that fill it up; `length`: of the longest.
 * @throws {PenfieldError} io/edf-annotation-refused — a text or a time that cannot be written, or too many in one record.
 */
export function annotationBytes(startsMs: Float64Array, annotations: readonly EdfAnnotation[]) {
  const records = Array.from(startsMs, (ms) => [bytesOf(onsetText(ms) + talMarks.text + talMarks.text + talMarks.end)])
  const sorted = [...annotations].sort((a, b) => a.onsetMs - b.onsetMs)
  let record = 0
  for (const annotation of sorted) {
    while (record + 1 < records.length && startsMs[record + 1] <= annotation.onsetMs) record++
    records[record].push(annotationTal(annotation))
  }
  let length = 0
  for (const pieces of records) length = Math.max(length, totalOf(pieces))
  if (length > mostBytes) {
    throw refused(
      `The annotations of one record take ${length} bytes; at most ${mostBytes} were expected.`,
      'Write shorter texts, or shorter records.',
    )
  }
  return { records, length }
}

const totalOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0)

function annotationTal({ onsetMs, durationMs, text }: EdfAnnotation): Uint8Array {
  if (text === '' || /[\0\x14\x15]/.test(text)) {
    throw refused(
      `The text ${shown(text)} is empty or holds one of the characters 0, 20 and 21, which the format keeps for itself.`,
      'Leave the annotation out, or write another text.',
    )
  }
  if (!(Math.abs(onsetMs) < longestMs) || (durationMs !== null && !(durationMs >= 0 && durationMs < longestMs))) {
    throw refused(
      `The annotation ${shown(text)} has the onset ${onsetMs} ms and the duration ${durationMs} ms; ` +
        `times below ${longestMs} ms, and a duration of at least 0, were expected.`,
      'Leave the annotation out, or correct its time.',
    )
  }
  const duration = durationMs === null ? '' : talMarks.duration + secondsText(durationMs)
  return bytesOf(onsetText(onsetMs) + duration + talMarks.text + text + talMarks.text + talMarks.end)
}

const refused = (what: string, fix: string) =>
  error('io/edf-annotation-refused', { what, where: { argument: 'annotations' }, fix })
