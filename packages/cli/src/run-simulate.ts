import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openSource } from '@penfield/io/node'
import { designSchemaText, parseSimulated, simulatedStudy } from '@penfield/study'
import { publishFolder, simulateWithWorkers } from '@penfield/study/node'
import { claimFolder } from './claim-folder.js'
import { error } from './codes.js'
import { commandLine, quoted } from './command-line.js'
import type { Context } from './commands/command.js'
import { progressOn, seconds } from './progress.js'
import { seedOf } from './seed.js'
import { version } from './version.js'

export interface SimulateRun {
  /** Null: not said. */
  readonly design: string | null
  readonly out: string | null
  readonly seed: string | null
  readonly jobs: number
}

/** @returns the exit code. */
export async function runSimulate({ design: path, out, seed, jobs }: SimulateRun, context: Context): Promise<number> {
  const { terminal, json } = context
  const begun = performance.now()
  if (path === null || out === null) {
    throw error('cli/usage', {
      what: path === null ? 'The file of the design is missing.' : 'The study needs a folder: --out is missing.',
      fix: `Say for instance penfield simulate ${path === null ? 'design.json' : quoted(basename(path))} --out study.`,
    })
  }
  const source = await openSource(path)
  const { design, given } = parseSimulated(readFileSync(path, 'utf8'), seedOf(seed))
  const release = claimFolder(out, { command: 'penfield simulate', inputs: [path] })
  try {
    const progress = progressOn(terminal)
    progress.stage('People')
    const pool = { jobs, workerFile: join(import.meta.dirname, 'worker.js') }
    const simulateAll = simulateWithWorkers({ ...pool, onProgress: (share) => progress.share(share) })
    const options = seed === null ? {} : { seed }
    const origin = {
      given,
      command: commandLine('simulate', [source.name], options, 'study'),
      version,
      input: { name: source.name, bytes: source.size, sha256: await source.digest() },
    }
    const study = await simulatedStudy(design, origin, simulateAll)
    publishFolder(out, study.files)
    progress.end(`${study.sessions} sessions of ${study.participants} people · ${seconds(performance.now() - begun)}`)
    const { assumed, groups } = design
    if (json) {
      const files = [...study.files.keys()]
      const { participants, sessions } = study
      terminal.out(
        `${JSON.stringify({ version: 1, seed: design.seed, participants, sessions, assumed, files }, null, 2)}\n`,
      )
      return 0
    }
    const [first] = [...study.files.keys()].filter((file) => file.includes('_ses-1_'))
    const session = [first, ...emgBeside(first, study.files)].map((file) => join(out, file))
    terminal.out(
      [
        `Study    ${groups.map(({ n, name }) => `${n} ${name}`).join(' and ')} · ${study.sessions} sessions · seed ${design.seed} · nobody was measured\n`,
        `${terminal.paint.yellow('look')}     ${assumed.length} priors are assumed, not measured: ${join(out, 'README.md')} lists them\n`,
        `Wrote    ${study.files.size} files in ${out}, the truth in ${join(out, 'truth.json')}\n`,
        `Next     ${commandLine('map', session, {}, 'results')}\n`,
      ].join(''),
    )
    return 0
  } finally {
    release()
  }
}

/** The schema of a design for `--schema`. */
export function printSchema({ terminal }: Context): number {
  terminal.out(designSchemaText())
  return 0
}

/** The recording that belongs to a table of stimuli. */
function emgBeside(file: string, files: ReadonlyMap<string, unknown>): readonly string[] {
  const emg = file.replace(/\.[^.]*$/, '_emg.edf')
  return files.has(emg) ? [emg] : []
}
