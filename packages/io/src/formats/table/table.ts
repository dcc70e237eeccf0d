/** Plain tables: text with a delimiter, with or without a header. */
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { headText } from '../../head.js'
import { error } from '../../issues.js'
import { decodeText } from '../../text.js'
import { delimiterFromOption, delimiterOf, delimiters, type Row, rowsOf } from './table-cells.js'
import { tableReading } from './table-reading.js'

const largestBytes = 256 * (1 << 20)
const sniffedBytes = 8192
const title = 'plain table'

function read(source: Source, options: ReadOptions): Reading {
  const reading = tableReading(tableRows(source, options), { file: source.name }, options, source.beside)
  return { format: 'table', title, version: null, createdBy: null, targets: 0, ...reading }
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
  title,
  extensions: ['.csv', '.tsv', '.txt'],
  sniff,
  read,
}
