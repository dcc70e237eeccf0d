import { join } from 'node:path'
import { decodeText } from '@penfield/io'
import { openSource } from '@penfield/io/node'
import { formatP } from '@penfield/report'
import {
  type GroupOptions,
  type GroupResult,
  type GroupRow,
  groupCounts,
  groupDocument,
  groupFiles,
  groupStudy,
  rankOf,
  verdictOf,
} from '@penfield/study'
import { nullWithWorkers, publishFolder, resultFolders, resultInputs, studyFileBeside } from '@penfield/study/node'
import { choiceOf, listOf, numberChoice } from './choices.js'
import { claimFolder } from './claim-folder.js'
import { error } from './codes.js'
import { aligned } from './columns.js'
import { optionWords, quoted } from './command-line.js'
import type { Context } from './commands/command.js'
import { progressOn, seconds } from './progress.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'

export interface GroupRun {
  readonly results: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly jobs: number
}

/** @returns the exit code. */
export async function runGroup({ results, options: given, jobs }: GroupRun, context: Context): Promise<number> {
  const { terminal, json } = context
  const begun = performance.now()
  const participants = String(given.participants)
  const out = typeof given.out === 'string' ? given.out : null
  const source = await openSource(participants)
  const study = studyFileBeside(participants)
  const options = groupOptions(given, study?.primary ?? null, study?.reference ?? null)
  const twice = typeof given.reliability === 'string' ? given.reliability : null
  const inputs = [...results, participants, ...(twice === null ? [] : [twice])]
  const release = out === null ? () => undefined : claimFolder(out, { command: 'penfield group', inputs })
  try {
    const progress = progressOn(terminal)
    progress.stage('Groups')
    const workerFile = join(import.meta.dirname, 'worker.js')
    const nullAll = nullWithWorkers({ jobs, workerFile, onProgress: (share) => progress.share(share) })
    const text = decodeText(source)
    const unchanged = twice === null ? null : resultFolders([twice])
    const folders = resultFolders(results)
    const input = { folders, unchanged, participants: { name: source.name, text } }
    const result = await groupStudy(input, options, nullAll)
    progress.end(
      `${result.people.people.length} people, ${result.rows.length} comparisons · ${seconds(performance.now() - begun)}`,
    )
    const again = (names: readonly string[], table: string, folder: string | null) =>
      commandWords(names, table, given, folder)
    // Where folders lie is nobody's business: the record names them by what they are.
    const recorded = twice === null ? given : { ...given, reliability: 'unchanged' }
    if (out !== null) {
      const table = { name: source.name, bytes: source.size, sha256: await source.digest() }
      const record = [table, ...resultInputs([...folders, ...(unchanged ?? [])])]
      const command = commandWords(['results'], source.name, recorded, 'group')
      const title = study?.title ?? 'Groups'
      publishFolder(out, groupFiles(result, { command, version, title, inputs: record }))
    }
    if (json) {
      for (const words of result.warnings) terminal.say(`look     ${words}\n`)
      terminal.out(`${JSON.stringify(groupDocument(result), null, 2)}\n`)
    } else terminal.out(summary(result, terminal) + closing(again(results, participants, out), out))
    return 0
  } finally {
    release()
  }
}

function groupOptions(given: GroupRun['options'], primary: string | null, reference: string | null): GroupOptions {
  const word = (name: string): string | null => (typeof given[name] === 'string' ? (given[name] as string) : null)
  const [pre, post] = [word('pre'), listOf(given.post)]
  if ((pre === null) !== (post.length === 0)) {
    throw error('cli/usage', {
      what: 'A trial needs the visit before and at least one after; one of --pre and --post is missing.',
      fix: 'Say, for instance, --pre 1 --post 2.',
    })
  }
  if (pre !== null && (word('visit') !== null || post.includes(pre))) {
    throw error('cli/usage', {
      what: post.includes(pre)
        ? `The visit ${pre} stands before and after; a trial needs two.`
        : '--visit names one visit, and a trial compares several.',
      fix: post.includes(pre) ? 'Say, for instance, --pre 1 --post 2.' : 'Leave out --visit, or --pre and --post.',
    })
  }
  const { permutations } = given
  return {
    between: String(given.between),
    reference: word('reference') ?? reference,
    covariates: listOf(given.covariates),
    visit: word('visit'),
    trial: pre === null ? null : { pre, post },
    dose: word('dose'),
    primary: word('primary') ?? primary,
    statistic: choiceOf('--statistic', given.statistic, ['welch', 'pooled', 'mean']),
    permutations: permutations === 'exact' ? 'exact' : numberChoice('--permutations', permutations, 1, 1e7, true),
    seed: numberChoice('--seed', given.seed, 0, 0xffffffff, true),
    coverage: numberChoice('--coverage', given.coverage, 0, 1),
    tfce: choiceOf('--tfce', given.tfce, ['exact', 'integral', 'nilearn']),
    align: choiceOf('--align', given.align, ['frame', 'cog', 'both']),
    mixedSettings: given.mixedSettings === true,
  }
}

/** Flags in the order of the help, and the defaults that need not be said. */
const flags = [
  ['between', '--between', null],
  ['reference', '--reference', null],
  ['primary', '--primary', null],
  ['covariates', '--covariates', null],
  ['visit', '--visit', null],
  ['pre', '--pre', null],
  ['post', '--post', null],
  ['dose', '--dose', null],
  ['reliability', '--reliability', null],
  ['statistic', '--statistic', 'welch'],
  ['permutations', '--permutations', '9999'],
  ['coverage', '--coverage', '0.6'],
  ['tfce', '--tfce', 'exact'],
  ['align', '--align', 'both'],
  ['seed', '--seed', '1'],
] as const

function commandWords(
  results: readonly string[],
  participants: string,
  given: GroupRun['options'],
  out: string | null,
): string {
  const said = optionWords(flags, given)
  return [
    ...['penfield', 'group', ...results.map(quoted), '--participants', quoted(participants), ...said],
    ...(given.mixedSettings === true ? ['--mixed-settings'] : []),
    ...(out === null ? [] : ['--out', quoted(out)]),
  ].join(' ')
}

/** Comparisons that a terminal shows; all of them are in the tables. */
const shownRows = 12

function summary(result: GroupResult, { paint }: Terminal): string {
  const { people, leftOut, options, strata } = result
  const counts = Object.entries(groupCounts(result)).map(([name, n]) => `${name} ${n}`)
  const out = leftOut.map(({ label, reason }) => `${label} ${reason}`)
  const folded = out.length > 6 ? [...out.slice(0, 6), `${out.length - 6} more`] : out
  const inMain = result.rows.filter(({ hemisphere }) => hemisphere === strata.names[0])
  // Of one muscle there is no overlap, and its metrics are what there is.
  const main = inMain.some(({ level }) => level === 'overlap')
    ? inMain.filter(({ level, id }) => level !== 'metric' || id === 'cog')
    : inMain
  const isDose = ({ contrast }: GroupRow): boolean => contrast.startsWith('per ')
  const tested = main
    .filter(({ p }) => p !== null)
    .sort((a, b) => rankOf(options.primary, a) - rankOf(options.primary, b))
  const rows = [
    ...tested.filter((row) => !isDose(row)).slice(0, shownRows),
    ...tested.filter(isDose).slice(0, shownRows),
  ]
  const number = (value: number | null): string =>
    value === null ? 'n/a' : Math.abs(value) < 999.5 ? value.toPrecision(3) : value.toFixed(0)
  const head = ['', 'contrast', 'difference (95 % CI)', 'g', 'p', 'p corrected', 'people']
  const cells = rows.map((row) => [
    nameOf(row),
    row.contrast,
    row.ciLow === null ? number(row.estimate) : `${number(row.estimate)} (${number(row.ciLow)}, ${number(row.ciHigh)})`,
    row.effectSize === null ? 'n/a' : `${row.contrast.startsWith('per ') ? 'r ' : ''}${row.effectSize.toFixed(2)}`,
    row.p === null ? 'n/a' : formatP(row.p, null, { place: 'terminal' }).replace('p = ', ''),
    row.pCorrected === null ? 'n/a' : formatP(row.pCorrected, null, { place: 'terminal' }).replace('p = ', ''),
    `${row.nA} and ${row.nB}`,
  ])
  return [
    `People   ${people.people.length} analysed · ${counts.join(', ')}${folded.length === 0 ? '' : ` · left out: ${folded.join(', ')}`}\n`,
    `Primary  ${options.primary === null ? 'none named: exploratory' : verdictOf(result)}\n`,
    rows.length === 0 ? `No test  ${whyNone(result)}\n` : aligned([head, ...cells]),
    ...(rows.length > 0 && main.length > rows.length
      ? [`  ${main.length - rows.length} more, and all other comparisons, in group.tsv\n`]
      : []),
    ...result.warnings.map((words) => `${paint.yellow('look')}     ${words}\n`),
  ].join('')
}

/** The commonest reason why a comparison has no test. */
function whyNone({ rows }: GroupResult): string {
  const counts = new Map<string, number>()
  for (const { note } of rows) counts.set(note, (counts.get(note) ?? 0) + 1)
  const [why = 'there is nothing to compare'] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return `${why.replace('no test: ', '')}; differences stand in the tables without p.`
}

const nameOf = ({ id, muscle }: GroupRow): string => (muscle === null ? id : `${id} ${muscle}`)

function closing(again: string, out: string | null): string {
  if (out === null) return `Next     ${again} --out group      the tables, the figures and the page\n`
  return `Wrote    ${join(out, 'group.tsv')}, people.tsv, figures and ${join(out, 'report.html')}\nAgain    ${again}\n`
}
