/** A workbook of a lab, written by Excel: its cells, and the reason why it can not be mapped. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../read.js'
import { openZip } from '../../zip.js'
import { sheetTable } from './xlsx-rows.js'
import { sheetCells } from './xlsx-sheet.js'
import { sharedStrings } from './xlsx-strings.js'
import { numberKinds } from './xlsx-styles.js'
import { workbookOf } from './xlsx-workbook.js'

const path = join(import.meta.dirname, '../../../../../../shared/data/emg/mepfeatx/metadata_table.xlsx')

describe.skipIf(!existsSync(path))('metadata_table.xlsx', () => {
  const source = {
    name: 'metadata_table.xlsx',
    bytes: existsSync(path) ? new Uint8Array(readFileSync(path)) : new Uint8Array(),
  }

  it('has the cells that openpyxl reads', () => {
    const workbook = workbookOf(openZip(source))
    const strings = sharedStrings(workbook.zip, workbook.stringsPart)
    const kinds = numberKinds(workbook.zip, workbook.stylesPart)
    const [sheet] = workbook.sheets
    const { rows } = sheetTable(sheetCells(workbook, sheet, { strings, kinds }), {
      file: source.name,
      sheet: sheet.name,
    })
    expect([sheet.name, rows.length]).toEqual(['Sheet1', 12])
    expect(rows[0].cells).toEqual(['ID', 'MEPs', 'Session', 'Hemis', 'AgeGroup', 'Muscle', 'SequenceType', 'Protocol'])
    expect(rows[1].cells).toEqual(['ID01', 'ID01.mat', 0, 'L', 'Adult', 'FDI', 'single', 'Single pulse'])
    expect(rows[rows.length - 1].cells).toEqual(['ID10', 'ID10_2.mat', 2, 'R', 'Adult', 'ECR', 'single', 'RC'])
  })

  it('is refused because it has no positions, with the columns that it has', () => {
    expect(() => readSource(source)).toThrow(
      expect.objectContaining({
        code: 'io/table-column-missing',
        kind: 'data',
        what: expect.stringContaining('There is no column "x"; the table has "ID", "MEPs", "Session"'),
      }),
    )
  })
})
