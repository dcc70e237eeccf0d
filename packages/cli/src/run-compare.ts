import { readFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { decodeText, readMesh } from '@penfield/io'
import { type OpenedSource, openSource } from '@penfield/io/node'
import { formatP } from '@penfield/report'
import {
  type CompareOptions,
  type CompareResult,
  clusterRows,
  compareDesign,
  compareDocument,
  compareFiles,
  compareMaps,
  compareTests,
  meshAdjacency,
  type NullAll,
  readMap,
  readTable,
  smallestOf,
} from '@penfield/study'
import { nullWithWorkers, publishFolder } from '@penfield/study/node'
import { choiceOf, listOf, numberChoice } from './choices.js'
import { claimFolder } from './claim-folder.js'
import { error } from './codes.js'
import { aligned } from './columns.js'
import { optionWords, quoted } from './command-line.js'
import type { Context } from './commands/command.js'
import { progressOn, seconds } from './progress.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'

export interface CompareRun {
  readonly design: string
  readonly options: Readonly<Record<string, unknown>>
  readonly jobs: number
}

/** @returns the exit code. */
export async function runCompare(
  { design: path, options: given, jobs }: CompareRun,
  context: Context,
): Promise<number> {
  const { terminal } = context
  const [options, meshPath] = compareOptions(given)
  const out = typeof given.out === 'string' ? given.out : null
  const table = await openSource(path)
  const design = compareDesign(readTable(textOf(table, path), table.name), options)
  const mapPaths = design.maps.map(({ path: own }) => resolve(dirname(path), own))
  const sources = await openAll(mapPaths)
  const mesh = meshPath === null ? null : await openSource(meshPath)
  const paths = [path, ...mapPaths, ...(meshPath === null ? [] : [meshPath])]
  const release = out === null ? () => undefined : claimFolder(out, { command: 'penfield compare-maps', inputs: paths })
  try {
    const maps = sources.map((source, k) => readMap(textOf(source, mapPaths[k]), design.maps[k].path))
    const neighbours = mesh === null ? null : meshAdjacency(readMesh(mesh), maps[0].values.length)
    const compared = await relabelled(terminal, jobs, (nullAll) =>
      compareMaps(design, maps, neighbours, options, nullAll),
    )
    if (out !== null) {
      const named = [table.name, ...design.maps.map(({ path: own }) => (isAbsolute(own) ? basename(own) : own))]
      const inputs = [table, ...sources, ...(mesh === null ? [] : [mesh])].map(async (source, k) => {
        return { name: named[k] ?? source.name, bytes: source.size, sha256: await source.digest() }
      })
      const command = commandWords(table.name, withoutFolders(given), 'results')
      publishFolder(out, compareFiles(compared, maps, { command, version, inputs: await Promise.all(inputs) }))
    }
    say(compared, context, closing(commandWords(path, given, out), out))
    return 0
  } finally {
    release()
  }
}

/** One after another: a study may have more maps than files may be open at a time. */
async function openAll(paths: readonly string[]): Promise<readonly OpenedSource[]> {
  const sources: OpenedSource[] = []
  for (const path of paths) sources.push(await openSource(path))
  return sources
}

/** The text of a file. Of a very large one only the beginning is held, and it is read again. */
const textOf = ({ name, bytes, size }: OpenedSource, path: string): string =>
  decodeText({ name, bytes: bytes.length === size ? bytes : readFileSync(path) })

/** Runs the test with a line of progress. */
async function relabelled(
  terminal: Terminal,
  jobs: number,
  run: (nullAll: NullAll) => Promise<CompareResult>,
): Promise<CompareResult> {
  const begun = performance.now()
  const progress = progressOn(terminal)
  progress.stage('Relabels')
  let workers = 1
  const compared = await run(
    nullWithWorkers({
      jobs,
      workerFile: join(import.meta.dirname, 'worker.js'),
      onProgress: (share) => progress.share(share),
      onWorkers: (threads) => {
        workers = threads
      },
    }),
  )
  const { count, exact } = compared.test.plan
  const shared = workers > 1 ? ` · ${workers} workers` : ''
  progress.end(`${count}${exact ? ', all there are' : ''}${shared} · ${seconds(performance.now() - begun)}`)
  return compared
}

/** The document, with the looks on stderr; or what a terminal shows. */
function say(compared: CompareResult, { terminal, json }: Context, last: string): void {
  const looks = compared.design.warnings.map((words) => `${terminal.paint.yellow('look')}     ${words}\n`).join('')
  if (json) {
    terminal.out(`${JSON.stringify(compareDocument(compared), null, 2)}\n`)
    terminal.say(looks)
  } else terminal.out(summary(compared, terminal) + looks + last)
}

const tails = { '0': 0, '1': 1, '-1': -1 } as const

function compareOptions(given: CompareRun['options']): readonly [CompareOptions, string | null] {
  choiceOf('--statistic', given.statistic, ['t'])
  const { adjacency } = given
  const mesh = typeof adjacency === 'string' && adjacency.startsWith('mesh:') ? adjacency.slice(5) : null
  if (mesh === '') throw meshMissing()
  const tfce = choiceOf('--tfce', given.tfce, ['none', 'exact', 'integral', 'nilearn'])
  const { permutations, clusterThreshold, block } = given
  const options: CompareOptions = {
    test: given.test === undefined ? null : choiceOf('--test', given.test, compareTests),
    permutations: permutationsOf(permutations),
    tail: tails[choiceOf('--tail', given.tail, ['0', '1', '-1'])],
    covariates: listOf(given.covariates),
    block: typeof block === 'string' ? block : null,
    adjacency: mesh === null ? choiceOf('--adjacency', adjacency, ['grid4', 'grid8']) : 'mesh',
    clusterThreshold:
      clusterThreshold === undefined ? null : numberChoice('--cluster-threshold', clusterThreshold, 0, 1e6),
    tfce: tfce === 'none' ? null : tfce,
    seed: numberChoice('--seed', given.seed, 0, 0xffffffff, true),
  }
  return [options, mesh]
}

function permutationsOf(value: unknown): number | 'exact' {
  if (value === 'exact') return value
  if (typeof value === 'string' && /^[1-9]\d{0,7}$/.test(value) && Number(value) <= 1e7) return Number(value)
  throw error('cli/usage', {
    what: `The value "${value}" of --permutations is neither exact nor a whole number from 1 to 10000000.`,
    where: { argument: `--permutations ${value}` },
    fix: 'Say, for instance, --permutations 10000.',
  })
}

const meshMissing = () =>
  error('cli/usage', {
    what: 'The adjacency mesh: names no file; the path of a surface was expected behind the colon.',
    where: { argument: '--adjacency mesh:' },
    fix: 'Say, for instance, --adjacency mesh:lh.pial.gii.',
  })

/** Flags in the order of the help, and the defaults that need not be said. */
const flags = [
  ['test', '--test', null],
  ['permutations', '--permutations', '10000'],
  ['tail', '--tail', '0'],
  ['covariates', '--covariates', null],
  ['block', '--block', null],
  ['adjacency', '--adjacency', 'grid8'],
  ['clusterThreshold', '--cluster-threshold', null],
  ['tfce', '--tfce', 'none'],
  ['seed', '--seed', '1'],
] as const

/** What is kept of a command names no folder of its machine. */
const withoutFolders = (given: CompareRun['options']): CompareRun['options'] => {
  const { adjacency } = given
  if (typeof adjacency !== 'string' || !adjacency.startsWith('mesh:')) return given
  return { ...given, adjacency: `mesh:${basename(adjacency.slice(5))}` }
}

function commandWords(path: string, given: CompareRun['options'], out: string | null): string {
  const said = optionWords(flags, given)
  return ['penfield', 'compare-maps', quoted(path), ...said, ...(out === null ? [] : ['--out', quoted(out)])].join(' ')
}

function summary(compared: CompareResult, terminal: Terminal): string {
  const { design, test, result, options, peak } = compared
  const { groups, nA, nB } = design
  const { plan, kept } = test
  const people = {
    'one-sample': `${nA} maps against 0`,
    paired: `${nA} people, ${groups[0]} (a) against ${groups[1]} (b)`,
    'two-sample': `${nA} ${groups[0]} (a) and ${nB} ${groups[1]} (b)`,
  }[design.test]
  const beside = options.covariates.length === 0 ? [] : [`beside ${options.covariates.join(', ')}`]
  const how = plan.exact ? `all ${plan.count} relabellings` : `${plan.count} relabellings, seed ${plan.seed}`
  const nodes = `${kept.length} of ${compared.positionsMm.length / 3} nodes take part`
  const pWords = (p: number) => formatP(p, plan.exact ? null : plan.count, { place: 'terminal' })
  const below = (p: Float64Array) => `${p.filter((each) => each <= 0.05).length} nodes at p_FWE <= 0.05`
  const { pTfce } = result
  return [
    `Compared ${[people, ...beside, nodes, how].join(terminal.unicode ? ' · ' : ' - ')}\n`,
    aligned([
      ['largest t', `${peak.t.toFixed(2)} at ${inMm(peak.placeMm)} mm, ${pWords(peak.pFwe)}; ${below(result.pFwe)}`],
      ...(pTfce === null ? [] : [[`TFCE ${options.tfce}`, `smallest ${pWords(smallestOf(pTfce))}; ${below(pTfce)}`]]),
    ]),
    ...clusterLines(compared),
  ].join('')
}

const inMm = (place: readonly number[]): string => place.map((mm) => mm.toFixed(1)).join(' ')

/** Clusters that a terminal shows, those with the largest mass. */
const mostClusters = 10

function clusterLines(compared: CompareResult): readonly string[] {
  const { clusterThreshold } = compared.options
  if (clusterThreshold === null) return []
  const rows = clusterRows(compared)
  if (rows.length === 0) return [`  no node has a t beyond ${clusterThreshold}: no cluster\n`]
  const massOf = (k: number) => Math.abs(rows[k].cluster.mass)
  const shown = [...rows.keys()].sort((a, b) => massOf(b) - massOf(a)).slice(0, mostClusters)
  const cells = shown.map((k) => [
    `${rows[k].number}`,
    `${rows[k].cluster.nodes.length}`,
    rows[k].cluster.mass.toFixed(1),
    formatP(rows[k].cluster.p, null, { place: 'terminal' }).replace('p = ', ''),
    rows[k].t.toFixed(2),
    inMm(rows[k].peak),
  ])
  return [
    aligned([['cluster', 'nodes', 'mass', 'p', 'largest t', 'at (mm)'], ...cells]),
    ...(rows.length > shown.length
      ? [`  ${rows.length - shown.length} more, of less mass, in clusters.tsv of --out\n`]
      : []),
    '  A significant cluster does not place an effect at each node.\n',
  ]
}

function closing(again: string, out: string | null): string {
  if (out === null) return `Next     ${again} --out results      the tables, the figure and the page\n`
  return `Wrote    ${join(out, 'nodes.tsv')} and ${join(out, 'report.html')}\nAgain    ${again}\n`
}
