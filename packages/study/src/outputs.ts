import { type SessionResult, unitOf } from '@penfield/core'
import { crosstalkRows, crosstalkTable } from './tables/crosstalk.js'
import { curveRows, curveTable } from './tables/curves.js'
import { mapTable, nodeRows } from './tables/map.js'
import { metricTable, metricTableRows } from './tables/metrics.js'
import { onsetRows, onsetTable } from './tables/onsets.js'
import { overlapTable, overlapTableRows } from './tables/overlap.js'
import { siteRows, siteTable } from './tables/sites.js'
import { jsonRows, sidecar, type Table, tsv } from './tables/table.js'
import { trialRows, trialTable } from './tables/trials.js'
import { foldedWarnings } from './warnings.js'

/** Text files of a result, by their path inside the output folder. */
export type TextFiles = ReadonlyMap<string, string>

/** trials, sites, metrics and overlap with their sidecars, and one table a map. */
export function tableFiles(results: readonly SessionResult[]): TextFiles {
  const files = new Map<string, string>()
  const add = <Row>(table: Table<Row>, rows: readonly Row[]) => {
    files.set(`${table.name}.tsv`, tsv(table, rows))
    files.set(`${table.name}.json`, sidecar(table))
  }
  // All sessions of a run are mapped with the same settings, and so in the same unit.
  const unitOfTrials = unitOf(results[0]?.trials.muscles[0] ?? {})
  const unitOfMaps = unitOf(results[0]?.maps[0] ?? {})
  add(trialTable(unitOfTrials), results.flatMap(trialRows))
  add(siteTable(unitOfMaps), results.flatMap(siteRows))
  add(metricTable, results.flatMap(metricTableRows))
  add(overlapTable, results.flatMap(overlapTableRows))
  if (results.some(({ curves }) => curves !== undefined)) add(curveTable(unitOfMaps), results.flatMap(curveRows))
  const onsets = results.flatMap(onsetRows)
  const detectors = [...new Set(onsets.flatMap(({ muscle }) => muscle.onsets.map(({ detector }) => detector)))]
  if (onsets.length > 0) add(onsetTable(detectors), onsets)
  const crosstalk = results.flatMap(crosstalkRows)
  if (crosstalk.length > 0) add(crosstalkTable, crosstalk)
  const prefixes = sessionPrefixes(results)
  for (const result of results) {
    for (const map of result.maps) {
      const path = `maps/${prefixes.get(result) ?? ''}${safeName(map.muscle)}`
      const table = mapTable(unitOf(map))
      files.set(`${path}.tsv`, tsv(table, nodeRows(map)))
      files.set(`${path}.json`, sidecar(table))
    }
  }
  return files
}

/** The document that `--json` prints. */
export const resultJson = (
  results: readonly SessionResult[],
  warnings = results.flatMap(({ issues }) => foldedWarnings(issues)),
) => ({
  version: 1,
  trials: results.reduce((sum, result) => sum + trialRows(result).length, 0),
  metrics: results.flatMap((result) => jsonRows(metricTable, metricTableRows(result))),
  overlap: results.flatMap((result) => jsonRows(overlapTable, overlapTableRows(result))),
  warnings,
})

/**
 * What stands before the file names of each session: nothing where there is one session, else who it is, made unique by a number.
 */
export function sessionPrefixes(results: readonly SessionResult[]): ReadonlyMap<SessionResult, string> {
  const prefixes = new Map<SessionResult, string>()
  const taken = new Set<string>()
  for (const result of results) {
    const base = results.length === 1 ? '' : sessionLabel(result)
    const label = numbered(base, (name) => result.maps.some(({ muscle }) => taken.has(fileName(name, muscle))))
    for (const { muscle } of result.maps) taken.add(fileName(label, muscle))
    prefixes.set(result, label === '' ? '' : `${label}_`)
  }
  return prefixes
}

const fileName = (label: string, muscle: string): string => `${label}_${safeName(muscle)}`.toLowerCase()

/** The name itself, or with the first number from 2 that is free. */
function numbered(base: string, isTaken: (name: string) => boolean): string {
  let name = base
  for (let k = 2; isTaken(name); k++) name = base === '' ? String(k) : `${base}-${k}`
  return name
}

function sessionLabel({ session: { identity, part, muscles } }: SessionResult): string {
  const ownPart = muscles.length === 1 && muscles[0].name === part ? null : part
  const parts = [identity.participant, identity.session, identity.hemisphere, ownPart].filter((each) => each !== null)
  return [...new Set(parts)].map(safeName).join('_')
}

/** A text as part of a file name: only letters, digits, `-` and `_` are kept. */
export function safeName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 60)
  return /[\p{L}\p{N}]/u.test(name) ? name : 'map'
}
