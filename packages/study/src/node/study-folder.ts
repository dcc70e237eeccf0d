/** A study folder: participants.tsv, study.json, and a folder of sessions a participant. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'

export interface StudyMember {
  readonly label: string
  readonly group: string
  /** Files that belong together, one list a session, by name: visits and hemispheres in order. */
  readonly sessions: readonly (readonly string[])[]
}

/**
 * The people of a study folder in the order of participants.tsv, with the files of their sessions. A recording lies beside its
 * table under the same name with `_emg` behind it.
 *
 * @throws {PenfieldError} study/no-study — no participants.tsv with a column participant_id, or nobody in it has files.
 */
export function studyMembers(folder: string): readonly StudyMember[] {
  const file = join(folder, 'participants.tsv')
  const [head, ...rows] = existsSync(file) ? linesOf(readFileSync(file, 'utf8')) : []
  const [labels, groups] = ['participant_id', 'group'].map((name) => head?.indexOf(name) ?? -1)
  if (labels < 0) throw noStudy(folder, 'participants.tsv with a column participant_id was expected in it')
  const members = rows.map((cells, k) => ({
    label: checkedLabel(cells[labels] ?? '', file, k + 2),
    group: groups < 0 ? 'everyone' : cells[groups],
    sessions: sessionsIn(join(folder, cells[labels] ?? '')),
  }))
  const withFiles = members.filter(({ sessions }) => sessions.length > 0)
  if (withFiles.length === 0) throw noStudy(folder, 'nobody in participants.tsv has a folder with sessions')
  return withFiles
}

const linesOf = (text: string): string[][] =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))

function sessionsIn(folder: string): string[][] {
  if (!existsSync(folder)) return []
  const stem = (name: string) => name.replace(/\.[^.]*$/, '').replace(/_emg$/, '')
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
  return [...new Set(names.map(stem))].map((each) =>
    names
      .filter((name) => stem(name) === each)
      // The table before its recording.
      .sort((a, b) => Number(/_emg\./.test(a)) - Number(/_emg\./.test(b)))
      .map((name) => join(folder, name)),
  )
}

/** Labels are names of folders: here, and in the results. */
function checkedLabel(label: string, file: string, line: number): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}_ .-]{0,79}$/u.test(label) && !label.endsWith('.')) return label
  throw error('study/participant-label', {
    what: `The participant ${shown(label)} has no label that a folder could have; letters, digits, spaces, points, hyphens and underscores were expected, a letter or digit first.`,
    where: { file, line, column: 'participant_id' },
    fix: 'Give the participant another label, in the table and as the name of the folder.',
  })
}

const noStudy = (folder: string, what: string) =>
  error('study/no-study', {
    what: `${folder} is no study: ${what}.`,
    where: { file: folder },
    fix: 'Give a folder with participants.tsv and a folder of sessions for each participant, as penfield simulate writes it.',
  })
