/** Who is compared with whom: the participants table. */
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { columnOf, type GivenRow, type GivenTable, numberOf, textOf } from '../tables/read.js'
import { plainLabel } from './label.js'
import type { GroupOptions } from './options.js'

export interface GroupPerson {
  readonly label: string
  /** Index in the groups. */
  readonly group: number
  readonly painSide: 'L' | 'R' | null
  /** Null where none is asked for, or it is not known of this person. */
  readonly dose: number | null
  readonly row: GivenRow
}

export interface GroupPeople {
  /** The reference first. */
  readonly groups: readonly string[]
  readonly people: readonly GroupPerson[]
  readonly table: GivenTable
  /** Rows without a group. */
  readonly ungrouped: readonly string[]
}

/**
 * @throws {PenfieldError} study/group-design — a person on two lines, one group only, a reference that is no group.
 * @throws {PenfieldError} study/table-column, study/table-cell
 */
export function readPeople(table: GivenTable, options: GroupOptions): GroupPeople {
  const label = columnOf(table, table.columns.includes('participant') ? 'participant' : 'participant_id')
  const between = columnOf(table, options.between, 'which --between names')
  const side = table.columns.indexOf('pain_side')
  const dose = options.dose === null ? -1 : columnOf(table, options.dose, 'which --dose names')
  refuseTwice(table, label)
  const found = [...new Set(table.rows.map((row) => textOf(row, between)).filter((name) => name !== null))]
  const groups = withReference(table, found, options)
  const people = table.rows.flatMap((row): GroupPerson[] => {
    const name = textOf(row, between)
    const who = textOf(row, label)
    if (name === null || who === null) return []
    return [
      {
        label: plainLabel(who),
        group: groups.indexOf(name),
        painSide: side < 0 ? null : painSideOf(table, row, side),
        dose: dose < 0 ? null : numberOf(table, row, dose),
        row,
      },
    ]
  })
  const ungrouped = table.rows
    .filter((row) => textOf(row, between) === null)
    .map((row) => plainLabel(textOf(row, label) ?? 'n/a'))
  return { groups, people, table, ungrouped }
}

function withReference(table: GivenTable, found: readonly string[], options: GroupOptions): readonly string[] {
  if (found.length < 2) {
    throw error('study/group-design', {
      what: `The column ${options.between} names ${found.length === 0 ? 'no group' : `one group, ${shown(found[0])}`}; at least two were expected.`,
      where: { file: table.file, column: options.between },
      fix: 'Name the column that tells the groups apart with --between.',
    })
  }
  const reference = options.reference ?? found[0]
  if (!found.includes(reference)) {
    throw error('study/group-design', {
      what: `The reference ${shown(reference)} is not one of the groups ${found.map((name) => shown(name)).join(', ')}.`,
      where: { argument: `--reference ${reference}` },
      fix: `Say, for instance, --reference ${found[0]}.`,
    })
  }
  return [reference, ...found.filter((name) => name !== reference)]
}

/** A row is a person. Hemispheres or visits as rows would be taken for people. */
function refuseTwice(table: GivenTable, label: number): void {
  const lines = new Map<string, GivenRow>()
  for (const row of table.rows) {
    const who = plainLabel(textOf(row, label) ?? '')
    const first = lines.get(who)
    if (first !== undefined) {
      const differing = table.columns.filter((_, k) => row.cells[k] !== first.cells[k])
      throw error('study/group-design', {
        what: `Participant ${shown(who)} stands on lines ${first.line} and ${row.line}${differing.length === 0 ? '' : `, which differ in ${differing.join(', ')}`}; n is people, so each was expected once.`,
        where: { file: table.file, line: row.line },
        fix: 'Keep one row a person; hemispheres, muscles and visits are read from the results.',
      })
    }
    lines.set(who, row)
  }
}

const sides: Readonly<Record<string, 'L' | 'R'>> = { l: 'L', left: 'L', r: 'R', right: 'R' }

function painSideOf(table: GivenTable, row: GivenRow, place: number): 'L' | 'R' | null {
  const text = textOf(row, place)
  if (text === null) return null
  const side = sides[text.toLowerCase()]
  if (side !== undefined) return side
  if (/^(none|both|bilateral|central)$/i.test(text)) return null
  throw error('study/table-cell', {
    what: `The pain side ${shown(text)} is not one of L, R, left, right, both, none, n/a.`,
    where: { file: table.file, line: row.line, column: 'pain_side' },
    fix: 'Write L or R for pain on one side, n/a where there is none.',
  })
}
