import { shown } from '@penfield/kernels'
import { error } from './codes.js'
import type { MapOptionValues } from './settings.js'

/** Fixed choices of a study, from `study.json` beside its data. Options on the command line win. */
export interface StudyFile {
  readonly title: string | null
  readonly options: MapOptionValues
  /** RMS of each muscle in a maximal voluntary contraction, µV; none when not said. */
  readonly mvcUv: Readonly<Record<string, number>>
  /** Id of the number that was named before the analysis; null when not said. */
  readonly primary: string | null
  /** The group that others are compared with; null when not said. */
  readonly reference: string | null
}

/** The keys that `study.json` may have; those that `map` does not need are left to `group` and the report. */
const keys = [
  'title',
  'muscles',
  'channels',
  'trigger',
  'mvc',
  'window',
  'primary',
  'reference',
  'roles',
  'checklist',
] as const

/** More than this is no file of choices. */
const largestBytes = 1_000_000

/**
 * Reads `study.json`.
 *
 * @throws {PenfieldError} study/study-file — no JSON object, a key it does not know, or a value of another kind.
 */
export function parseStudyFile(text: string, file: string): StudyFile {
  const refuse = (what: string, cause?: unknown) =>
    error('study/study-file', {
      what,
      where: { file },
      fix: `Keep to the keys ${keys.join(', ')}, or remove the file.`,
      cause,
    })
  if (text.length > largestBytes) throw refuse('The file is larger than 1 MB; a short list of choices was expected.')
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (cause) {
    throw refuse('The file is not JSON.', cause)
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw refuse('The file holds no JSON object; { "muscles": ["DM", "LES"] } is one.')
  }
  const entries = new Map<string, unknown>(Object.entries(document))
  for (const key of entries.keys()) {
    if (!keys.some((known) => known === key)) throw refuse(`The key ${shown(key)} is not one that a study has.`)
  }
  const title = entries.get('title') ?? null
  if (title !== null && typeof title !== 'string') throw refuse('The title is not a text.')
  const mvc = entries.get('mvc')
  if (mvc !== undefined && !isAmounts(mvc))
    throw refuse('The key mvc holds no numbers above 0, as in { "DM": 310 } (µV RMS).')
  const word = (key: 'primary' | 'reference'): string | null => {
    const value = entries.get(key) ?? null
    if (value !== null && typeof value !== 'string') throw refuse(`The ${key} is not a text.`)
    return value
  }
  return {
    ...{ title, options: optionsOf(entries, refuse), mvcUv: mvc ?? {} },
    ...{ primary: word('primary'), reference: word('reference') },
  }
}

/** The keys that are options of `map`: name in the file, name of the option. */
const wordKeys = [
  ['muscles', 'muscle'],
  ['channels', 'channel'],
] as const
const textKeys = ['window', 'trigger'] as const

function optionsOf(entries: ReadonlyMap<string, unknown>, refuse: (what: string) => Error): MapOptionValues {
  const options: { -readonly [Name in keyof MapOptionValues]: MapOptionValues[Name] } = {}
  for (const [key, name] of wordKeys) {
    const words = entries.get(key)
    if (words === undefined) continue
    if (!isWords(words)) throw refuse(`The ${key} are not a list of names.`)
    options[name] = words
  }
  for (const key of textKeys) {
    const text = entries.get(key)
    if (text === undefined) continue
    if (typeof text !== 'string') throw refuse(`The ${key} is not a text${key === 'window' ? ' such as "10:60"' : ''}.`)
    options[key] = text
  }
  return options
}

const isAmounts = (value: unknown): value is Readonly<Record<string, number>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((amount) => typeof amount === 'number' && amount > 0 && Number.isFinite(amount))

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string' && word !== '')

/** Options of the command line over those of the study. */
export const withStudy = (study: StudyFile | null, options: MapOptionValues): MapOptionValues => ({
  ...study?.options,
  ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
})
