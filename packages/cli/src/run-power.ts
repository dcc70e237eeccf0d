import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSource } from '@penfield/io/node'
import {
  answerSentences,
  assumptionSentences,
  judgedRows,
  methodSentences,
  neededInWords,
  type PowerResult,
  type PowerRow,
  parsePowerRequest,
  powerDocument,
  powerFiles,
  powerStudy,
} from '@penfield/study'
import { measureWithWorkers, publishFolder } from '@penfield/study/node'
import { claimFolder } from './claim-folder.js'
import { aligned } from './columns.js'
import { commandLine, quoted } from './command-line.js'
import type { Context } from './commands/command.js'
import { progressOn, seconds } from './progress.js'
import { seedOf } from './seed.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'

export interface PowerRun {
  readonly design: string
  /** Null: nothing is written. */
  readonly out: string | null
  readonly seed: string | null
  readonly jobs: number
}

/** @returns the exit code. */
export async function runPower({ design, out, seed, jobs }: PowerRun, context: Context): Promise<number> {
  const { terminal, json } = context
  const begun = performance.now()
  const source = await openSource(design)
  const request = parsePowerRequest(readFileSync(design, 'utf8'), seedOf(seed))
  const claim = { command: 'penfield power', inputs: [design] }
  const release = out === null ? () => undefined : claimFolder(out, claim)
  try {
    const progress = progressOn(terminal)
    progress.stage('People')
    const workerFile = join(import.meta.dirname, 'worker.js')
    const measureAll = measureWithWorkers({ jobs, workerFile, onProgress: (share) => progress.share(share) })
    const result = await powerStudy(request, measureAll)
    progress.end(
      `${request.studies} studies of ${result.people} simulated people · ${seconds(performance.now() - begun)}`,
    )
    const options = seed === null ? {} : { seed }
    if (out !== null) {
      const input = { name: source.name, bytes: source.size, sha256: await source.digest() }
      const command = commandLine('power', [source.name], options, 'results')
      publishFolder(out, powerFiles(result, { command, version, input }))
    }
    if (json) terminal.out(`${JSON.stringify(powerDocument(result), null, 2)}\n`)
    else terminal.out(summary(result, terminal) + closing(design, out, commandLine('power', [design], options, out)))
    return 0
  } finally {
    release()
  }
}

function summary(result: PowerResult, { paint }: Terminal): string {
  const { request } = result
  const [a, b] = request.design.groups
  const [primary] = answerSentences(result)
  const head = [
    '',
    'd (95 % CI)',
    'power (95 % CI)',
    'd found',
    'wrong sign',
    `people for ${Math.round(100 * request.target)} %`,
  ]
  return [
    `Power    ${a.n} ${a.name} and ${b.n} ${b.name} · alpha ${request.alpha} · ${request.studies} studies · seed ${request.design.seed} · simulated people\n`,
    aligned([head, ...judgedRows(result).map((row) => cells(result, row))]),
    `${paint.bold('Answer')}   ${primary} for a power of ${Math.round(100 * request.target)} %\n`,
    ...methodSentences(result).map((sentence) => `Method   ${sentence}\n`),
    ...assumptionSentences(result).map((sentence) => `${paint.yellow('look')}     ${sentence}\n`),
  ].join('')
}

function cells(result: PowerResult, row: PowerRow): readonly string[] {
  const { outcome, pool, power, powerInterval, typeMOfD, typeS } = row
  const whole = (share: number): string => `${Math.round(100 * share)}`
  const { effect } = pool
  return [
    outcome.muscle === null ? outcome.id : `${outcome.id} ${outcome.muscle}`,
    'missing' in effect ? 'n/a' : `${effect.d.toFixed(2)} (${effect.low.toFixed(2)}, ${effect.high.toFixed(2)})`,
    `${whole(power)} % (${whole(powerInterval.low)}, ${whole(powerInterval.high)})`,
    typeof typeMOfD === 'number' ? `x ${typeMOfD.toFixed(2)}` : 'n/a',
    typeof typeS === 'number' ? `${(100 * typeS).toFixed(1)} %` : 'n/a',
    neededInWords(result, row),
  ]
}

function closing(design: string, out: string | null, again: string): string {
  if (out === null)
    return `Next     penfield power ${quoted(design)} --out power      the table, the figures and the page\n`
  return `Wrote    ${join(out, 'power.tsv')}, figures and ${join(out, 'report.html')}\nAgain    ${again}\n`
}
