/**
 * Time-stamped annotation lists (TALs), the bytes of an annotation signal in one record.
 *
 *     +12.5 ⌂ 0.3 ◆ text ◆ text ◆ ∅      ⌂ = 21, ◆ = 20, ∅ = 0
 *     onset   duration                     s; the duration and its ⌂ may be absent
 *
 * The first list of a record keeps its time: its onset is the record's, and its first text is empty.
 */
import { millisecondsOf } from './edf-fields.js'

export const talMarks = { duration: '\x15', text: '\x14', end: '\0' } as const

/** Times in ms after the start that the header states. */
export interface EdfAnnotation {
  readonly onsetMs: number
  /** Null where the file states none. */
  readonly durationMs: number | null
  readonly text: string
}

export interface Tal {
  readonly onsetMs: number
  readonly durationMs: number | null
  readonly texts: readonly string[]
}

const onsetPattern = /^[+-]\d+(?:\.\d*)?$/
const durationPattern = /^\d+(?:\.\d*)?$/

/** The lists of one record; null stands for one that cannot be read. */
export function talsOf(bytes: Uint8Array): (Tal | null)[] {
  const tals: (Tal | null)[] = []
  let start = 0
  while (start < bytes.length) {
    const zero = bytes.indexOf(0, start)
    const end = zero < 0 ? bytes.length : zero
    if (end > start) tals.push(talOf(new TextDecoder().decode(bytes.subarray(start, end))))
    start = end + 1
  }
  return tals
}

function talOf(list: string): Tal | null {
  const [head, ...texts] = list.split(talMarks.text)
  const [onset, duration, ...more] = head.split(talMarks.duration)
  // The mark after the last text leaves an empty piece.
  if (texts.pop() !== '' || more.length > 0 || !onsetPattern.test(onset)) return null
  if (duration !== undefined && duration !== '' && !durationPattern.test(duration)) return null
  const onsetMs = millisecondsOf(onset)
  const durationMs = duration === undefined || duration === '' ? null : millisecondsOf(duration)
  return onsetMs === undefined || durationMs === undefined ? null : { onsetMs, durationMs, texts }
}

/** Whether a record's first list gives the record's time. */
export const keepsTime = (tal: Tal | null | undefined): tal is Tal => tal?.texts[0] === ''
