import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { readSource } from '../../read.js'
import { xlsx } from './xlsx.js'
import { formula, partsOf, rowsXml, session, since1904, zipOf } from './xlsx.test-support.js'

const sourceOf = (bytes: Uint8Array) => ({ name: 's08.xlsx', bytes })
const read = (bytes: Uint8Array, options: ReadOptions = {}) => readSource(sourceOf(bytes), options)
const sheet = (rows: readonly (readonly (string | number | null)[])[], behind = '') =>
  zipOf(partsOf(rowsXml(rows), behind))
function refusal(bytes: Uint8Array, options: ReadOptions = {}): PenfieldError {
  try {
    read(bytes, options)
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
    throw thrown
  }
  throw new TypeError('nothing was refused')
}
const header = ['x', 'y', 'mep']

describe('a workbook', () => {
  it('gives the stimuli of its first visible sheet, and says that another holds rows', () => {
    const reading = read(session)
    const [{ stimuli, muscles, identity }] = reading.sessions
    expect([reading.format, stimuli.names, identity.participant]).toEqual(['xlsx', ['1', '2', '3'], 's08'])
    expect([...stimuli.positionsMm]).toEqual([-40, 10, 80.25, -50, 20, 70, -45, 15, 75])
    expect([...(muscles[0].amplitudesInFileUv ?? [])]).toEqual([120.5, Number.NaN, 0])
    expect(reading.issues.map(({ code, what, where }) => [code, what, where.cell])).toEqual([
      ['io/xlsx-sheets', 'The sheet "Data" was read; there are rows in "Notes" as well.', undefined],
      ['io/xlsx-merged', 'A cell is merged over several rows: the value is taken for each of these rows.', 'A2'],
      ['io/table-ignored-columns', 'Not read: the columns "date", "note".', undefined],
    ])
  })

  it('is read by the sheet that is named, and a wrong name gets the list and the nearest', () => {
    expect(read(session, { sheet: 'data' }).issues.map(({ code }) => code)).not.toContain('io/xlsx-sheets')
    expect(refusal(session, { sheet: 'Date' })).toMatchObject({
      code: 'io/xlsx-sheet',
      what: 'There is no sheet "Date"; the workbook has "Data", "Notes", "Lists".',
      fix: 'Did you mean --sheet "Data"?',
    })
  })

  it('shows dates as ISO text, in the systems of 1900 and of 1904', () => {
    const targets = (bytes: Uint8Array, columns?: readonly string[]) =>
      read(bytes, columns === undefined ? {} : { columns, header: true }).sessions[0].stimuli.targets
    expect(targets(session, ['-', '-', 'x', 'y', 'z', 'amplitude', 'target', '-'])).toEqual([
      '2020-11-20T10:18:25.434',
      '1900-01-31',
      '12:30:00',
    ])
    expect(targets(since1904)).toEqual(['2020-11-20'])
  })

  it('refuses a formula whose result was not saved, and names its cell', () => {
    expect(refusal(formula)).toMatchObject({ code: 'io/xlsx-formula', where: { sheet: 'Sheet', cell: 'C2' } })
  })

  it('reads a formula by its saved result', () => {
    const cell = '<c r="C2"><f>B2*100</f><v>100</v></c>'
    expect([...(read(sheet([header, [40, 1, cell]])).sessions[0].muscles[0].amplitudesInFileUv ?? [])]).toEqual([100])
  })

  it('takes numbers as numbers whatever the decimal mark, and refuses the text 1,5 by its cell', () => {
    const rows = sheet([header, [40, 1, 100.5], [41, 1, '1,5']])
    expect(refusal(rows)).toMatchObject({
      code: 'io/table-cell-not-a-number',
      where: { file: 's08.xlsx', sheet: 'Data', cell: 'C3', column: 'mep' },
      fix: 'If this file writes decimals with a comma, add --decimal comma.',
    })
    const [{ muscles }] = read(rows, { decimal: 'comma' }).sessions
    expect([...(muscles[0].amplitudesInFileUv ?? [])]).toEqual([100.5, 1.5])
  })

  it('takes an error such as #DIV/0! as missing and says where', () => {
    const reading = read(sheet([header, [40, 1, '<c r="C2" t="e"><v>#DIV/0!</v></c>'], [41, 1, 60]]))
    expect([...(reading.sessions[0].muscles[0].amplitudesInFileUv ?? [])]).toEqual([Number.NaN, 60])
    expect(reading.issues).toMatchObject([{ code: 'io/xlsx-errors', count: 1, where: { cell: 'C2' } }])
  })

  it('leaves out empty columns and rows around the table, keeps gaps inside, and names cells where they stand', () => {
    const rows = [[null], [null, 'x', 'y', 'z', 'mep'], [null, 40, 1, null, 100], [null], [null, 41, 1, 80, 'high']]
    const where = { sheet: 'Data', cell: 'E5' }
    expect(refusal(sheet(rows))).toMatchObject({ code: 'io/table-cell-not-a-number', where })
    rows[4][4] = 60
    const reading = read(sheet(rows))
    expect(reading.sessions[0].stimuli.tracking).toEqual(['no-position', 'tracked'])
    expect(reading.issues).toMatchObject([{ code: 'io/table-empty-rows', where: { line: 4 } }])
  })

  it('reads the first of cells that are merged side by side', () => {
    const merged = sheet(
      [
        ['x', 'y', 'mep', 'note', null],
        [40, 1, 100, 'a', null],
      ],
      '<mergeCells><mergeCell ref="D1:E1"/></mergeCells>',
    )
    expect(read(merged).issues.map(({ code }) => code)).toEqual(['io/table-ignored-columns'])
  })

  it('says which columns are missing, so that a table without positions is refused with the reason', () => {
    expect(
      refusal(
        sheet([
          ['ID', 'Muscle'],
          ['ID01', 'FDI'],
        ]),
      ),
    ).toMatchObject({
      code: 'io/table-column-missing',
      kind: 'data',
      what: 'There is no column "x"; the table has "ID", "Muscle".',
      where: { file: 's08.xlsx', sheet: 'Data' },
    })
  })

  it.each([
    ['a document type', '<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>', 'io/xml-refused'],
    ['deep nesting', '<a>'.repeat(100), 'io/xml-refused'],
    ['a tag that does not close', '<worksheet><sheetData>', 'io/xlsx-damaged'],
    ['a cell outside its row', '<w><row r="1"><c r="A2"><v>1</v></c></row></w>', 'io/xlsx-damaged'],
    ['a row beyond the last', '<w><row r="1048577"/></w>', 'io/xlsx-damaged'],
    ['a string that is not there', '<w><row r="1"><c r="A1" t="s"><v>7</v></c></row></w>', 'io/xlsx-damaged'],
  ])('refuses %s', (_, xml, code) => {
    expect(refusal(zipOf({ ...partsOf(''), 'xl/worksheets/sheet1.xml': xml })).code).toBe(code)
  })

  it('refuses a sheet whose stray cells span more than can be held', () => {
    const far = Array.from({ length: 2000 }, (_, k) => `<row r="${k + 1}"><c r="A${k + 1}"><v>1</v></c></row>`)
    const stray = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect(refusal(zipOf(partsOf(far.join('') + stray))).code).toBe('io/too-large')
  })

  it('ends in a reading or an error of ours when a part is damaged inside a sound archive', () => {
    const parts = partsOf(rowsXml([header, [40, 1, 100]]), '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')
    const names = Object.keys(parts)
    const damage = fc.record({
      part: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.string({ maxLength: 3 }),
    })
    fc.assert(
      fc.property(damage, ({ part, at, text }) => {
        const place = Math.floor(at * parts[part].length)
        const damaged = parts[part].slice(0, place) + text + parts[part].slice(place + 1)
        try {
          xlsx.read(sourceOf(zipOf({ ...parts, [part]: damaged })), {})
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PenfieldError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
