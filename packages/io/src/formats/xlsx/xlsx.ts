/** Excel workbooks (.xlsx): the table on one of their sheets. */
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { isWorkbook } from '../../workbook-sign.js'
import { openZip } from '../../zip.js'
import { tableReading } from '../table/table-reading.js'
import { chosenSheet, otherSheets } from './xlsx-choice.js'
import { sheetTable } from './xlsx-rows.js'
import { sheetCells } from './xlsx-sheet.js'
import { sharedStrings } from './xlsx-strings.js'
import { numberKinds } from './xlsx-styles.js'
import { workbookOf } from './xlsx-workbook.js'

const title = 'Excel workbook'

function read(source: Source, options: ReadOptions): Reading {
  const { name: file } = source
  const zip = openZip(source)
  const workbook = workbookOf(zip)
  const sheet = chosenSheet(workbook, options.sheet)
  const strings = sharedStrings(zip, workbook.stringsPart)
  const kinds = numberKinds(zip, workbook.stylesPart)
  const table = sheetTable(sheetCells(workbook, sheet, { strings, kinds }), { file, sheet: sheet.name })
  const others = options.sheet === undefined ? otherSheets(workbook, sheet) : []
  const { issues, ...reading } = tableReading(table.rows, table.place, options, source.beside)
  const all = [...others, ...table.issues, ...issues]
  return { format: 'xlsx', title, version: null, createdBy: null, targets: 0, ...reading, issues: all }
}

export const xlsx: Format = {
  id: 'xlsx',
  title,
  extensions: ['.xlsx', '.xlsm'],
  sniff: ({ bytes }) => isWorkbook(bytes),
  read,
}
