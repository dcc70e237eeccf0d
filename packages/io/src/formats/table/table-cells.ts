/**
 * Text to cells: a row a line, cells between delimiters, quotes after RFC 4180.
 *
 * A cell is quoted when its first character is a quote; inside, two quotes are one, and delimiters and line ends are
 * text.
 */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'

/** What stands in a cell: text, or a number where the source itself tells numbers from text. */
export type Cell = string | number

export interface Row {
  /** Where the row begins, counted from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

/** A row of which nothing is known but its text. */
interface TextRow extends Row {
  readonly cells: readonly string[]
}

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : `${cell}`)

/** In the order in which they are tried: a comma may also be a decimal comma, so it comes last. */
export const delimiters = ['\t', ';', ','] as const

const words: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['\\t', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['space', ' '],
  ['pipe', '|'],
])

/**
 * The delimiter that `--delimiter` means.
 *
 * @throws {PenfieldError} io/table-delimiter — neither one character nor a word for one.
 */
export function delimiterFromOption(option: string): string {
  const delimiter = words.get(option.toLowerCase()) ?? option
  if (delimiter.length === 1 && delimiter !== '"' && delimiter !== '\n') return delimiter
  throw error('io/table-delimiter', {
    what: `The delimiter ${shown(option)} is not one character; tab, comma, semicolon, space, pipe or a character were expected.`,
    where: { argument: '--delimiter' },
    fix: "Write for instance --delimiter tab or --delimiter ';'.",
  })
}

/** How many lines at the beginning decide the delimiter. */
const looked = 20

/**
 * The delimiter that cuts the first lines into equally many cells, at least two; else the one that cuts the first
 * line at all; undefined when none does.
 */
export function delimiterOf(text: string): string | undefined {
  const lines: string[] = []
  for (const { line } of linesOf(text)) {
    if (line.trim() !== '') lines.push(line)
    if (lines.length === looked) break
  }
  const counts = delimiters.map((delimiter) => lines.map((line) => cellsIn(line, delimiter)))
  const even = counts.findIndex((count) => count[0] > 1 && count.every((cells) => cells === count[0]))
  const any = even >= 0 ? even : counts.findIndex((count) => count[0] > 1)
  return delimiters[any]
}

/** Cells of a line, delimiters inside quotes not counted. */
function cellsIn(line: string, delimiter: string): number {
  let cells = 1
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) cells++
  }
  return cells
}

/**
 * The rows of a text. Blank lines are left out; a row of empty cells is a row.
 *
 * @throws {PenfieldError} io/table-quote — a quote that does not end, or text behind the closing quote.
 */
export function* rowsOf(text: string, delimiter: string, file: string): Generator<TextRow> {
  const lines = linesOf(text)
  for (const { line, number } of lines) {
    if (line.trim() === '' && !line.includes(delimiter)) continue
    if (!line.includes('"')) yield { line: number, cells: line.split(delimiter) }
    else yield { line: number, cells: quotedCells(line, number, lines, delimiter, file) }
  }
}

interface NumberedLine {
  readonly line: string
  readonly number: number
}

function* linesOf(text: string): Generator<NumberedLine> {
  let number = 1
  for (let start = 0; start < text.length; number++) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    yield { line: text.slice(start, stop), number }
    start = stop + 1
  }
}

/** Cells of a row with quotes; takes further lines while a quoted cell is open. */
function quotedCells(
  first: string,
  number: number,
  further: Generator<NumberedLine>,
  delimiter: string,
  file: string,
): readonly string[] {
  const cells: string[] = []
  let line = first
  let start = 0
  while (start <= line.length) {
    if (line[start] !== '"') {
      const end = line.indexOf(delimiter, start)
      const stop = end < 0 ? line.length : end
      cells.push(line.slice(start, stop))
      start = stop + 1
      continue
    }
    const pieces: string[] = []
    let open = start + 1
    let close = closingQuote(line, open)
    while (close < 0) {
      pieces.push(line.slice(open))
      const next = further.next()
      if (next.done === true) throw openQuote(file, number)
      line = next.value.line
      open = 0
      close = closingQuote(line, open)
    }
    pieces.push(line.slice(open, close))
    const behind = line[close + 1]
    if (behind !== undefined && behind !== delimiter) throw textBehindQuote(file, number, line.slice(close + 1))
    cells.push(pieces.join('\n').replaceAll('""', '"'))
    start = close + 2
  }
  return cells
}

/** The first quote from `start` that is not doubled; −1 when the line has none. */
function closingQuote(line: string, start: number): number {
  let at = line.indexOf('"', start)
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2)
  return at
}

const openQuote = (file: string, line: number) =>
  error('io/table-quote', {
    what: `A quote opens in the row of line ${line} and does not close before the end of the file.`,
    where: { file, line },
    fix: 'Close the quote; a quote inside a quoted cell is written twice ("").',
  })

const textBehindQuote = (file: string, line: number, text: string) =>
  error('io/table-quote', {
    what: `Behind a closing quote stands ${shown(text)}; the delimiter or the end of the line was expected.`,
    where: { file, line },
    fix: 'Quote the whole cell; a quote inside a quoted cell is written twice ("").',
  })
