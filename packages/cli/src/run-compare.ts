import { dirname, join, resolve } from 'node:path'
import { readMesh } from '@penfield/io'
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
  readMap,
  readTable,
} from '@penfield/study'
import { nullWithWorkers, publishFolder } from '@penfield/study/node'
import { choiceOf, listOf, numberChoice } from './choices.js'
import { claimFolder } from './claim-folder.js'
import { error } from './codes.js'
import { aligned } from './columns.js'
import { quoted } from './command-line.js'
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
  const { terminal, json } = context
  const begun = performance.now()
  const [options, meshPath] = compareOptions(given)
  const out = typeof given.out === 'string' ? given.out : null
  const table = await openSource(path)
  const design = compareDesign(readTable(textOf(table), table.name), options)
  const sources = await Promise.all(design.maps.map(({ path: own }) => openSource(resolve(dirname(path), own))))
  const mesh = meshPath === null ? null : await openSource(meshPath)
  const inputs = [table, ...sources, ...(mesh === null ? [] : [mesh])]
  const paths = [
    path,
    ...design.maps.map(({ path: own }) => resolve(dirname(path), own)),
    ...(meshPath === null ? [] : [meshPath]),
  ]
  const release = out === null ? () => undefined : claimFolder(out, { command: 'penfield compare-maps', inputs: paths })
  try {
    const maps = sources.map((source) => readMap(textOf(source), source.name))
    const progress = progressOn(terminal)
    progress.stage('Compare')
    const workerFile = join(import.meta.dirname, 'worker.js')
    const nullAll = nullWithWorkers({ jobs, workerFile, onProgress: (share) => progress.share(share) })
    const neighbours = mesh === null ? null : meshAdjacency(readMesh(mesh), maps[0].values.length)
    const compared = await compareMaps(design, maps, neighbours, options, nullAll)
    const { count, exact } = compared.test.plan
    progress.end(`${count} relabellings${exact ? ', all there are' : ''} · ${seconds(performance.now() - begun)}`)
    const words = (name: string, folder: string | null) => commandWords(name, given, folder)
    if (out !== null) {
      const record = await Promise.all(
        inputs.map(async ({ name, size, digest }) => ({ name, bytes: size, sha256: await digest() })),
      )
      publishFolder(
        out,
        compareFiles(compared, maps, { command: words(table.name, 'results'), version, inputs: record }),
      )
    }
    if (json) terminal.out(`${JSON.stringify(compareDocument(compared), null, 2)}\n`)
    else terminal.out(summary(compared, terminal) + closing(words(path, out), out))
    return 0
  } finally {
    release()
  }
}

const textOf = (source: OpenedSource): string => new TextDecoder().decode(source.bytes)

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
    permutations: permutations === 'exact' ? 'exact' : numberChoice('--permutations', permutations, 1, 1e7, true),
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

const meshMissing = () =>
  error('cli/usage', {
    what: '--adjacency mesh: names no file.',
    fix: 'Say, for instance, --adjacency mesh:lh.pial.gii.',
  })

/** Options with their defaults; those are left out of the line that makes the same again. */
const defaults: Readonly<Record<string, string>> = {
  statistic: 't',
  permutations: '10000',
  tail: '0',
  adjacency: 'grid8',
  tfce: 'none',
  seed: '1',
}

const flags = {
  test: '--test',
  permutations: '--permutations',
  tail: '--tail',
  covariates: '--covariates',
  block: '--block',
  adjacency: '--adjacency',
  clusterThreshold: '--cluster-threshold',
  tfce: '--tfce',
  seed: '--seed',
} as const

function commandWords(path: string, given: CompareRun['options'], out: string | null): string {
  const said = Object.entries(flags).flatMap(([name, flag]) => {
    const value = given[name]
    return typeof value !== 'string' || value === defaults[name] ? [] : [flag, quoted(value)]
  })
  return ['penfield', 'compare-maps', quoted(path), ...said, ...(out === null ? [] : ['--out', quoted(out)])].join(' ')
}

function summary(compared: CompareResult, { paint }: Terminal): string {
  const { design, test, result, options } = compared
  const { groups, nA, nB, warnings } = design
  const plan = test.plan
  const people =
    design.test === 'one-sample'
      ? `${nA} maps against 0`
      : design.test === 'paired'
        ? `${nA} people, ${groups[0]} against ${groups[1]}`
        : `${nA} ${groups[0]} (a) and ${nB} ${groups[1]} (b)`
  const covariates = design.covariates.length === 0 ? '' : ` · beside ${options.covariates.join(', ')}`
  const least = Math.min(...result.pFwe)
  const peak = result.pFwe.indexOf(least)
  const node = test.kept[peak]
  const at = [0, 1, 2].map((axis) => compared.positionsMm[3 * node + axis].toFixed(1)).join(' ')
  const below = result.pFwe.filter((p) => p <= 0.05).length
  const how = plan.exact ? `all ${plan.count} relabellings` : `${plan.count} relabellings, seed ${plan.seed}`
  const pWords = (p: number) => formatP(p, plan.exact ? null : plan.count, { place: 'terminal' })
  return [
    `Compared ${people}${covariates} · ${test.kept.length} of ${compared.positionsMm.length / 3} nodes take part · ${how}\n`,
    `  largest t          ${result.statistic[peak].toFixed(2)} at ${at} mm, ${pWords(least)} with all nodes in view\n`,
    `  nodes p_FWE <= 0.05  ${below}\n`,
    ...(result.pTfce === null
      ? []
      : [
          `  TFCE (${options.tfce})  ${pWords(Math.min(...result.pTfce))} at its smallest; ${result.pTfce.filter((p) => p <= 0.05).length} nodes at p <= 0.05\n`,
        ]),
    ...clusterLines(compared, pWords),
    ...warnings.map((words) => `${paint.yellow('look')}     ${words}\n`),
  ].join('')
}

function clusterLines(compared: CompareResult, pWords: (p: number) => string): readonly string[] {
  if (compared.options.clusterThreshold === null) return []
  const rows = clusterRows(compared)
  if (rows.length === 0) return [`  no node has a t beyond ${compared.options.clusterThreshold}: no cluster\n`]
  const head = ['cluster', 'nodes', 'mass', 'p', 'largest t', 'at (mm)']
  const cells = rows.map(({ number, cluster, peak, t }) => [
    `${number}`,
    `${cluster.nodes.length}`,
    cluster.mass.toFixed(1),
    pWords(cluster.p),
    t.toFixed(2),
    peak.map((place) => place.toFixed(1)).join(' '),
  ])
  return [aligned([head, ...cells]), '  A significant cluster does not place an effect at each node.\n']
}

function closing(again: string, out: string | null): string {
  if (out === null) return `Next     ${again} --out results      the tables, the figure and the page\n`
  return `Wrote    ${join(out, 'nodes.tsv')} and ${join(out, 'report.html')}\nAgain    ${again}\n`
}
