/** Files that stand beside a recording and say more about it. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Identity } from '@penfield/core'
import { error } from '../codes.js'
import { participantOf } from '../participants.js'
import { parseStudyFile, type StudyFile } from '../study-file.js'

/** `study.json` beside a file; null where there is none. */
export function studyFileBeside(path: string): StudyFile | null {
  const file = join(dirname(path), 'study.json')
  const text = textOf(file)
  return text === null ? null : parseStudyFile(text, file)
}

/** The row of `participants.tsv` beside a file that is about it; null where there is none. */
export function participantBeside(path: string): Identity | null {
  const text = textOf(join(dirname(path), 'participants.tsv'))
  return text === null ? null : participantOf(text, basename(path))
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
