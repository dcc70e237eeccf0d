/** Which maps are compared, and how: DESIGN.tsv and the options of `compare-maps`. */
import { shown } from '@penfield/kernels'
import type { NamedColumn, Tail } from '@penfield/stats'
import { covariateColumns } from '../design/covariates.js'
import { columnOf, type GivenRow, type GivenTable, textOf } from '../tables/read.js'
import { cellOf, checkPaths, refusal, refuseFewer, refuseTwice, twoNames } from './checks.js'

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
  /** Name of the table. */
  readonly file: string
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
  refuseTwice(table)
  if (test === 'two-sample') return twoGroups(table, path, options)
  refuseFewer(table, table.rows.length, ['map', 'maps'])
  const maps = table.rows.map((row) => mapOf(row, path))
  return { ...none, file: table.file, test, groups: [], maps, nA: maps.length, nB: 0 }
}

const none = { covariates: [], blocks: null, warnings: [] } as const

const mapOf = (row: GivenRow, path: number): CompareMap => ({ path: textOf(row, path) ?? '', line: row.line })

function twoGroups(table: GivenTable, path: number, { covariates, block }: CompareOptions): CompareDesign {
  const group = columnOf(table, 'group', 'which a test of two groups needs')
  const groups = twoNames(table, group)
  const rows = groups.flatMap((name) => table.rows.filter((row) => textOf(row, group) === name))
  const [nA, nB] = groups.map((name) => rows.filter((row) => textOf(row, group) === name).length)
  for (const [k, n] of [nA, nB].entries())
    refuseFewer(table, n, [`map of ${shown(groups[k])}`, `maps of ${shown(groups[k])}`])
  return {
    ...{ file: table.file, test: 'two-sample', groups, nA, nB },
    maps: rows.map((row) => mapOf(row, path)),
    covariates: covariates.length === 0 ? [] : covariateColumns(table, rows, covariates),
    blocks: blocksOf(table, rows, block),
    warnings: [],
  }
}

function blocksOf(table: GivenTable, rows: readonly GivenRow[], block: string | null): Int32Array | null {
  if (block === null) return null
  const place = columnOf(table, block, 'which --block names')
  const own = rows.map((row) => cellOf(table, row, place))
  const names = [...new Set(own)]
  return Int32Array.from(own, (name) => names.indexOf(name))
}

function pairs(table: GivenTable, path: number): CompareDesign {
  const group = columnOf(table, 'group', 'which names the condition of each map')
  const subject = columnOf(table, 'subject', 'which a paired test needs')
  const groups = twoNames(table, group)
  const subjects = [...new Set(table.rows.map((row) => cellOf(table, row, subject)))]
  const warnings: string[] = []
  const maps = subjects.flatMap((name) => {
    const own = groups.map((condition) => onlyMap(table, name, condition, { subject, group }))
    const missing = groups.filter((_, k) => own[k] === undefined)
    if (missing.length === 0) return own.flatMap((row) => (row === undefined ? [] : [mapOf(row, path)]))
    warnings.push(`Subject ${name} has no map in ${missing[0]} and takes no part.`)
    return []
  })
  const n = maps.length / 2
  refuseFewer(table, n, ['subject with maps in both conditions', 'subjects with maps in both conditions'])
  return { ...none, file: table.file, test: 'paired', groups, maps, nA: n, nB: n, warnings }
}

/** The row of a subject in a condition; undefined where there is none. */
function onlyMap(
  table: GivenTable,
  name: string,
  condition: string,
  { subject, group }: { readonly subject: number; readonly group: number },
): GivenRow | undefined {
  const rows = table.rows.filter((row) => textOf(row, subject) === name && textOf(row, group) === condition)
  if (rows.length < 2) return rows[0]
  throw refusal(table, {
    what: `The subject ${shown(name)} has ${rows.length} maps in ${shown(condition)}; one in each condition was expected.`,
    line: rows[1].line,
    fix: 'Keep one map of each subject and condition.',
  })
}
