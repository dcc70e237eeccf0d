/** Cuts a Brainsight text export into metadata and sections. Lines count from 1. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { isMissingCell, numberFromCell } from '../../number.js'

export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** A table of the export: `# ` and the column names, then rows up to the next `#`. */
export interface Section {
  readonly file: string
  /** The first column's name, such as "Sample Name". */
  readonly name: string
  readonly line: number
  /** Column name to its index. */
  readonly columns: ReadonlyMap<string, number>
  /** Number of columns, unnamed ones included. */
  readonly width: number
  readonly rows: readonly Row[]
}

export interface BrainsightText {
  /** Lower-case key to value: "version" to "12". */
  readonly metadata: ReadonlyMap<string, string>
  readonly sections: readonly Section[]
}

/** @throws {PenfieldError} io/brainsight-row, io/brainsight-columns. */
export function cutSections(text: string, file: string): BrainsightText {
  const metadata = new Map<string, string>()
  const sections: Section[] = []
  let rows: Row[] | null = null
  text.split('\n').forEach((content, index) => {
    const line = index + 1
    if (content === '') return
    if (!content.startsWith('#')) {
      if (rows === null) throw orphan(file, line, content)
      rows.push({ line, cells: content.split('\t') })
    } else if (content.includes('\t')) {
      rows = []
      sections.push(sectionOf(content, file, line, rows))
    } else {
      rows = null
      const [key, ...value] = content.slice(1).split(':')
      if (value.length > 0) metadata.set(key.trim().toLowerCase(), value.join(':').trim())
    }
  })
  return { metadata, sections }
}

/** The sections of one name; there may be none. */
export const sectionsNamed = (text: BrainsightText, name: string): Section[] =>
  text.sections.filter((section) => section.name === name)

/** The text of a cell; null where the cell says "not recorded" or the section has no such column. */
export function textAt(section: Section, row: Row, column: string): string | null {
  const index = section.columns.get(column)
  const cell = index === undefined ? '' : row.cells[index]
  return isMissingCell(cell) ? null : cell
}

/** The number in a cell; NaN where nothing is recorded. @throws {PenfieldError} io/brainsight-cell. */
export function numberAt(section: Section, row: Row, column: string): number {
  const index = section.columns.get(column)
  if (index === undefined) return Number.NaN
  const value = numberFromCell(row.cells[index])
  if (value === undefined) throw notANumber(section, row, column, row.cells[index])
  return value
}

export const notANumber = (section: Section, row: Row, column: string, cell: string) =>
  error('io/brainsight-cell', {
    what: `The cell ${shown(cell)} is not a number; a number with a point was expected, such as 12.5.`,
    where: { file: section.file, line: row.line, column },
    fix: 'Export the session again from Brainsight and do not edit the text in a spreadsheet.',
  })

/** @throws {PenfieldError} io/brainsight-row when a row has more or fewer cells than the header. */
export function checkWidths(section: Section): void {
  const ragged = section.rows.find((row) => row.cells.length !== section.width)
  if (ragged === undefined) return
  throw error('io/brainsight-row', {
    what: `The row has ${ragged.cells.length} cells; ${section.width} were expected, as in the header of line ${section.line}.`,
    where: { file: section.file, line: ragged.line },
    fix: 'Export the session again from Brainsight; a copy that was interrupted often ends in the middle of a row.',
  })
}

function sectionOf(header: string, file: string, line: number, rows: readonly Row[]): Section {
  const names = header
    .slice(1)
    .split('\t')
    .map((name) => name.trim())
  const columns = new Map<string, number>()
  names.forEach((name, index) => {
    if (columns.has(name)) {
      throw error('io/brainsight-columns', {
        what: `The column ${shown(name)} stands twice in the header; each column was expected once.`,
        where: { file, line, column: name },
        fix: 'Export the session again from Brainsight.',
      })
    }
    if (name !== '') columns.set(name, index)
  })
  return { file, name: names[0], line, columns, width: names.length, rows }
}

const orphan = (file: string, line: number, content: string) =>
  error('io/brainsight-row', {
    what: `The line ${shown(content, 40)} belongs to no table; a line that starts with # and names the columns was expected above it.`,
    where: { file, line },
    fix: 'Export the session again from Brainsight.',
  })
