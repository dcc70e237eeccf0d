import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimiterFromOption, delimiterOf, rowsOf } from './table-cells.js'

const cells = (text: string, delimiter = ',') => [...rowsOf(text, delimiter, 's08.csv')].map((row) => row.cells)
const lines = (text: string) => [...rowsOf(text, ',', 's08.csv')].map((row) => row.line)

describe('cells of a text', () => {
  it('cuts lines at the delimiter and keeps empty cells', () => {
    expect(cells('a,b,\n,1,2\n')).toEqual([
      ['a', 'b', ''],
      ['', '1', '2'],
    ])
  })

  it('takes delimiters, line ends and doubled quotes inside quotes as text', () => {
    expect(cells('"a,b","c ""d""","e\nf"\n1,"",3')).toEqual([
      ['a,b', 'c "d"', 'e\nf'],
      ['1', '', '3'],
    ])
  })

  it('takes a quote inside an unquoted cell as text', () => {
    expect(cells('5" coil,1')).toEqual([['5" coil', '1']])
  })

  it('names the line where a row begins, counting blank lines and those inside quotes', () => {
    expect(lines('a,b\n\n"1\n2",3\n4,5')).toEqual([1, 3, 5])
  })

  it.each(['a,"b', '"a"b,c', 'x,y\n"1\n2,3\n'])('refuses %j and names the line of the quote', (text) => {
    expect(() => cells(text)).toThrow(expect.objectContaining({ code: 'io/table-quote' }))
  })

  it('reads back any cells that were quoted after RFC 4180', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', ';', '\n', ' ') })
    const grid = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const written = (row: readonly string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
    fc.assert(
      fc.property(grid, (rows) => {
        expect(cells(rows.map(written).join('\n'))).toEqual(rows)
      }),
    )
  })
})

describe('the delimiter of a text', () => {
  it.each([
    ['x\ty\n1\t2', '\t'],
    ['x;y\n1,5;2,5', ';'],
    ['x,y\n1,2', ','],
    ['"a;b",c\n"d",e', ','],
    ['x,y,note\n1,2,a;b\n3,4,c', ','],
    ['one column\nonly', undefined],
    ['', undefined],
  ])('of %j is %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })

  it('may be stated as a character or as a word', () => {
    expect(['tab', 'semicolon', 'Comma', ';', ':'].map(delimiterFromOption)).toEqual(['\t', ';', ',', ';', ':'])
    expect(() => delimiterFromOption('::')).toThrow(PenfieldError)
  })
})
