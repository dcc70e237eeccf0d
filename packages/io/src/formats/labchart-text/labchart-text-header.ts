/**
 * The header of a block in a LabChart text export: `Key=` and cells behind tabs, one for each channel where there are several.
 *
 *     Interval=       0.001 s
 *     ExcelDateTime=  4.6024416666e+004   1/2/2026 10:00:00
 *     ChannelTitle=   FDI        Force
 *     Range=          2.000 mV   10.00 V      of the amplifier
 *     UnitName=       *          N            after a conversion; * where there is none
 */
import { shown } from '@penfield/kernels'
import { unitMissing } from '../../channel-kind.js'
import { uniqueNames } from '../../channel-names.js'
import type { ReadOptions } from '../../format.js'
import { error } from '../../issues.js'
import { numberFromCell, numberFromCommaCell } from '../../number.js'
import { microvoltsPer } from '../../voltage.js'

export interface HeaderLine {
  readonly cells: readonly string[]
  /** Counted from 1. */
  readonly line: number
}

/** Lines by their key, of this block and, where it lacks one, of the blocks before. */
export type HeaderLines = ReadonlyMap<string, HeaderLine>

export interface BlockChannel {
  readonly name: string
  readonly unit: string
  /** µV in the unit; null when it is no voltage. */
  readonly microvolts: number | null
}

export interface BlockHeader {
  readonly stepMs: number
  /** Date of the first sample as a spreadsheet counts it, days; NaN unknown. */
  readonly days: number
  readonly channels: readonly BlockChannel[]
  /** Names that the block repeats. */
  readonly repeated: readonly string[]
  readonly number: (cell: string) => number | undefined
  /** Of its first line that is needed. */
  readonly line: number
}

const numberPattern = /^[-+]?[\d.,]+(?:e[-+]?\d+)?/i
const msPer: Readonly<Record<string, number>> = { s: 1000, ms: 1, us: 1e-3, µs: 1e-3, μs: 1e-3 }

/**
 * What the header says of the rows below it.
 *
 * @param firstRow the first row, which shows the decimal sign where the header has none.
 * @throws {PenfieldError} io/labchart-header — a line is missing or not understood.
 * @throws {PenfieldError} io/unit-missing — a channel has no unit, and the user states none.
 */
export function blockHeaderOf(lines: HeaderLines, firstRow: string, file: string, options: ReadOptions): BlockHeader {
  const number = numberReader(lines, firstRow, options)
  const title = neededLine(lines, 'ChannelTitle', 'the names of the channels', file)
  const { names, repeated } = uniqueNames(withoutEmptyEnd(title.cells))
  const channels = names.map((name, k) => channelOf(lines, k, name, file, options))
  if (channels.length === 0) throw notUnderstood('ChannelTitle', title, 'the name of at least one channel', file)
  const stepMs = stepMsOf(neededLine(lines, 'Interval', 'the time between samples', file), number, file)
  const days = number(lines.get('ExcelDateTime')?.cells[0] ?? '') ?? Number.NaN
  return { stepMs, days, channels, repeated, number, line: title.line }
}

/** Numbers with a point or with a comma: as stated, else as the first number with either is written. */
function numberReader(lines: HeaderLines, firstRow: string, { decimal }: ReadOptions): BlockHeader['number'] {
  const written = ['Interval', 'Range', 'TopValue', 'BottomValue'].flatMap((key) => lines.get(key)?.cells ?? [])
  const sign = /\d([.,])\d/.exec([...written, firstRow].join('\t'))?.[1]
  const isComma = decimal === undefined ? sign === ',' : decimal === 'comma'
  return isComma ? numberFromCommaCell : numberFromCell
}

function stepMsOf(line: HeaderLine, number: BlockHeader['number'], file: string): number {
  const text = line.cells[0]?.trim() ?? ''
  const value = numberPattern.exec(text)?.[0] ?? ''
  const stepMs = (number(value) ?? Number.NaN) * (msPer[text.slice(value.length).trim()] ?? Number.NaN)
  if (stepMs > 0) return stepMs
  throw notUnderstood('Interval', line, 'a number above 0 in s, ms or µs', file)
}

function channelOf(lines: HeaderLines, k: number, name: string, file: string, options: ReadOptions): BlockChannel {
  const unit = statedUnit(lines, k)
  const stated = unit === '' ? (options.amplitudeUnit ?? '') : unit
  if (stated !== '') return { name, unit, microvolts: microvoltsPer(stated) }
  const line = (lines.get('UnitName') ?? lines.get('Range') ?? lines.get('ChannelTitle'))?.line ?? 1
  throw unitMissing(name, { file, line, column: name })
}

/** Of the conversion where there is one, else of the range; empty when neither states one. */
function statedUnit(lines: HeaderLines, k: number): string {
  const converted = lines.get('UnitName')?.cells[k]?.trim() ?? ''
  if (converted !== '' && converted !== '*') return converted
  const range = lines.get('Range')?.cells[k]?.trim() ?? ''
  return range.replace(numberPattern, '').trim()
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim())
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

function neededLine(lines: HeaderLines, key: string, expected: string, file: string): HeaderLine {
  const line = lines.get(key)
  if (line !== undefined) return line
  throw error('io/labchart-header', {
    what: `The header above the samples has no line ${key}=; ${expected} was expected there.`,
    where: { file, line: 1 },
    fix: 'Export the channels again as LabChart text, with the block header.',
  })
}

const notUnderstood = (key: string, { cells, line }: HeaderLine, expected: string, file: string) =>
  error('io/labchart-header', {
    what: `${key}= is followed by ${shown(cells.join(' '))}; ${expected} was expected.`,
    where: { file, line },
    fix: 'Export the channels again as LabChart text, with the block header.',
  })
