import { shown } from '@penfield/kernels'
import { error } from './codes.js'
import type { MapOptionValues } from './settings.js'

/** Fixed choices of a study, from `study.json` beside its data. Options on the command line win. */
export interface StudyFile {
  readonly title: string | null
  readonly options: MapOptionValues
}

/** The keys that `study.json` may have; those that `map` does not need are left to `group` and the report. */
const keys = ['title', 'muscles', 'window', 'primary', 'reference', 'roles', 'checklist'] as const

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
  const muscles = entries.get('muscles')
  const window = entries.get('window')
  if (title !== null && typeof title !== 'string') throw refuse('The title is not a text.')
  if (muscles !== undefined && !isWords(muscles)) throw refuse('The muscles are not a list of names.')
  if (window !== undefined && typeof window !== 'string') throw refuse('The window is not a text such as "10:60".')
  return {
    title,
    options: { ...(muscles === undefined ? {} : { muscle: muscles }), ...(window === undefined ? {} : { window }) },
  }
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string' && word !== '')

/** Options of the command line over those of the study. */
export const withStudy = (study: StudyFile | null, options: MapOptionValues): MapOptionValues => ({
  ...study?.options,
  ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
})
