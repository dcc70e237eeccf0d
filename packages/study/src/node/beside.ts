/** Files that stand beside a recording and say more about it. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Identity } from '@penfield/core'
import { participantOf } from '../participants.js'
import { parseStudyFile, type StudyFile } from '../study-file.js'

/** `study.json` beside a file; null where there is none. */
export function studyFileBeside(path: string): StudyFile | null {
  const file = join(dirname(path), 'study.json')
  return existsSync(file) ? parseStudyFile(readFileSync(file, 'utf8'), file) : null
}

/** The row of `participants.tsv` beside a file that is about it; null where there is none. */
export function participantBeside(path: string): Identity | null {
  const file = join(dirname(path), 'participants.tsv')
  return existsSync(file) ? participantOf(readFileSync(file, 'utf8'), basename(path)) : null
}
