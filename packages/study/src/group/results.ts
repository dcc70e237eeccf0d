/** What folders of `map` and `run` hold: the numbers and the site values of every session. */
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { columnOf, type GivenRow, type GivenTable, numberOf, readTable, textOf } from '../tables/read.js'
import { plainLabel } from './label.js'

export interface OfSession {
  readonly participant: string
  readonly session: string
  readonly hemisphere: string
}

/** A number of a session: of one muscle, or of two. */
export interface SessionNumber extends OfSession {
  readonly level: 'metric' | 'overlap'
  readonly id: string
  readonly muscles: readonly string[]
  readonly unit: string
  /** Null where it is missing. */
  readonly value: number | null
  readonly note: string
}

/** Site values of one muscle in one session. */
export interface SessionSites extends OfSession {
  readonly muscle: string
  readonly frame: string
  /** n × 3, mm. */
  readonly positionsMm: readonly number[]
  readonly values: readonly number[]
}

/** Texts of a folder's tables, by file name, with the path that messages name. */
export interface ResultFolder {
  readonly path: string
  readonly metrics: string
  readonly overlap: string | null
  readonly sites: string | null
}

export interface GroupResults {
  readonly numbers: readonly SessionNumber[]
  readonly sites: readonly SessionSites[]
  /** Settings that numbers depend on, without what was found in each session, and who was mapped so. */
  readonly settings: readonly SettingsInForce[]
}

export interface SettingsInForce {
  readonly text: string
  /** Labels of participants. */
  readonly people: readonly string[]
}

/** Suffix of the id of an index without trial noise. */
export const correctedSuffix = '_corrected'

/** @throws {PenfieldError} study/group-design — a session that two folders hold; study/table… — a table that is not one of ours. */
export function readResults(folders: readonly ResultFolder[]): GroupResults {
  const settings = new Map<string, Set<string>>()
  const seen = new Map<string, string>()
  const numbers: SessionNumber[] = []
  const sites: SessionSites[] = []
  for (const { path, metrics, overlap, sites: siteText } of folders) {
    const own = [
      ...metricNumbers(readTable(metrics, `${path}/metrics.tsv`), settings),
      ...(overlap === null || hasNoRows(overlap)
        ? []
        : overlapNumbers(readTable(overlap, `${path}/overlap.tsv`), settings)),
    ]
    for (const number of own) {
      const key = [number.participant, number.session, number.hemisphere, number.id, ...number.muscles].join('\t')
      const before = seen.get(key)
      if (before !== undefined) throw twice(number, before, path)
      seen.set(key, path)
    }
    numbers.push(...own)
    if (siteText !== null) sites.push(...siteValues(readTable(siteText, `${path}/sites.tsv`)))
  }
  const inForce = [...settings].map(([text, people]) => ({ text, people: [...people].sort() }))
  return {
    numbers,
    sites,
    settings: inForce.sort((a, b) => b.people.length - a.people.length || (a.text < b.text ? -1 : 1)),
  }
}

const twice = ({ participant, session, hemisphere, id }: SessionNumber, before: string, path: string) =>
  error('study/group-design', {
    what: `${id} of participant ${shown(participant)}, session ${shown(session)}, hemisphere ${shown(hemisphere)} stands in ${before === path ? 'two rows' : before} ${before === path ? 'of' : 'and'} ${path}.`,
    where: { file: path },
    fix: 'Give each session once; name the participants when mapping, with --participant.',
  })

/** A session of one muscle has no overlap: its table is a header. */
const hasNoRows = (text: string): boolean => text.trim().split('\n').length < 2

/** Numbers in brackets were found in the session, and resamples and seed decide intervals only. */
const settingsKind = (text: string): string =>
  text
    .replace(/\([^)]*\)/g, '')
    .split(';')
    .filter((part) => !/^(bootstrap|seed)=/.test(part))
    .join(';')

function remember(settings: Map<string, Set<string>>, text: string, { participant }: OfSession): void {
  const kind = settingsKind(text)
  const people = settings.get(kind) ?? new Set()
  settings.set(kind, people.add(participant))
}

const identity = (table: GivenTable) => {
  const places = ['participant', 'session', 'hemisphere'].map((name) => columnOf(table, name))
  return (row: GivenRow): OfSession => {
    const [participant, session, hemisphere] = places.map((place) => textOf(row, place) ?? 'n/a')
    return { participant: plainLabel(participant), session, hemisphere }
  }
}

function metricNumbers(table: GivenTable, settings: Map<string, Set<string>>): readonly SessionNumber[] {
  const who = identity(table)
  const [muscle, metric, value, unit, setting, note] = ['muscle', 'metric', 'value', 'unit', 'settings', 'note'].map(
    (name) => columnOf(table, name),
  )
  return table.rows.map((row) => {
    const whose = who(row)
    remember(settings, row.cells[setting], whose)
    return {
      ...whose,
      level: 'metric',
      id: row.cells[metric],
      muscles: [row.cells[muscle]],
      unit: row.cells[unit],
      value: numberOf(table, row, value),
      note: row.cells[note],
    }
  })
}

function overlapNumbers(table: GivenTable, settings: Map<string, Set<string>>): readonly SessionNumber[] {
  const who = identity(table)
  const names = ['muscle_a', 'muscle_b', 'index', 'value', 'unit', 'corrected', 'settings', 'note']
  const [a, b, index, value, unit, corrected, setting, note] = names.map((name) => columnOf(table, name))
  return table.rows.flatMap((row) => {
    const whose = who(row)
    remember(settings, row.cells[setting], whose)
    const common = {
      ...whose,
      level: 'overlap',
      muscles: [row.cells[a], row.cells[b]],
      unit: row.cells[unit],
    } as const
    const id = row.cells[index]
    return [
      { ...common, id, value: numberOf(table, row, value), note: row.cells[note] },
      { ...common, id: `${id}${correctedSuffix}`, value: numberOf(table, row, corrected), note: row.cells[note] },
    ]
  })
}

function siteValues(table: GivenTable): readonly SessionSites[] {
  const who = identity(table)
  const names = ['x', 'y', 'z', 'frame', 'muscle', 'value']
  const [x, y, z, frame, muscle, value] = names.map((name) => columnOf(table, name))
  const maps = new Map<
    string,
    { positionsMm: number[]; values: number[] } & Omit<SessionSites, 'positionsMm' | 'values'>
  >()
  for (const row of table.rows) {
    const whose = who(row)
    const own = row.cells[muscle]
    const key = [whose.participant, whose.session, whose.hemisphere, own].join('\t')
    const map = maps.get(key) ?? { ...whose, muscle: own, frame: row.cells[frame], positionsMm: [], values: [] }
    const at = [x, y, z].map((place) => numberOf(table, row, place))
    const number = numberOf(table, row, value)
    if (number !== null && at.every((each) => each !== null)) {
      map.positionsMm.push(...(at as number[]))
      map.values.push(number)
    }
    maps.set(key, map)
  }
  return [...maps.values()]
}
