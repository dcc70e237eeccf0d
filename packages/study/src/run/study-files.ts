/** The folder of a study: tables of everyone, a page of the study, and a folder a person. */
import { type StudyPicture, studyChange, studyPage, studyPeople } from '@penfield/report'
import { beyondMdc, statisticMissing } from '@penfield/stats'
import { verdictOf } from '../group/words.js'
import { studyIndices } from './indices.js'
import type { RunPerson, RunTable } from './run-person.js'
import type { StudyGroups } from './study-groups.js'

export interface RunOrigin {
  readonly title: string
  readonly version: string
  readonly command: string
  readonly seed: number
  readonly resamples: number
}

/**
 * Text files by path; provenance.json last.
 *
 * @param groups       null where the groups were not compared.
 * @param participants the table of people, which goes along so that groups can be compared again.
 */
export function studyFiles(
  people: readonly RunPerson[],
  origin: RunOrigin,
  groups: StudyGroups | null,
  participants: string | null = null,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const table of ['metrics', 'overlap'] as const) {
    files.set(`${table}.tsv`, joined(people, table))
    files.set(`${table}.json`, people[0].tables[table].json)
  }
  const picture = pictureOf(people, origin.title)
  const sessions = people.reduce((sum, person) => sum + person.sessions.length, 0)
  const drawn = { people: studyPeople(picture), change: studyChange(picture) }
  if (drawn.people !== null) files.set('figures/study-people.svg', drawn.people.svg)
  if (drawn.change !== null) files.set('figures/study-change.svg', drawn.change.svg)
  files.set(
    'report.html',
    studyPage({
      picture,
      ...drawn,
      sentences: sentencesOf(picture, sessions, groups),
      groupReport: groups === null ? null : 'group/report.html',
      noVerdict: drawn.change === null ? null : verdictSentence(),
      method: methodOf(origin),
      version: origin.version,
      command: origin.command,
    }),
  )
  for (const { label, files: own } of people)
    for (const [path, content] of own) files.set(`people/${label}/${path}`, content)
  for (const [path, content] of groups?.files ?? []) files.set(path, content)
  if (participants !== null) files.set('participants.tsv', participants)
  const { version, command, seed } = origin
  const record = {
    version: 1,
    software: { name: 'penfield', version },
    command,
    seed,
    outputs: [...files.keys()].sort(),
  }
  files.set('provenance.json', `${JSON.stringify(record, null, 2)}\n`)
  return files
}

/** One table of everyone: the header once. */
const joined = (people: readonly RunPerson[], table: RunTable): string =>
  people
    .map(({ tables }, k) =>
      k === 0 ? tables[table].tsv : tables[table].tsv.slice(tables[table].tsv.indexOf('\n') + 1),
    )
    .join('')

function pictureOf(people: readonly RunPerson[], title: string): StudyPicture {
  const groups = [...new Set(people.map(({ group }) => group))]
  const inOrder = groups.flatMap((group) => people.filter((person) => person.group === group))
  const [a = '', b = ''] = people[0].muscles
  return {
    title,
    groups,
    muscles: [a, b],
    indices: studyIndices,
    people: inOrder.map(({ label, group, sessions, remarks }) => ({
      label,
      group: groups.indexOf(group),
      report: `people/${label}/report.html`,
      sessions,
      remarks,
    })),
  }
}

function sentencesOf(
  { people, groups, muscles }: StudyPicture,
  sessions: number,
  compared: StudyGroups | null,
): readonly string[] {
  const counts = groups.map((name, g) => `${people.filter(({ group }) => group === g).length} ${name}`)
  return [
    `${people.length} people (${counts.join(', ')}) with ${sessions} sessions of ${muscles.join(' and ')} were mapped; each has a report of their own.`,
    compared === null
      ? 'No test of the groups was made: this page shows people. Two hemispheres of one person are not two people.'
      : verdictOf(compared.result, 'page'),
  ].filter((sentence) => sentence !== '')
}

/** What a verdict of change answers where only the error within sessions is known, as here. */
function verdictSentence(): string {
  const { missing } = beyondMdc(0, null)
  return `No individual call: ${statisticMissing[missing]}. The intervals of a session hold the error within it, and two sessions of an unchanged person differ by more.`
}

const methodOf = ({ resamples, seed }: RunOrigin): readonly string[] => [
  `Every session was read, mapped and measured as penfield map does, with ${resamples} resamples and seed ${seed}; each report says how, and its methods can be quoted.`,
]
