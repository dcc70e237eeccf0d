import { describe, expect, it } from 'vitest'
import { columnOf, numberOf, readTable, textOf } from './read.js'

const table = readTable('participant\tsession\tvalue\n01\t1\t12.5\n\n02\tn/a\t\n', 't.tsv')

describe('a table that people give', () => {
  it('has its cells by column, with the line each row stands on', () => {
    expect(table.columns).toEqual(['participant', 'session', 'value'])
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4])
    expect(numberOf(table, table.rows[0], columnOf(table, 'value'))).toBe(12.5)
  })

  it('keeps what is missing apart from 0 and from text', () => {
    expect(numberOf(table, table.rows[1], 2)).toBe(null)
    expect(textOf(table.rows[1], 1)).toBe(null)
    expect(textOf(table.rows[0], 0)).toBe('01')
  })

  it('may be separated by semicolons or commas, end its lines as Windows does and begin with a mark', () => {
    for (const separator of [';', ',']) {
      const text = `\ufeffa\tb\r\n1\t2\r\n`.replaceAll('\t', separator)
      expect(readTable(text, 't.csv')).toMatchObject({ columns: ['a', 'b'], rows: [{ line: 2, cells: ['1', '2'] }] })
    }
  })

  it('is refused with file and line', () => {
    const refused = (text: string) => () => readTable(text, 't.tsv')
    expect(refused('')).toThrow('The table holds nothing')
    expect(refused('a\tb\n')).toThrow('a header and no row')
    expect(refused('a\ta\n1\t2\n')).toThrow('The column "a" stands twice')
    expect(refused('a\tb\n1\t2\n1\n')).toThrow('The row has 1 cells; 2 were expected')
    expect(() => columnOf(table, 'group')).toThrow('no column "group"; it has "participant", "session", "value"')
    expect(() => numberOf(table, { line: 9, cells: ['01', '1', '1,5'] }, 2)).toThrow('"1,5" is not a number')
  })
})
