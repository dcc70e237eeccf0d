/** What `group` gives back: the document of `--json`, and a table of the people. */
import { roundedForFiles } from '@penfield/kernels'
import type { Table } from '../tables/table.js'
import { jsonRows } from '../tables/table.js'
import type { GroupResult } from './group.js'
import { groupTable } from './row.js'
import { hemispheresOf } from './strata.js'

/** People of each group that take part. */
export const groupCounts = ({ people: { groups, people } }: GroupResult): Readonly<Record<string, number>> =>
  Object.fromEntries(groups.map((name, k) => [name, people.filter(({ group }) => group === k).length]))

export const groupDocument = (result: GroupResult) => ({
  version: 1,
  n: groupCounts(result),
  rows: jsonRows(groupTable, result.rows),
  warnings: [...result.warnings, ...result.leftOut.map(({ label, reason }) => `${label} takes no part: ${reason}.`)],
})

interface PersonRow {
  readonly participant: string
  readonly group: string
  readonly hemisphere: string
  readonly side: string | null
  readonly id: string
  readonly muscles: string
  readonly value: number
  readonly unit: string
  readonly visit: string | null
}

/** One row a person and number: what the comparisons rest on. */
export function personRows({ people: { people, groups }, outcomes, strata }: GroupResult): readonly PersonRow[] {
  return outcomes.flatMap(({ id, muscles, stratum, unit, visit, values }) =>
    people.map(({ label, group }, i) => ({
      ...{ participant: label, group: groups[group], hemisphere: stratum, id, muscles: muscles.join(' '), unit, visit },
      side: hemispheresOf(stratum, label, strata).join(' '),
      value: roundedForFiles(values[i]),
    })),
  )
}

export const personTable: Table<PersonRow> = {
  name: 'people',
  about: 'One row a person and number, as it was compared',
  columns: [
    { name: 'participant', meaning: 'Label of the participant', of: ({ participant }) => participant },
    { name: 'group', meaning: 'Group', of: ({ group }) => group },
    { name: 'hemisphere', meaning: 'Hemisphere as it was compared', of: ({ hemisphere }) => hemisphere },
    { name: 'stimulated', meaning: 'The hemispheres themselves', of: ({ side }) => side },
    { name: 'id', meaning: 'What was measured', of: ({ id }) => id },
    { name: 'muscles', meaning: 'Muscle, or the two of an overlap', of: ({ muscles }) => muscles },
    { name: 'value', meaning: 'Value', of: ({ value }) => value },
    { name: 'unit', meaning: 'Unit of the value', of: ({ unit }) => unit },
    { name: 'visit', meaning: 'Visit; n/a for the first of each person', of: ({ visit }) => visit },
  ],
}
