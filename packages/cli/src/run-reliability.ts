import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '@penfield/io'
import { openSource } from '@penfield/io/node'
import type { Place } from '@penfield/report'
import {
  parseConditions,
  type ReliabilityResult,
  reliabilityDocument,
  reliabilityFiles,
  reliabilityOf,
  reliabilityText,
} from '@penfield/study'
import { publishFolder } from '@penfield/study/node'
import { claimFolder } from './claim-folder.js'
import { aligned } from './columns.js'
import { quoted } from './command-line.js'
import type { Context } from './commands/command.js'
import { placeOf } from './summary-cells.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'

export interface ReliabilityRun {
  readonly table: string
  /** Null: the column is called value. */
  readonly value: string | null
  /** Each COLUMN=VALUE. */
  readonly where: readonly string[]
  readonly log: boolean
  /** Null: nothing is written. */
  readonly out: string | null
}

/** @returns the exit code. */
export async function runReliability(run: ReliabilityRun, { terminal, json }: Context): Promise<number> {
  const { table, value, where, log, out } = run
  const conditions = parseConditions(where)
  const source = await openSource(table)
  const text = decodeText({ name: source.name, bytes: readFileSync(table) })
  const result = reliabilityOf(text, { file: source.name, value: value ?? 'value', where: conditions, log })
  if (out !== null) {
    const release = claimFolder(out, { command: 'penfield reliability', inputs: [table] })
    try {
      const input = { name: source.name, bytes: source.size, sha256: await source.digest() }
      const command = commandLine({ ...run, table: source.name, out: 'results' })
      publishFolder(out, reliabilityFiles(result, { command, version, input }))
    } finally {
      release()
    }
  }
  if (json) {
    const document = reliabilityDocument(result)
    terminal.out(`${JSON.stringify(document, null, 2)}\n`)
    terminal.say(lookLines(document.warnings, terminal))
  } else terminal.out(summary(result, terminal) + closing(run))
  return 0
}

function summary(result: ReliabilityResult, terminal: Terminal): string {
  const place: Place = placeOf(terminal).place
  const { title, tables, answer, method, looks } = reliabilityText(result, place)
  const { bold } = terminal.paint
  const dot = (words: string): string => (place === 'ascii' ? words.replaceAll('·', '-') : words)
  return [
    dot(`Table    ${title}\n`),
    ...tables.map(({ rows }) => aligned(rows)),
    ...answer.map((sentence) => `${bold('Answer')}   ${sentence}\n`),
    ...method.map((sentence) => `Method   ${sentence}\n`),
    lookLines(looks, terminal),
  ].join('')
}

const lookLines = (looks: readonly string[], { paint }: Terminal): string =>
  looks.map((sentence) => `${paint.yellow('look')}     ${sentence}\n`).join('')

function closing(run: ReliabilityRun): string {
  const { out } = run
  if (out === null)
    return `Next     ${commandLine({ ...run, out: 'reliability' })}      the table, the figures and the page\n`
  return `Wrote    ${join(out, 'reliability.tsv')}, figures and ${join(out, 'report.html')}\nAgain    ${commandLine(run)}\n`
}

function commandLine({ table, value, where, log, out }: ReliabilityRun): string {
  const words = ['penfield', 'reliability', quoted(table)]
  if (value !== null) words.push('--value', quoted(value))
  for (const condition of where) words.push('--where', quoted(condition))
  if (log) words.push('--log')
  if (out !== null) words.push('--out', quoted(out))
  return words.join(' ')
}
