/** The recipe of `group`: from folders of results and a table of people to comparisons. */
import type { NamedColumn } from '@penfield/stats'
import type { NullAll } from '../compare/compare.js'
import { covariateColumns } from '../design/covariates.js'
import { readTable } from '../tables/read.js'
import { type Changes, changesOf } from './changes.js'
import { checkHemispheres, checkPrimary, checkSettings, checkVarying, checkVisits } from './checks.js'
import { doseRows } from './dose-rows.js'
import { withFamilies } from './families.js'
import { isCommonFrame, type MapComparison, mapComparisons } from './map-comparison.js'
import type { GroupOptions } from './options.js'
import { type Outcome, outcomesOf, type VisitOf } from './outcomes.js'
import { locationRows, mapRows, scalarRows } from './pair-rows.js'
import { type GroupPeople, readPeople } from './people.js'
import { isNamed, shownFirst } from './reading.js'
import { type GroupResults, type ResultFolder, readResults } from './results.js'
import type { GroupRow } from './row.js'
import { type Strata, strataOf } from './strata.js'
import { takingPart, visitPicker, visitsOf } from './taking-part.js'
import { trialRows } from './trial-rows.js'
import { warningsOf } from './warnings.js'

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
  const strata = strataOf(people, stimulatedOf(results), options.seed)
  const at = (visit: string | null): VisitOf => visitPicker(visits, visit)
  const main = at(options.trial?.pre ?? options.visit)
  const numbers = comparable(results)
  const outcomes = outcomesOf(numbers, people, strata, main, options.trial?.pre ?? options.visit)
  const after = (options.trial?.post ?? []).map((visit) => outcomesOf(numbers, people, strata, at(visit), visit))
  checkHemispheres(hemispheres, strata)
  checkPrimary(outcomes, strata, options)
  const covariates = covariatesOf(people, options, () => true)
  checkVarying(people, options)
  const pairs = people.groups.slice(1).map((_, k): readonly [number, number] => [0, k + 1])
  const maps = await mapsOf(results, people, pairs, strata, main, options, nullAll)
  const compared =
    options.trial === null
      ? pairs.flatMap((pair) => [
          ...scalarRows(outcomes, people, pair, pairCovariates(people, pair, options), options),
          ...locationRows(outcomes, people, pair, options),
          ...mapRows(
            maps.filter((each) => each.pair[1] === pair[1]).map(({ map }) => map),
            people,
            pair,
          ),
        ])
      : trial(people, outcomes, after, covariates, options.trial)
  const inMain = outcomes.filter(({ stratum }) => stratum === strata.names[0])
  const shown = [
    ...inMain.filter(({ id, muscles }) => isNamed(options.primary, id, muscles)),
    ...shownFirst.flatMap((id) => inMain.find((each) => each.id === id) ?? []),
  ]
  const changes =
    shown.length === 0 ? null : changesOf(shown[0], numbers, people, strata, visits, unchanged?.numbers ?? null)
  const withDose = [...compared, ...doseRows(outcomes, people, covariates, options)]
  return {
    ...{
      options,
      people,
      strata,
      outcomes: [...outcomes, ...after.flat()],
      maps,
      changes,
      covariates,
      leftOut,
      settings: results.settings.map(({ text }) => text),
    },
    rows: withFamilies(withDose, options.primary, strata.names[0]),
    warnings: [
      ...warningsOf(results, everyone, people, visits, strata, options),
      ...missingOf(inMain, people, options),
    ],
  }
}

/** Who lacks the primary number: what is missing may say something. */
function missingOf(
  outcomes: readonly Outcome[],
  { people }: GroupPeople,
  { primary }: GroupOptions,
): readonly string[] {
  return outcomes
    .filter(({ id, muscles }) => isNamed(primary, id, muscles))
    .flatMap(({ id, values }) => {
      const without = people.filter((_, i) => Number.isNaN(values[i])).map(({ label }) => label)
      return without.length === 0 ? [] : [`${id} is missing of ${without.join(', ')}.`]
    })
}

/** Hemispheres of each person. */
function stimulatedOf({ numbers }: GroupResults): ReadonlyMap<string, ReadonlySet<string>> {
  const sides = new Map<string, Set<string>>()
  for (const { participant, hemisphere } of numbers)
    sides.set(participant, (sides.get(participant) ?? new Set<string>()).add(hemisphere))
  return sides
}

/** Ids that say where something lies, or how it is turned, in the frame. */
const placed = ['cog_x', 'cog_y', 'cog_z', 'hotspot_x', 'hotspot_y', 'hotspot_z', 'orientation']

/** Without places, where the frame of one person is not that of another. */
const comparable = ({ numbers, sites }: GroupResults): GroupResults['numbers'] =>
  sites.every(({ frame }) => isCommonFrame(frame) && frame === sites[0].frame)
    ? numbers
    : numbers.filter(({ id }) => !placed.includes(id))

const trial = (
  people: GroupPeople,
  before: readonly Outcome[],
  after: readonly (readonly Outcome[])[],
  covariates: readonly NamedColumn[],
  { pre, post }: NonNullable<GroupOptions['trial']>,
): readonly GroupRow[] => {
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
  options: GroupOptions,
  nullAll: NullAll,
): Promise<GroupResult['maps']> {
  const usable = sites.filter(({ frame }) => isCommonFrame(frame))
  const frames = new Set(usable.map(({ frame }) => frame))
  if (frames.size !== 1 || options.trial !== null) return []
  const found: { pair: readonly [number, number]; map: MapComparison }[] = []
  for (const pair of pairs) {
    const covariates = pairCovariates(people, pair, options)
    for (const map of await mapComparisons(usable, people, pair, strata, visitOf, covariates, options, nullAll))
      found.push({ pair, map })
  }
  return found
}

/** Columns over all people, of what those who are chosen have: levels that none of them has are no columns. NaN for the others. */
function covariatesOf(
  { table, people }: GroupPeople,
  { covariates }: GroupOptions,
  isChosen: (group: number) => boolean,
): readonly NamedColumn[] {
  if (covariates.length === 0) return []
  const places = [...people.keys()].filter((i) => isChosen(people[i].group))
  return covariateColumns(
    table,
    places.map((i) => people[i].row),
    covariates,
  ).map(({ name, values }) => {
    const whole = new Float64Array(people.length).fill(Number.NaN)
    places.forEach((i, k) => {
      whole[i] = values[k]
    })
    return { name, values: whole }
  })
}

/** Of two groups; what is the same for both of them adds nothing to their comparison. */
const pairCovariates = (people: GroupPeople, pair: readonly [number, number], options: GroupOptions) =>
  covariatesOf(people, options, (group) => pair.includes(group)).filter(({ values }) => {
    const own = values.filter((value) => !Number.isNaN(value))
    return own.some((value) => value !== own[0])
  })
