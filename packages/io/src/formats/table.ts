/** Plain tables: text with a delimiter, with or without a header. */
import { type Frame, frameFromText } from '@penfield/core'
import { emptySession } from '../empty-session.js'
import type { Format, Reading, ReadOptions, Source } from '../format.js'
import { headText } from '../head.js'
import { error } from '../issues.js'
import { decodeText } from '../text.js'
import { delimiterFromOption, delimiterOf, delimiters, type Row, rowsOf } from './table-cells.js'
import { columnsOf } from './table-columns.js'
import { dataOf, type TableData } from './table-rows.js'
import { checkScale, frameOf } from './table-scale.js'
import { sessionsOf } from './table-session.js'
import { whyPlainUnusable } from './table-stimuli.js'

const largestBytes = 256 * (1 << 20)
const sniffedBytes = 8192
const nothing = {
  what: 'The table holds no stimuli.',
  fix: 'Give a file with one row for each stimulus: its position and amplitude.',
}

function read(source: Source, options: ReadOptions): Reading {
  const { name: file } = source
  const rows = tableRows(source, options)
  if (rows.length === 0) return readingOf([emptySession(frameOf(options))], [], null, nothing)
  const columns = columnsOf(rows[0], file, options)
  const data = dataOf(columns.hasHeader ? rows.slice(1) : rows, columns, file, options)
  if (data.n === 0) return readingOf([emptySession(frameOf(options))], data.issues, data.unit, nothing)
  const frame = frameOf(options, frameInFile(data))
  const muscleName = options.muscles?.[0] ?? 'MEP'
  const { sessions, issues } = sessionsOf(data, columns.amplitudes, frame, file, muscleName)
  const isStated = options.coords !== undefined || data.unit !== null
  const all = [...data.issues, ...issues, ...checkScale(sessions, file, isStated)]
  return readingOf(sessions, all, data.unit, whyPlainUnusable(sessions))
}

function tableRows(source: Source, options: ReadOptions): readonly Row[] {
  const { name: file, bytes } = source
  if (bytes.length > largestBytes) {
    throw error('io/too-large', {
      what: `The table has ${bytes.length} bytes; at most ${largestBytes} are read.`,
      where: { file },
      fix: 'Split the table into one file for each participant.',
    })
  }
  const text = decodeText(source)
  const delimiter = options.delimiter === undefined ? delimiterOf(text) : delimiterFromOption(options.delimiter)
  if (delimiter === undefined) {
    throw error('io/table-delimiter', {
      what: 'The first line holds no tab, semicolon or comma; cells between delimiters were expected.',
      where: { file, line: 1 },
      fix: 'State the delimiter with --delimiter, such as --delimiter space.',
    })
  }
  return [...rowsOf(text, delimiter, file)]
}

const readingOf = (
  sessions: Reading['sessions'],
  issues: Reading['issues'],
  unit: Reading['unit'],
  unusable: Reading['unusable'],
): Reading => ({
  format: 'table',
  title: 'plain table',
  version: null,
  createdBy: null,
  sessions,
  targets: 0,
  unit,
  issues,
  unusable,
})

/** The frame that the table's own column names, when it is one and the same in every row. */
function frameInFile({ labels }: TableData): Frame | undefined {
  const values = new Set(labels.get('frame'))
  const [only] = values
  return values.size === 1 && only !== null ? frameFromText(only) : undefined
}

/** Text without markup whose first two lines are cut by one of the delimiters. */
function sniff(source: Source): boolean {
  const head = headText(source, sniffedBytes)
  if (isBinary(head)) return false
  const [first = '', second = first] = head.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  if (/^\s*[<{]/.test(first)) return false
  return delimiters.some((delimiter) => first.includes(delimiter) && second.includes(delimiter))
}

/**
 * More than one character in ten belongs to no text, or more than every second is a zero byte. Fewer zero bytes are
 * a table in the wrong encoding: reading it says at which byte.
 */
function isBinary(head: string): boolean {
  let strange = 0
  let zeros = 0
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i)
    if (code === 0) zeros++
    else if (code === 0xfffd || code < 9 || (code > 13 && code < 32)) strange++
  }
  return 10 * strange > head.length || 2 * zeros > head.length + 1
}

export const table: Format = {
  id: 'table',
  title: 'plain table',
  extensions: ['.csv', '.tsv', '.txt'],
  sniff,
  read,
}
