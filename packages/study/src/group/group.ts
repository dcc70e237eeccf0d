/** The recipe of `group`: from folders of results and a table of people to comparisons. */
import { shown } from '@penfield/kernels'
import type { NamedColumn } from '@penfield/stats'
import { error } from '../codes.js'
import type { NullAll } from '../compare/compare.js'
import { covariateColumns } from '../design/covariates.js'
import { readTable } from '../tables/read.js'
import { type Changes, changesOf } from './changes.js'
import { doseRows } from './dose-rows.js'
import { withFamilies } from './families.js'
import { isCommonFrame, type MapComparison, mapComparisons } from './map-comparison.js'
import type { GroupOptions } from './options.js'
import { type Outcome, outcomesOf, type VisitOf } from './outcomes.js'
import { locationRows, mapRows, scalarRows } from './pair-rows.js'
import { type GroupPeople, readPeople } from './people.js'
import { shownFirst } from './reading.js'
import { type GroupResults, type ResultFolder, readResults } from './results.js'
import type { GroupRow } from './row.js'
import { type Strata, strataOf } from './strata.js'
import { trialRows } from './trial-rows.js'

export interface GroupInput {
  readonly folders: readonly ResultFolder[]
  /** Results of people who came twice without a change between; null where there are none. */
  readonly unchanged: readonly ResultFolder[] | null
  readonly participants: { readonly name: string; readonly text: string }
}

export interface GroupResult {
  readonly options: GroupOptions
  /** People that take part. */
  readonly people: GroupPeople
  readonly strata: Strata
  /** Numbers of the people at the visit that is compared. */
  readonly outcomes: readonly Outcome[]
  readonly rows: readonly GroupRow[]
  readonly maps: readonly { readonly pair: readonly [number, number]; readonly map: MapComparison }[]
  readonly covariates: readonly NamedColumn[]
  /** Label and why, of everyone who takes no part. */
  readonly leftOut: readonly { readonly label: string; readonly reason: string }[]
  readonly settings: readonly string[]
  readonly warnings: readonly string[]
  /** Of the number that the page shows first; null where nobody came twice. */
  readonly changes: Changes | null
}

/**
 * @throws {PenfieldError} study/group-design — groups, visits or settings that can't be compared, with the reason.
 * @throws {PenfieldError} study/table…, stats/collinear
 */
export async function groupStudy(input: GroupInput, options: GroupOptions, nullAll: NullAll): Promise<GroupResult> {
  const results = readResults(input.folders)
  const unchanged = input.unchanged === null ? null : readResults(input.unchanged)
  checkSettings([...results.settings, ...(unchanged?.settings ?? [])], options)
  const everyone = readPeople(readTable(input.participants.text, input.participants.name), options)
  const visits = visitsOf(results)
  checkVisits(visits, options)
  const { people, leftOut } = takingPart(everyone, visits, options)
  const hemispheres = [...new Set(results.numbers.map(({ hemisphere }) => hemisphere))]
  const strata = strataOf(people, hemispheres, options.seed)
  const at = (visit: string | null): VisitOf => visitPicker(visits, visit)
  const main = at(options.trial?.pre ?? options.visit)
  const numbers = comparable(results)
  const outcomes = outcomesOf(numbers, people, strata, main)
  checkHemispheres(hemispheres, strata)
  checkPrimary(outcomes, options)
  const rows = people.people.map(({ row }) => row)
  const covariates = options.covariates.length === 0 ? [] : covariateColumns(people.table, rows, options.covariates)
  checkVarying(people, options)
  const pairs = people.groups.slice(1).map((_, k): readonly [number, number] => [0, k + 1])
  const maps = await mapsOf(results, people, pairs, strata, main, covariates, options, nullAll)
  const compared =
    options.trial === null
      ? pairs.flatMap((pair) => [
          ...scalarRows(outcomes, people, pair, covariates, options),
          ...locationRows(outcomes, people, pair, options),
          ...mapRows(
            maps.filter((each) => each.pair[1] === pair[1]).map(({ map }) => map),
            people,
            pair,
          ),
        ])
      : trial(numbers, people, strata, outcomes, covariates, at, options.trial)
  const shown = [options.primary, ...shownFirst].flatMap(
    (id) => outcomes.find((each) => each.id === id && each.stratum === strata.names[0]) ?? [],
  )
  const changes =
    shown.length === 0 ? null : changesOf(shown[0], numbers, people, strata, visits, unchanged?.numbers ?? null)
  const withDose = [...compared, ...doseRows(outcomes, people, covariates, options)]
  return {
    ...{
      options,
      people,
      strata,
      outcomes,
      maps,
      changes,
      covariates,
      leftOut,
      settings: results.settings.map(({ text }) => text),
    },
    rows: options.trial === null ? withFamilies(withDose, options.primary, strata.names[0]) : withDose,
    warnings: warningsOf(results, everyone, people, visits, strata, maps.length, options),
  }
}

/** Ids that say where something lies, or how it is turned, in the frame. */
const placed = ['cog_x', 'cog_y', 'cog_z', 'hotspot_x', 'hotspot_y', 'hotspot_z', 'orientation']

/** Without places, where the frame of one person is not that of another. */
const comparable = ({ numbers, sites }: GroupResults): GroupResults['numbers'] =>
  sites.every(({ frame }) => isCommonFrame(frame) && frame === sites[0].frame)
    ? numbers
    : numbers.filter(({ id }) => !placed.includes(id))

const trial = (
  numbers: GroupResults['numbers'],
  people: GroupPeople,
  strata: Strata,
  before: readonly Outcome[],
  covariates: readonly NamedColumn[],
  at: (visit: string) => VisitOf,
  { pre, post }: NonNullable<GroupOptions['trial']>,
): readonly GroupRow[] => {
  const after = post.map((visit) => outcomesOf(numbers, people, strata, at(visit)))
  const same = (a: Outcome) => (b: Outcome) =>
    a.id === b.id && a.level === b.level && a.stratum === b.stratum && a.muscles.join() === b.muscles.join()
  const whole = before.flatMap((outcome) => {
    const later = after.map((visit) => visit.find(same(outcome)))
    return later.some((each) => each === undefined) ? [] : [{ before: outcome, after: later as Outcome[] }]
  })
  return trialRows(whole, people, covariates, [pre, ...post])
}

async function mapsOf(
  { sites }: GroupResults,
  people: GroupPeople,
  pairs: readonly (readonly [number, number])[],
  strata: Strata,
  visitOf: VisitOf,
  covariates: readonly NamedColumn[],
  options: GroupOptions,
  nullAll: NullAll,
): Promise<GroupResult['maps']> {
  const usable = sites.filter(({ frame }) => isCommonFrame(frame))
  const frames = new Set(usable.map(({ frame }) => frame))
  if (frames.size !== 1 || options.trial !== null) return []
  const found: { pair: readonly [number, number]; map: MapComparison }[] = []
  for (const pair of pairs)
    for (const map of await mapComparisons(usable, people, pair, strata, visitOf, covariates, options, nullAll))
      found.push({ pair, map })
  return found
}

/** Visits of each person, in the order of the results. */
function visitsOf({ numbers }: GroupResults): ReadonlyMap<string, readonly string[]> {
  const visits = new Map<string, string[]>()
  for (const { participant, session } of numbers) {
    const own = visits.get(participant) ?? []
    if (!own.includes(session)) own.push(session)
    visits.set(participant, own)
  }
  return visits
}

/** A named visit, or the first of each person. */
const visitPicker =
  (visits: ReadonlyMap<string, readonly string[]>, visit: string | null): VisitOf =>
  (label) => {
    const own = visits.get(label) ?? []
    if (visit === null) return own[0] ?? null
    return own.includes(visit) ? visit : null
  }

function takingPart(everyone: GroupPeople, visits: ReadonlyMap<string, readonly string[]>, options: GroupOptions) {
  const wanted = options.trial?.pre ?? options.visit
  const leftOut = [
    ...everyone.ungrouped.map((label) => ({ label, reason: `no ${options.between}` })),
    ...everyone.people.flatMap(({ label }) => {
      const own = visits.get(label)
      if (own === undefined) return [{ label, reason: 'no results' }]
      return wanted !== null && options.trial === null && !own.includes(wanted)
        ? [{ label, reason: `no visit ${wanted}` }]
        : []
    }),
    ...[...visits.keys()]
      .filter(
        (label) => !everyone.people.some((person) => person.label === label) && !everyone.ungrouped.includes(label),
      )
      .map((label) => ({ label, reason: `not in ${everyone.table.file}` })),
  ]
  const people = everyone.people.filter(({ label }) => !leftOut.some((each) => each.label === label))
  const empty = everyone.groups.find((_, k) => !people.some(({ group }) => group === k))
  if (empty !== undefined) {
    throw error('study/group-design', {
      what: `Nobody of the group ${shown(empty)} has results${wanted === null || options.trial !== null ? '' : ` of visit ${wanted}`}; the results hold ${[
        ...visits.keys(),
      ]
        .slice(0, 5)
        .map((label) => shown(label))
        .join(', ')}${visits.size > 5 ? ' and others' : ''}.`,
      where: { file: everyone.table.file },
      fix: 'Name people in the table as in the results, or give the folders of the others too.',
    })
  }
  return { people: { ...everyone, people }, leftOut }
}

function checkVisits(visits: ReadonlyMap<string, readonly string[]>, { visit, trial: of }: GroupOptions): void {
  const there = [...new Set([...visits.values()].flat())]
  for (const wanted of of === null ? (visit === null ? [] : [visit]) : [of.pre, ...of.post]) {
    if (there.includes(wanted)) continue
    throw error('study/group-design', {
      what: `No session of the results is the visit ${shown(wanted)}; they hold ${there.map((each) => shown(each)).join(', ')}.`,
      where: { argument: of === null ? `--visit ${wanted}` : '--pre, --post' },
      fix: 'Name a visit as it stands in the column session.',
    })
  }
}

/** A setting is in conflict where both say it, and neither leaves it to the file. */
function checkSettings(settings: GroupResults['settings'], { mixedSettings }: GroupOptions): void {
  if (settings.length < 2 || mixedSettings) return
  const [most, ...others] = settings.map(({ text, people }) => ({
    people,
    own: new Map(text.split(';').map(keyAndValue)),
  }))
  for (const { own, people } of others) {
    const differing = [...own].filter(([key, value]) => {
      const usual = most.own.get(key)
      return usual !== undefined && usual !== value && usual !== 'file' && value !== 'file'
    })
    if (differing.length === 0) continue
    const [key, value] = differing[0]
    throw error('study/group-design', {
      what: `${people.slice(0, 5).join(', ')}${people.length > 5 ? ` and ${people.length - 5} others` : ''} ${people.length === 1 ? 'was' : 'were'} mapped with ${key}=${value}, the others with ${key}=${most.own.get(key)}; the same settings were expected for everyone.`,
      where: { file: 'metrics.tsv', column: 'settings' },
      fix: `Map everyone with the same settings (say ${flagOf[key] ?? `--${key}`} when mapping), or say --mixed-settings if the difference is meant.`,
    })
  }
}

const keyAndValue = (part: string): readonly [string, string] => {
  const [key, ...value] = part.split('=')
  return [key, value.join('=')]
}

const flagOf: Readonly<Record<string, string>> = { 'background-limit': '--reject' }

/** A covariate that is the same for everyone would be left out in silence. */
function checkVarying({ table, people }: GroupPeople, { covariates }: GroupOptions): void {
  const constant = covariates.find((name) => {
    const place = table.columns.indexOf(name)
    return people.every(({ row }) => row.cells[place] === people[0].row.cells[place])
  })
  if (constant === undefined) return
  throw error('study/group-design', {
    what: `The covariate ${constant} is the same for everyone who takes part, so nothing can be told from it.`,
    where: { file: table.file, column: constant },
    fix: `Leave ${constant} out of --covariates.`,
  })
}

function checkHemispheres(hemispheres: readonly string[], { sideOf }: Strata): void {
  if (sideOf.size === 0 || hemispheres.some((each) => each === 'L' || each === 'R')) return
  throw error('study/group-design', {
    what: 'The table of people has sides of pain, but no session of the results says which hemisphere was stimulated.',
    where: { file: 'metrics.tsv', column: 'hemisphere' },
    fix: 'Map again with --hemisphere L or --hemisphere R, or take the column pain_side out of the table.',
  })
}

function checkPrimary(outcomes: readonly Outcome[], { primary }: GroupOptions): void {
  if (primary === null || outcomes.some(({ id }) => id === primary)) return
  const ids = [...new Set(outcomes.map(({ id }) => id))]
  throw error('study/group-design', {
    what: `The primary number ${shown(primary)} is not among those of the results.`,
    where: { argument: `--primary ${primary}` },
    fix: `Name one of ${ids.slice(0, 12).join(', ')}${ids.length > 12 ? ', …' : ''}.`,
  })
}

function warningsOf(
  { numbers, sites, settings }: GroupResults,
  everyone: GroupPeople,
  { people }: GroupPeople,
  visits: ReadonlyMap<string, readonly string[]>,
  strata: Strata,
  maps: number,
  options: GroupOptions,
): readonly string[] {
  const again = people.filter(({ label }) => (visits.get(label)?.length ?? 0) > 1).length
  const frames = [...new Set(sites.map(({ frame }) => frame))]
  const sided = new Set(numbers.flatMap(({ participant, hemisphere }) => (hemisphere === 'n/a' ? [] : [participant])))
  const sideless = strata.names.includes('n/a') ? [] : people.filter(({ label }) => !sided.has(label))
  const checklist = ['age', 'sex', 'head_mm', 'background', 'handedness', 'medication', 'pain_now', 'episodes']
  const absent = checklist.filter((name) => !everyone.table.columns.includes(name))
  return [
    ...(options.mixedSettings && settings.length > 1
      ? [
          `Sessions mapped with different settings are compared: ${settings.map(({ text, people: own }) => `${own.length} people with ${text}`).join('; ')}.`,
        ]
      : []),
    ...(options.primary === null ? ['Exploratory: no primary outcome was named before the analysis.'] : []),
    ...(again > 0 && options.visit === null && options.trial === null
      ? [`${again} people came more than once; the first visit of each is compared.`]
      : []),
    ...(sideless.length > 0
      ? [
          `Of ${sideless.map(({ label }) => label).join(', ')} no session says which hemisphere was stimulated, so none of their numbers is compared.`,
        ]
      : []),
    ...(strata.drawn.length > 0
      ? [
          `${strata.drawn.length} people have no pain on one side; theirs was drawn, in the proportions of the others (seed ${options.seed}), and stands in people.tsv.`,
        ]
      : []),
    ...(maps === 0 && sites.length > 0 && options.trial === null
      ? [
          `No maps, centres and orientations are compared: places in the frame ${frames.join(', ')} of one person are not those of another.`,
        ]
      : []),
    ...(absent.length > 0 ? [`The table of people does not record ${absent.join(', ')}.`] : []),
  ]
}
