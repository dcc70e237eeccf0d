import { basename, join } from 'node:path'
import type { SessionResult } from '@penfield/core'
import type { Reading } from '@penfield/io'
import {
  foldedWarnings,
  type MapOptionValues,
  type Provenance,
  parseSettings,
  resultJson,
  withStudy,
} from '@penfield/study'
import { mapFiles, publishFolder, resampleWithWorkers, resultFiles, studyFileBeside } from '@penfield/study/node'
import { claimFolder } from './claim-folder.js'
import { error } from './codes.js'
import { commandLine } from './command-line.js'
import type { Context } from './commands/command.js'
import { versionBehind } from './format-title.js'
import { type Progress, progressOn, seconds } from './progress.js'
import { summaryText, trialsText } from './summary.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'

/** What `map` does: read, map, draw, publish, say. */
export interface MapRun {
  /** Files that belong together, one group a session. */
  readonly groups: readonly (readonly string[])[]
  /** Null: nothing is written (`--json` alone). */
  readonly out: string | null
  readonly options: MapOptionValues
  readonly jobs: number
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
  const settings = parseSettings(options, study?.mvcUv ?? {})
  const paths = run.groups.flat()
  const release = run.out === null ? () => undefined : claimFolder(run.out, { command: 'penfield map', inputs: paths })
  try {
    const progress = progressOn(terminal)
    const events = eventsOf(progress, settings.bootstrap)
    const pool = { jobs: run.jobs, workerFile: join(import.meta.dirname, 'worker.js') }
    const resample = resampleWithWorkers({ ...pool, ...events, onProgress: (share) => progress.share(share) })
    const { results, inputs } = await mapFiles(run.groups, settings, resample, events)
    const names = paths.map((path) => basename(path))
    const command = commandLine('map', names, run.options, 'results')
    const provenance = { command, version, inputs, options, study: study?.options ?? null, seed: settings.seed }
    const files = run.out === null ? 0 : await writeResults(run.out, results, provenance, pool, progress)
    if (!json) terminal.out(summaryText(results, terminal))
    terminal.say(warningsText(results, run.out, terminal))
    if (run.out !== null && !json) {
      const again = commandLine('map', paths, run.options, run.out)
      terminal.out(closing(run.out, files, begun, again, terminal))
    }
    if (json) terminal.out(`${JSON.stringify(resultJson(results), null, 2)}\n`)
    return 0
  } finally {
    release()
  }
}

/** Draws the figures and publishes everything; @returns how many files there are. */
async function writeResults(
  out: string,
  results: readonly SessionResult[],
  provenance: Omit<Provenance, 'outputs'>,
  pool: { readonly jobs: number; readonly workerFile: string },
  progress: Progress,
): Promise<number> {
  progress.stage('Figures')
  const drawn = performance.now()
  const files = await resultFiles(results, provenance, pool, (share) => progress.share(share))
  publishFolder(out, files)
  progress.end(`${files.size} files, ${seconds(performance.now() - drawn)}`)
  return files.size
}

/** What is told while files are read and mapped: one line a file, one line a session. */
function eventsOf(progress: Progress, bootstrap: number) {
  let began = 0
  let threads = 0
  const beginMap = () => {
    progress.stage(bootstrap > 0 ? 'Bootstrap' : 'Maps')
    began = performance.now()
    threads = 0
  }
  return {
    onOpen: () => progress.stage('Reading'),
    onRead: (reading: Reading, name: string) => {
      progress.end(`${name} · ${reading.title}${versionBehind(reading, ' ')}`)
      beginMap()
    },
    onWorkers: (started: number) => {
      threads = started
    },
    onSession: (result: SessionResult) => {
      const { part } = result.session
      const resamples = bootstrap > 0 ? `${bootstrap} resamples, ` : ''
      const workers = threads > 0 ? `${threads} workers, ` : ''
      const whose = part === null ? '' : `${part} · `
      progress.end(`${whose}${trialsText(result)} · ${resamples}${workers}${seconds(performance.now() - began)}`)
      beginMap()
    },
  }
}

/** The warnings that a terminal shows; all of them are in the report and in the document of `--json`. */
const shownWarnings = 3

function warningsText(results: readonly SessionResult[], out: string | null, { paint }: Terminal): string {
  const warnings = foldedWarnings(results.flatMap(({ issues }) => issues))
  const more = warnings.length - shownWarnings
  const all = out === null ? 'the document, under warnings' : join(out, 'report.html')
  return [
    ...warnings
      .slice(0, shownWarnings)
      .map(({ message, where }) => `${paint.yellow('look')}     ${where}: ${message}\n`),
    ...(more > 0 ? [`${paint.yellow('look')}     ${more} more in ${all}\n`] : []),
  ].join('')
}

function closing(out: string, files: number, begun: number, again: string, { paint }: Terminal): string {
  const report = join(out, 'report.html')
  return [
    `Wrote    ${files} files in ${out} · ${seconds(performance.now() - begun)}`,
    `Report   ${paint.cyan(report)}          open it in any browser, no network needed`,
    `Again    ${again}`,
    '',
  ].join('\n')
}
