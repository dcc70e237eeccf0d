/**
 * The blocks of a LabChart text export: a header, then a row for each point in time.
 *
 *     Interval= …
 *     0      0.0012   0.1      time, then a cell for each channel; the time may be left out
 *     0.001  0.0015   NaN   #* TMS      a comment stands in the row of its sample
 *     Interval= …                       the next block
 */
import { shown } from '@penfield/kernels'
import type { ReadOptions } from '../../format.js'
import { error } from '../../issues.js'
import { type BlockHeader, blockHeaderOf, type HeaderLine } from './labchart-text-header.js'

export interface Comment {
  /** Row of the block, counted from 0. */
  readonly row: number
  readonly text: string
}

export interface Block {
  readonly header: BlockHeader
  /** Rows. */
  readonly samples: number
  /** One a channel of the header, in its unit; NaN where nothing was recorded. */
  readonly columns: readonly Float64Array[]
  readonly comments: readonly Comment[]
}

interface OpenBlock {
  readonly header: BlockHeader
  /** Cells of a row, with or without the time. */
  readonly cells: number
  samples: number
  columns: Float64Array[]
  readonly comments: Comment[]
  readonly firstTime: number
  lastTime: number
}

const headerLine = /^([A-Za-z]+)=(.*)$/

/**
 * The blocks that hold samples.
 *
 * @param text with \n as its line ends.
 * @throws {PenfieldError} io/labchart-row, io/labchart-cell, io/labchart-time, and those of the header.
 */
export function blocksOf(text: string, file: string, options: ReadOptions): readonly Block[] {
  const blocks: Block[] = []
  const lines = new Map<string, HeaderLine>()
  let open: OpenBlock | null = null
  let number = 0
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    const line = text.slice(start, stop)
    start = stop + 1
    number++
    const header = headerLine.exec(line)
    if (header !== null) {
      if (open !== null) {
        blocks.push(closed(open, file))
        // What a block does not repeat is as before, but its date.
        lines.delete('ExcelDateTime')
        open = null
      }
      lines.set(header[1], { cells: header[2].replace(/^\t/, '').split('\t'), line: number })
    } else if (line.trim() !== '') {
      const [row, comment] = rowAndComment(line)
      open ??= opened(blockHeaderOf(lines, row, file, options), row, number, file)
      takeRow(open, row, number, file)
      if (comment !== null) open.comments.push(...commentsIn(comment, open.samples - 1))
    }
  }
  if (open !== null) blocks.push(closed(open, file))
  return blocks
}

/** A number holds no #, so that the first one begins a comment. */
function rowAndComment(line: string): readonly [string, string | null] {
  const at = line.indexOf('#')
  return at < 0 ? [line, null] : [line.slice(0, at).replace(/\t$/, ''), line.slice(at)]
}

/** `#* text` is a comment on all channels, `#2 text` one on the second; a row may have several. */
const commentsIn = (text: string, row: number): readonly Comment[] =>
  text
    .split(/#(?:\*|\d+)(?=\s|$)/)
    .slice(1)
    .map((one) => ({ row, text: one.trim() }))

function opened(header: BlockHeader, row: string, line: number, file: string): OpenBlock {
  const channels = header.channels.length
  const cells = cellsOf(row, channels + 1)
  if (cells.length !== channels && cells.length !== channels + 1)
    throw otherCount(cells.length, channels + 1, line, file)
  const time = cells.length > channels ? header.number(cells[0]) : undefined
  const columns = header.channels.map(() => new Float64Array(1024))
  const firstTime = time ?? Number.NaN
  return { header, cells: cells.length, samples: 0, columns, comments: [], firstTime, lastTime: firstTime }
}

/** A tab behind the last cell begins no cell. */
function cellsOf(row: string, most: number): readonly string[] {
  const cells = row.split('\t')
  return cells.length === most + 1 && cells[most].trim() === '' ? cells.slice(0, most) : cells
}

function takeRow(open: OpenBlock, row: string, line: number, file: string): void {
  const { header, columns, samples } = open
  const cells = cellsOf(row, open.cells)
  if (cells.length !== open.cells) throw otherCount(cells.length, open.cells, line, file)
  const shift = open.cells - header.channels.length
  if (samples === columns[0].length) open.columns = columns.map(doubled)
  for (const [k, column] of open.columns.entries()) {
    const value = header.number(cells[k + shift])
    if (value === undefined) throw notANumber(cells[k + shift], header.channels[k].name, line, file)
    column[samples] = value
  }
  if (shift > 0) open.lastTime = header.number(cells[0]) ?? Number.NaN
  open.samples++
}

function doubled(column: Float64Array): Float64Array {
  const longer = new Float64Array(2 * column.length)
  longer.set(column)
  return longer
}

/** Times are printed with few digits: over the whole block they must agree with the interval to 1 %, or two samples. */
function closed(open: OpenBlock, file: string): Block {
  const { header, samples, columns, comments, firstTime, lastTime } = open
  const printedMs = 1000 * (lastTime - firstTime)
  const countedMs = (samples - 1) * header.stepMs
  if (Math.abs(printedMs - countedMs) > Math.max(countedMs / 100, 2 * header.stepMs)) {
    throw error('io/labchart-time', {
      what: `The first column says that the block lasts ${rounded(printedMs)} ms; ${rounded(countedMs)} ms were expected of ${samples} samples ${rounded(header.stepMs)} ms apart, as Interval= says.`,
      where: { file, line: header.line },
      fix: 'Export the block again with the time in seconds and with all samples (downsample by 1).',
    })
  }
  return { header, samples, columns: columns.map((column) => column.slice(0, samples)), comments }
}

const rounded = (value: number): string => `${+value.toPrecision(6)}`

const otherCount = (found: number, expected: number, line: number, file: string) =>
  error('io/labchart-row', {
    what: `The row has ${found} ${found === 1 ? 'cell' : 'cells'}; ${expected} were expected, the time and one for each channel.`,
    where: { file, line },
    fix: 'Export the file again; a copy that was interrupted often ends in the middle of a row.',
  })

const notANumber = (cell: string, column: string, line: number, file: string) =>
  error('io/labchart-cell', {
    what: `The sample ${shown(cell)} is not a number; a number was expected, with the same decimal sign in the whole file.`,
    where: { file, line, column },
    fix: 'If the samples are written with a decimal comma, add --decimal comma; else export the file again.',
  })
