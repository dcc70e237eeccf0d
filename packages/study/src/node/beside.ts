/** Files that stand beside a recording and say more about it. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Identity } from '@penfield/core'
import { error } from '../codes.js'
import { participantOf } from '../participants.js'
import { parseStudyFile, type StudyFile } from '../study-file.js'

/**
 * `study.json` beside a file, or above the folder of a participant: there it counts where `participants.tsv` stands beside it. Null where
 * there is none.
 */
export function studyFileBeside(path: string): StudyFile | null {
  const folder = dirname(path)
  const above = join(folder, '..')
  const folders = existsSync(join(above, 'participants.tsv')) ? [folder, above] : [folder]
  for (const each of folders) {
    const file = join(each, 'study.json')
    const text = textOf(file)
    if (text !== null) return parseStudyFile(text, file)
  }
  return null
}

/**
 * The row of `participants.tsv` beside a file that is about it, or, above the folder of a participant, the row of that name; null where
 * there is none.
 */
export function participantBeside(path: string): Identity | null {
  const folder = dirname(path)
  const beside = textOf(join(folder, 'participants.tsv'))
  if (beside !== null) return participantOf(beside, basename(path))
  const above = textOf(join(folder, '..', 'participants.tsv'))
  return above === null ? null : participantOf(above, basename(resolve(folder)))
}

/** Larger than any list of choices or people. */
const largestBytes = 10_000_000

/**
 * Text of a small file, its byte-order mark dropped; null where there is none.
 *
 * @throws {PenfieldError} study/study-file — no file, too large, or not to be read.
 */
function textOf(file: string): string | null {
  if (!existsSync(file)) return null
  const refuse = (what: string, cause?: unknown) =>
    error('study/study-file', {
      what,
      where: { file },
      fix: 'Rename it, or put a file of that kind in its place.',
      cause,
    })
  const seen = statSync(file)
  if (!seen.isFile()) throw refuse('This is no file; a short text was expected.')
  if (seen.size > largestBytes) throw refuse(`The file has ${seen.size} bytes; a short text was expected.`)
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  } catch (cause) {
    throw refuse(`The file can't be read (${(cause as NodeJS.ErrnoException).code ?? 'no code'}).`, cause)
  }
}
