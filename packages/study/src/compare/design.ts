/** Which maps are compared, and how: DESIGN.tsv and the options of `compare-maps`. */
import { shown } from '@penfield/kernels'
import type { NamedColumn, Tail } from '@penfield/stats'
import { error } from '../codes.js'
import { covariateColumns } from '../design/covariates.js'
import { columnOf, type GivenRow, type GivenTable, textOf } from '../tables/read.js'

export type CompareTest = 'two-sample' | 'paired' | 'one-sample'
export const compareTests = ['two-sample', 'paired', 'one-sample'] as const

export interface CompareOptions {
  /** Null: two-sample where there is a column group, else one-sample. */
  readonly test: CompareTest | null
  readonly permutations: number | 'exact'
  readonly tail: Tail
  readonly covariates: readonly string[]
  /** Column of exchangeability blocks; null for none. */
  readonly block: string | null
  readonly adjacency: 'grid4' | 'grid8' | 'mesh'
  readonly clusterThreshold: number | null
  readonly tfce: 'exact' | 'integral' | 'nilearn' | null
  readonly seed: number
}

/** A map of the table. */
export interface CompareMap {
  readonly path: string
  readonly line: number
}

/** Maps in the order of the test: a before b; of pairs, a and b of each subject in turn. */
export interface CompareDesign {
  readonly test: CompareTest
  /** Groups or conditions a and b; empty and null for one sample. */
  readonly groups: readonly string[]
  readonly maps: readonly CompareMap[]
  readonly nA: number
  readonly nB: number
  readonly covariates: readonly NamedColumn[]
  /** Of each map (two-sample). */
  readonly blocks: Int32Array | null
  readonly warnings: readonly string[]
}

/**
 * @throws {PenfieldError} study/compare-design — maps that can't be tested so: one map a group, more than two groups, a map or a person
 *   that stands twice, a condition missing.
 * @throws {PenfieldError} study/table-column, study/group-design
 */
export function compareDesign(table: GivenTable, options: CompareOptions): CompareDesign {
  const path = columnOf(table, 'path', 'with the file of each map')
  const test = options.test ?? (table.columns.includes('group') ? 'two-sample' : 'one-sample')
  checkPaths(table, path)
  if (test !== 'two-sample' && (options.covariates.length > 0 || options.block !== null)) {
    throw refusal(table, {
      what: `Covariates and blocks belong to a test of two groups; the test is ${test}.`,
      fix: 'Leave out --covariates and --block.',
    })
  }
  if (test === 'paired') return pairs(table, path)
  if (test === 'one-sample') {
    refuseTwice(table, table.rows)
    refuseFewer(table, test, table.rows.length)
    const maps = table.rows.map((row) => mapOf(table, row, path))
    return { ...none, test, groups: [], maps, nA: maps.length, nB: 0 }
  }
  return twoGroups(table, path, options)
}

const none = { covariates: [], blocks: null, warnings: [] } as const

const mapOf = (table: GivenTable, row: GivenRow, path: number): CompareMap => ({
  path: textOf(row, path) ?? '',
  line: row.line,
})

function twoGroups(table: GivenTable, path: number, { covariates, block }: CompareOptions): CompareDesign {
  const group = columnOf(table, 'group', 'which a test of two groups needs')
  const groups = twoNames(table, group)
  refuseTwice(table, table.rows)
  const rows = groups.flatMap((name) => table.rows.filter((row) => textOf(row, group) === name))
  const [nA, nB] = groups.map((name) => rows.filter((row) => textOf(row, group) === name).length)
  for (const [k, n] of [nA, nB].entries()) refuseFewer(table, `of ${shown(groups[k])}`, n)
  const maps = rows.map((row) => mapOf(table, row, path))
  const columns = covariates.length === 0 ? [] : covariateColumns(table, rows, covariates)
  return {
    test: 'two-sample',
    groups,
    maps,
    nA,
    nB,
    covariates: columns,
    blocks: blocksOf(table, rows, block),
    warnings: [],
  }
}

function blocksOf(table: GivenTable, rows: readonly GivenRow[], block: string | null): Int32Array | null {
  if (block === null) return null
  const place = columnOf(table, block, 'which --block names')
  const names = [...new Set(rows.map((row) => row.cells[place]))]
  return Int32Array.from(rows, (row) => names.indexOf(row.cells[place]))
}

function pairs(table: GivenTable, path: number): CompareDesign {
  const group = columnOf(table, 'group', 'which names the condition of each map')
  const subject = columnOf(table, 'subject', 'which a paired test needs')
  const groups = twoNames(table, group)
  const subjects = [...new Set(table.rows.map((row) => textOf(row, subject) ?? ''))]
  const warnings: string[] = []
  const maps = subjects.flatMap((name) => {
    const own = groups.map((condition) =>
      table.rows.filter((row) => textOf(row, subject) === name && textOf(row, group) === condition),
    )
    const twice = own.find((rows) => rows.length > 1)
    if (twice !== undefined) {
      throw refusal(table, {
        what: `The subject ${shown(name)} has ${twice.length} maps in ${shown(textOf(twice[0], group) ?? '')}; one in each condition was expected.`,
        line: twice[1].line,
        fix: 'Keep one map of each subject and condition.',
      })
    }
    if (own.some((rows) => rows.length === 0)) {
      const missing = groups[own.findIndex((rows) => rows.length === 0)]
      warnings.push(`Subject ${name} has no map in ${missing} and takes no part.`)
      return []
    }
    return own.map(([row]) => mapOf(table, row, path))
  })
  refuseFewer(table, 'with both conditions', maps.length / 2)
  return { ...none, test: 'paired', groups, maps, nA: maps.length / 2, nB: maps.length / 2, warnings }
}

function twoNames(table: GivenTable, group: number): readonly string[] {
  const unnamed = table.rows.find((row) => textOf(row, group) === null)
  if (unnamed !== undefined) {
    throw refusal(table, {
      what: 'The map has no group.',
      line: unnamed.line,
      fix: 'Name its group, or leave the row out.',
    })
  }
  const names = [...new Set(table.rows.map((row) => textOf(row, group) ?? ''))]
  if (names.length === 2) return names
  throw refusal(table, {
    what: `The column group names ${names.length === 1 ? `one group, ${shown(names[0])}` : `${names.length} groups: ${names.map((name) => shown(name)).join(', ')}`}; two were expected.`,
    fix: 'Keep the rows of two groups, or say --test one-sample.',
  })
}

/** n is people: with a column subject, nobody may stand for two. */
function refuseTwice(table: GivenTable, rows: readonly GivenRow[]): void {
  const place = table.columns.indexOf('subject')
  if (place < 0) return
  const seen = new Map<string, number>()
  for (const row of rows) {
    const name = textOf(row, place) ?? ''
    const first = seen.get(name)
    if (first !== undefined) {
      throw refusal(table, {
        what: `The subject ${shown(name)} has maps on lines ${first} and ${row.line}; people are compared, so each was expected once.`,
        line: row.line,
        fix: 'Keep one map a person; for two conditions of the same people say --test paired.',
      })
    }
    seen.set(name, row.line)
  }
}

function checkPaths(table: GivenTable, place: number): void {
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const path = textOf(row, place)
    if (path === null)
      throw refusal(table, {
        what: 'The row names no map.',
        line: row.line,
        fix: 'Give the path of the map, or leave the row out.',
      })
    const first = seen.get(path)
    if (first !== undefined)
      throw refusal(table, {
        what: `The map ${shown(path)} stands on lines ${first} and ${row.line}; each map was expected once.`,
        line: row.line,
        fix: 'Leave one of the rows out.',
      })
    seen.set(path, row.line)
  }
}

function refuseFewer(table: GivenTable, which: string, n: number): void {
  if (n >= 2) return
  throw refusal(table, {
    what: `There ${n === 1 ? 'is 1 map' : `are ${n} maps`} ${which}; at least 2 were expected, since one person says nothing of how people differ.`,
    fix: 'Add maps of more people.',
  })
}

const refusal = (table: GivenTable, { line, ...details }: { what: string; fix: string; line?: number }) =>
  error('study/compare-design', {
    ...details,
    where: line === undefined ? { file: table.file } : { file: table.file, line },
  })
