import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type GroupOptions,
  groupDocument,
  type MapOptionValues,
  parseSettings,
  studyFiles,
  studyGroups,
  verdictOf,
  withStudy,
} from '@penfield/study'
import { nullWithWorkers, publishFolder, runPeople, studyFileBeside, studyMembers } from '@penfield/study/node'
import { claimFolder } from './claim-folder.js'
import type { Context } from './commands/command.js'
import { progressOn, seconds } from './progress.js'
import { version } from './version.js'

export interface StudyRun {
  readonly folder: string
  readonly out: string
  readonly options: MapOptionValues
  /** How the groups are compared; null where they are not. */
  readonly groups: GroupOptions | null
  readonly jobs: number
  /** The line that makes the same results again. */
  readonly again: string
  /** Lines above the summary. */
  readonly opening: string
}

/** Maps everyone of a study folder; @returns the exit code. */
export async function runStudy(
  { folder, out, options, groups, jobs, again, opening }: StudyRun,
  context: Context,
): Promise<number> {
  const { terminal, json } = context
  const begun = performance.now()
  const study = studyFileBeside(join(folder, 'participants.tsv'))
  const settings = parseSettings(withStudy(study, options), study?.mvcUv ?? {})
  const members = studyMembers(folder)
  if (!json) terminal.out(opening)
  const release = claimFolder(out, { command: again, inputs: [folder] })
  try {
    const progress = progressOn(terminal)
    progress.stage('People')
    const workerFile = join(import.meta.dirname, 'worker.js')
    const run = runPeople({
      jobs,
      workerFile,
      onProgress: (share) => progress.share(share),
    })
    const done = await run(members.map((member) => ({ member, options, study, version, command: again })))
    const people = members.map(({ label, group }, k) => ({ label, group, ...done[k] }))
    const sessions = people.reduce((sum, person) => sum + person.sessions.length, 0)
    progress.end(
      `${people.length} people, ${sessions} sessions · ${settings.bootstrap} resamples, ${seconds(performance.now() - begun)}`,
    )
    const origin = { title: study?.title ?? folder, version, command: again }
    const participants = { name: 'participants.tsv', text: readFileSync(join(folder, 'participants.tsv'), 'utf8') }
    const compared =
      groups === null
        ? null
        : await studyGroups(
            people,
            participants,
            groups,
            { ...origin, inputs: [] },
            nullWithWorkers({ jobs: 1, workerFile }),
          )
    const files = studyFiles(
      people,
      { ...origin, seed: settings.seed, resamples: settings.bootstrap },
      compared,
      participants.text,
    )
    publishFolder(out, files)
    if (json) {
      const reports = people.map(({ label }) => join(out, 'people', label, 'report.html'))
      terminal.out(
        `${JSON.stringify({ version: 1, participants: people.length, sessions, report: join(out, 'report.html'), reports, ...(compared === null ? {} : { group: groupDocument(compared.result) }) }, null, 2)}\n`,
      )
      return 0
    }
    terminal.out(
      [
        ...groupLines(people),
        ...(compared === null
          ? ['  No test of the groups is made: this page shows people.\n']
          : [`Primary  ${verdictOf(compared.result)}\n`]),
        `Wrote    ${files.size} files in ${out} · ${seconds(performance.now() - begun)}\n`,
        `Report   ${join(out, 'report.html')}          everyone; a report of each person behind it, no network needed\n`,
        ...(compared === null ? [] : [`Groups   ${join(out, 'group', 'report.html')}          the groups compared\n`]),
        `Again    ${again}\n`,
      ].join(''),
    )
    return 0
  } finally {
    release()
  }
}

function groupLines(
  people: readonly { readonly group: string; readonly sessions: readonly unknown[]; readonly remarks: number }[],
): string[] {
  return [...new Set(people.map(({ group }) => group))].map((name) => {
    const own = people.filter(({ group }) => group === name)
    const sessions = own.reduce((sum, each) => sum + each.sessions.length, 0)
    const remarks = own.reduce((sum, each) => sum + each.remarks, 0)
    return `  ${name.padEnd(18)} ${own.length} people · ${sessions} sessions · ${remarks} remarks in their reports\n`
  })
}
