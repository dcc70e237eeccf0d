import { basename, join } from 'node:path'
import type { SessionResult } from '@penfield/core'
import { foldedWarnings, type MapOptionValues, parseSettings, resultJson, withStudy } from '@penfield/study'
import {
  checkFolder,
  lockFolder,
  mapFiles,
  publishFolder,
  recover,
  resampleWithWorkers,
  resultFiles,
  studyFileBeside,
  sweep,
} from '@penfield/study/node'
import { error } from './codes.js'
import { commandLine } from './command-line.js'
import type { Context } from './commands/command.js'
import { type Progress, progressOn, seconds } from './progress.js'
import { summaryText, trialsText } from './summary.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'

/** What `map` and `demo` do: read, map, draw, publish, say. */
export interface MapRun {
  readonly command: 'map' | 'demo'
  /** Files that belong together, one group a session. */
  readonly groups: readonly (readonly string[])[]
  /** Null: nothing is written (`--json` alone). */
  readonly out: string | null
  readonly options: MapOptionValues
  readonly jobs: number
  /** Lines above and below the summary. */
  readonly opening?: string
  readonly remark?: string
}

/** @returns the exit code. */
export async function runMap(run: MapRun, context: Context): Promise<number> {
  const { terminal, json } = context
  const begun = performance.now()
  if (run.out === null && !json) {
    throw error('cli/usage', {
      what: 'The results need a folder: --out is missing.',
      fix: `Say where, for instance ${commandLine('map', run.groups.flat(), { ...run.options }, 'results')}.`,
    })
  }
  const study = studyFileBeside(run.groups[0][0])
  const options = withStudy(study, run.options)
  const settings = parseSettings(options)
  if (run.opening !== undefined && !json) terminal.out(run.opening)
  const release = run.out === null ? () => undefined : claim(run.out)
  try {
    const progress = progressOn(terminal)
    progress.stage('Reading')
    const pool = { jobs: run.jobs, workerFile: join(import.meta.dirname, 'worker.js') }
    const resample = resampleWithWorkers({ ...pool, onProgress: (share) => progress.share(share) })
    const { results, inputs } = await mapFiles(run.groups, settings, resample, eventsOf(progress, settings.bootstrap))
    const paths = run.command === 'demo' ? [] : run.groups.flat()
    const again = commandLine(run.command, paths, run.options, run.out)
    if (run.out !== null) {
      progress.stage('Figures')
      const drawn = performance.now()
      const command = commandLine(
        run.command,
        paths.map((path) => basename(path)),
        run.options,
        'results',
      )
      const provenance = { command, version, inputs, options, study: study?.options ?? null, seed: settings.seed }
      const files = await resultFiles(results, provenance, pool, (share) => progress.share(share))
      publishFolder(run.out, files)
      progress.end(`${files.size} files, ${seconds(performance.now() - drawn)}`)
      if (!json)
        terminal.out(summaryText(results, terminal) + closing(run, results, files.size, begun, again, terminal))
    }
    if (json) terminal.out(`${JSON.stringify(resultJson(results), null, 2)}\n`)
    return 0
  } finally {
    release()
  }
}

/** Takes the output folder for this run and puts it in order. */
function claim(out: string): () => void {
  checkFolder(out)
  const release = lockFolder(out)
  try {
    recover(out)
    sweep(out)
  } catch (thrown) {
    release()
    throw thrown
  }
  return release
}

function eventsOf(progress: Progress, bootstrap: number) {
  let began = performance.now()
  return {
    onRead: (reading: { title: string; version: string | null }, name: string) => {
      progress.end(
        `${name} · ${reading.title}${reading.version === null || reading.title.endsWith(reading.version) ? '' : ` ${reading.version}`}`,
      )
      progress.stage(bootstrap > 0 ? 'Bootstrap' : 'Maps')
      began = performance.now()
    },
    onSession: (result: SessionResult) => {
      const what = bootstrap > 0 ? `${bootstrap} resamples, ` : ''
      progress.end(`${trialsText(result)} · ${what}${seconds(performance.now() - began)}`)
      progress.stage('Reading')
    },
  }
}

/** The warnings that a terminal shows; all of them are in the report. */
const shownWarnings = 3

function closing(
  { out, remark }: MapRun,
  results: readonly SessionResult[],
  files: number,
  begun: number,
  again: string,
  { paint }: Terminal,
): string {
  const report = join(out ?? '', 'report.html')
  const warnings = foldedWarnings(results.flatMap(({ issues }) => issues))
  const more = warnings.length - shownWarnings
  return [
    ...(remark === undefined ? [] : [`  ${remark}`]),
    ...warnings.slice(0, shownWarnings).map(({ message, where }) => `${paint.yellow('look')}     ${where}: ${message}`),
    ...(more > 0 ? [`${paint.yellow('look')}     ${more} more in ${report}`] : []),
    `Wrote    ${files} files in ${out} · ${seconds(performance.now() - begun)}`,
    `Report   ${paint.cyan(report)}          open it in any browser, no network needed`,
    `Again    ${again}`,
    '',
  ].join('\n')
}
