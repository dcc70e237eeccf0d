/** What is refused of a table of maps before any map is opened. */
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { type GivenRow, type GivenTable, textOf } from '../tables/read.js'

interface Refusal {
  readonly what: string
  readonly fix: string
  readonly line?: number
  readonly column?: string
}

export const refusal = ({ file }: GivenTable, { what, fix, ...place }: Refusal) =>
  error('study/compare-design', { what, fix, where: { file, ...place } })

/** The path without `.` and what `..` takes back, so that two ways to one file are seen as one. */
function plainPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split(/[\\/]/)) {
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop()
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part)
  }
  return parts.join('/')
}

export function checkPaths(table: GivenTable, place: number): void {
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const path = textOf(row, place)
    if (path === null) {
      throw refusal(table, {
        what: 'The row names no map; the path of a file was expected.',
        ...{ line: row.line, column: 'path' },
        fix: 'Give the path of the map, or leave the row out.',
      })
    }
    const first = seen.get(plainPath(path))
    if (first !== undefined) {
      throw refusal(table, {
        what: `The map ${shown(path)} stands on lines ${first} and ${row.line}; each map was expected once.`,
        ...{ line: row.line, column: 'path' },
        fix: 'Leave one of the rows out.',
      })
    }
    seen.set(plainPath(path), row.line)
  }
}

/** The two groups or conditions, a being that of the first row. */
export function twoNames(table: GivenTable, place: number): readonly string[] {
  const names = [...new Set(table.rows.map((row) => cellOf(table, row, place)))]
  if (names.length === 2) return names
  const found = names.map((name) => shown(name)).join(', ')
  throw refusal(table, {
    what: `The column group names ${names.length === 1 ? 'one group' : `${names.length} groups`}, ${found}; two were expected.`,
    column: 'group',
    fix: names.length === 1 ? 'Add maps of another group, or say --test one-sample.' : 'Keep the rows of two groups.',
  })
}

/** The text of a cell that every row must have. */
export function cellOf(table: GivenTable, row: GivenRow, place: number): string {
  const text = textOf(row, place)
  if (text !== null) return text
  const column = table.columns[place]
  throw refusal(table, {
    what: `The map has no ${column}; a name was expected.`,
    ...{ line: row.line, column },
    fix: `Name its ${column}, or leave the row out.`,
  })
}

/** n is people: with a column subject, nobody may stand for two. */
export function refuseTwice(table: GivenTable): void {
  const place = table.columns.indexOf('subject')
  if (place < 0) return
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const name = cellOf(table, row, place)
    const first = seen.get(name)
    if (first !== undefined) {
      throw refusal(table, {
        what: `The subject ${shown(name)} has maps on lines ${first} and ${row.line}; people are compared, so each was expected once.`,
        ...{ line: row.line, column: 'subject' },
        fix: 'Keep one map a person; for two conditions of the same people say --test paired.',
      })
    }
    seen.set(name, row.line)
  }
}

/** @param of what is counted, one and several. */
export function refuseFewer(table: GivenTable, n: number, [one, several]: readonly [string, string]): void {
  if (n >= 2) return
  throw refusal(table, {
    what: `There ${n === 1 ? `is 1 ${one}` : `are ${n} ${several}`}; at least 2 were expected, since one person says nothing of how people differ.`,
    fix: 'Add maps of more people.',
  })
}
