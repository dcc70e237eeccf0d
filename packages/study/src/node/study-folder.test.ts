import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { studyMembers } from './study-folder.js'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

function study(participants: string | null, files: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'penfield-study-'))
  made.push(folder)
  if (participants !== null) writeFileSync(join(folder, 'participants.tsv'), participants)
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), '')
  }
  return folder
}

describe('the people of a study folder', () => {
  it('come in the order of the table, each session with its recording behind it', () => {
    const folder = study('participant_id\tgroup\nb\tcontrol\na\tpatient\nnobody\tpatient\n', [
      ...['a/a_ses-2_hemi-L.tsv', 'a/a_ses-1_hemi-R.tsv', 'a/a_ses-1_hemi-R_emg.edf', 'b/b_ses-1_hemi-L.txt'],
      'a/.hidden',
    ])
    const members = studyMembers(folder)
    expect(members.map(({ label, group }) => `${label} ${group}`)).toEqual(['b control', 'a patient'])
    expect(members[1].sessions.map((files) => files.map((file) => file.slice(folder.length + 1)))).toEqual([
      ['a/a_ses-1_hemi-R.tsv', 'a/a_ses-1_hemi-R_emg.edf'],
      ['a/a_ses-2_hemi-L.tsv'],
    ])
  })

  it.each([
    ['study/no-study', null],
    ['study/no-study', 'name\tgroup\na\tb\n'],
    ['study/no-study', 'participant_id\na\n'],
    ['study/participant-label', 'participant_id\n../../etc\n'],
    ['study/participant-label', 'participant_id\n..\n'],
    ['study/participant-label', 'participant_id\tgroup\n\tcontrol\n'],
    ['study/participant-label', 'participant_id\n/root\n'],
  ])('are refused with %s (%j)', (code, participants) =>
    expect(() => studyMembers(study(participants))).toThrow(expect.objectContaining({ code })),
  )
})
