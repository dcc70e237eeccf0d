import { pairsOf, type SessionResult } from '@penfield/core'
import {
  type Drawing,
  type Figure,
  type FigureInput,
  figures,
  type ReportContext,
  sessionReport,
} from '@penfield/report'
import { safeName, sessionPrefixes, tableFiles } from '../outputs.js'
import { type Provenance, provenanceJson, settingsInForce } from '../provenance.js'
import { drawPngs } from './png-pool.js'

/** A file of results by its path inside the output folder. */
export type ResultFiles = ReadonlyMap<string, string | Uint8Array>

/**
 * Everything that a run writes: tables and their sidecars, maps, figures as SVG and PNG, the report, and last the provenance,
 * which lists them.
 *
 * @param onProgress the share of the figures that is drawn.
 */
export async function resultFiles(
  results: readonly SessionResult[],
  provenance: Omit<Provenance, 'outputs'>,
  pool: { readonly jobs: number; readonly workerFile: string },
  onProgress?: (share: number) => void,
): Promise<ResultFiles> {
  const files = new Map<string, string | Uint8Array>(tableFiles(results))
  const drawings = drawAll(results)
  const names = [...drawings.keys()]
  const pngs = await drawPngs(
    names.map((name) => (drawings.get(name) as Drawing).svg),
    pool,
    onProgress,
  )
  names.forEach((name, k) => {
    files.set(`figures/${name}.svg`, (drawings.get(name) as Drawing).svg)
    files.set(`figures/${name}.png`, pngs[k])
  })
  files.set('report.html', sessionReport(results, contextOf(provenance)))
  const outputs = [...files.keys()]
  files.set('provenance.json', provenanceJson({ ...provenance, outputs }, results, { node: process.versions.node }))
  return files
}

/** Every figure of every session, by file name without ending. */
function drawAll(results: readonly SessionResult[]): ReadonlyMap<string, Drawing> {
  const drawings = new Map<string, Drawing>()
  const prefixes = sessionPrefixes(results)
  for (const result of results) {
    for (const figure of figures) {
      for (const { of, input } of subjects[figure.scope](result)) {
        const drawing = figure.draw(input)
        if (drawing !== null)
          drawings.set(`${prefixes.get(result) ?? ''}${[...of.map(safeName), figure.id].join('_')}`, drawing)
      }
    }
  }
  return drawings
}

interface Subject {
  /** The muscles that the file name tells. */
  readonly of: readonly string[]
  readonly input: FigureInput
}

/** What a figure of each scope is drawn of. */
const subjects: Readonly<Record<Figure['scope'], (result: SessionResult) => readonly Subject[]>> = {
  session: (result) => [{ of: [], input: { result } }],
  muscle: (result) => result.maps.map(({ muscle }) => ({ of: [muscle], input: { result, muscle } })),
  pair: (result) =>
    pairsOf(result.maps.length).map(([a, b]) => {
      const pair = [result.maps[a].muscle, result.maps[b].muscle] as const
      return { of: pair, input: { result, pair } }
    }),
}

const contextOf = (provenance: Omit<Provenance, 'outputs'>): ReportContext => ({
  version: provenance.version,
  command: provenance.command,
  seed: provenance.seed,
  settings: settingsInForce(provenance.options),
  inputs: provenance.inputs,
})
