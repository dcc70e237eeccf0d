/** Designs that can't be compared, each refused with its reason. */
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import type { GroupOptions } from './options.js'
import type { Outcome } from './outcomes.js'
import type { GroupPeople } from './people.js'
import { isNamed } from './reading.js'
import type { GroupResults } from './results.js'
import type { Strata } from './strata.js'

export function checkVisits(visits: ReadonlyMap<string, readonly string[]>, { visit, trial: of }: GroupOptions): void {
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
export function checkSettings(settings: GroupResults['settings'], { mixedSettings }: GroupOptions): void {
  if (settings.length < 2 || mixedSettings) return
  const [most, ...others] = settings.map(({ text, people }) => ({
    people,
    own: new Map(text.split(';').map(keyAndValue)),
  }))
  for (const { own, people } of others) {
    const differing = differences(most.own, own)
    if (differing.length === 0) continue
    const [key] = differing
    const said = (of: ReadonlyMap<string, string>): string => of.get(key) ?? 'not at all'
    throw error('study/group-design', {
      what: `${people.slice(0, 5).join(', ')}${people.length > 5 ? ` and ${people.length - 5} others` : ''} ${people.length === 1 ? 'was' : 'were'} mapped with ${key}=${said(own)}, the others with ${key}=${said(most.own)}; the same settings were expected for everyone.`,
      where: { file: 'metrics.tsv', column: 'settings' },
      fix: `Map everyone with the same settings (say ${flagOf[key] ?? `--${key}`} when mapping), or say --mixed-settings if the difference is meant.`,
    })
  }
}

/**
 * Keys in conflict. Amplitudes that came with a file (`window=file`) say nothing of filters and windows, so only what both say is compared
 * with them; between recordings a setting that one lacks is a difference too.
 */
function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  const isOfFile = [one, other].some((of) => of.get('window') === 'file')
  const keys = [...new Set([...one.keys(), ...other.keys()])]
  return keys.filter((key) => {
    const [a, b] = [one.get(key), other.get(key)]
    if (a === b || (key === 'window' && isOfFile)) return false
    return isOfFile ? a !== undefined && b !== undefined : true
  })
}

const keyAndValue = (part: string): readonly [string, string] => {
  const [key, ...value] = part.split('=')
  return [key, value.join('=')]
}

const flagOf: Readonly<Record<string, string>> = { 'background-limit': '--reject' }

/** A covariate that is the same for everyone would be left out in silence. */
export function checkVarying({ table, people }: GroupPeople, { covariates }: GroupOptions): void {
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

export function checkHemispheres(hemispheres: readonly string[], { sideOf }: Strata): void {
  if (sideOf.size === 0 || hemispheres.some((each) => each === 'L' || each === 'R')) return
  throw error('study/group-design', {
    what: 'The table of people has sides of pain, but no session of the results says which hemisphere was stimulated.',
    where: { file: 'metrics.tsv', column: 'hemisphere' },
    fix: 'Map again with --hemisphere L or --hemisphere R, or take the column pain_side out of the table.',
  })
}

/** The primary number must be there where it is judged: in the main hemisphere. */
export function checkPrimary(outcomes: readonly Outcome[], { names }: Strata, { primary }: GroupOptions): void {
  const there = outcomes.filter(({ stratum }) => stratum === names[0])
  if (primary === null || there.some(({ id, muscles }) => isNamed(primary, id, muscles))) return
  const ids = [...new Set(there.map(({ id }) => id))]
  throw error('study/group-design', {
    what: `The primary number ${shown(primary)} is not among those of the results.`,
    where: { argument: `--primary ${primary}` },
    fix: `Name one of ${ids.slice(0, 12).join(', ')}${ids.length > 12 ? ', …' : ''}.`,
  })
}
