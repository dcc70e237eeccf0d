/** One person of a study: every session mapped, tables and report. */
import { bootstrapRange, isMissing, type OverlapRow, type SessionResult, type Value } from '@penfield/core'
import { type SeenNumber, type StudySession, sessionReport } from '@penfield/report'
import { tableFiles } from '../outputs.js'
import { parseSettings } from '../parse-settings.js'
import { provenanceJson, settingsInForce } from '../provenance.js'
import { studyIndices } from '../run/indices.js'
import type { RunPerson, RunTable } from '../run/run-person.js'
import type { MapOptionValues } from '../settings.js'
import type { StudyFile } from '../study-file.js'
import { withStudy } from '../study-file.js'
import { foldedWarnings } from '../warnings.js'
import { mapFiles } from './map-files.js'
import type { PoolOptions } from './pool.js'
import { spread } from './spread.js'
import type { StudyMember } from './study-folder.js'

/** What a worker is asked. Plain data. */
export interface PersonJob {
  readonly member: StudyMember
  readonly options: MapOptionValues
  readonly study: StudyFile | null
  readonly version: string
  readonly command: string
}

export interface PersonDone {
  /** Text files by path inside the person's folder. */
  readonly files: readonly (readonly [string, string])[]
  readonly tables: RunPerson['tables']
  readonly sessions: readonly StudySession[]
  readonly muscles: readonly string[]
  readonly remarks: number
}

/** What a worker does. Resamples are not spread any further: there are people enough. */
export async function answerPerson({ member, options, study, version, command }: PersonJob): Promise<PersonDone> {
  const inForce = withStudy(study, options)
  const settings = parseSettings(inForce, study?.mvcUv ?? {})
  const { results, inputs } = await mapFiles(member.sessions, settings, async (job, n) => bootstrapRange(job, 0, n))
  const files = new Map(tableFiles(results))
  const tableOf = (name: RunTable) => ({ tsv: files.get(`${name}.tsv`) ?? '', json: files.get(`${name}.json`) ?? '' })
  const tables = { metrics: tableOf('metrics'), overlap: tableOf('overlap') }
  const context = { version, command, seed: settings.seed, settings: settingsInForce(inForce), inputs }
  files.set('report.html', sessionReport(results, context))
  const outputs = [...files.keys()]
  const provenance = { command, version, inputs, options: inForce, study: study?.options ?? null, seed: settings.seed }
  files.set('provenance.json', provenanceJson({ ...provenance, outputs }, results, { node: process.versions.node }))
  return {
    files: [...files],
    tables,
    sessions: results.map(sessionOf),
    muscles: results[0].maps.map(({ muscle }) => muscle),
    remarks: results.reduce((sum, { issues }) => sum + foldedWarnings(issues).length, 0),
  }
}

function sessionOf({ session: { identity }, overlap }: SessionResult): StudySession {
  const rows = studyIndices.map(({ id }) => overlap.find(({ index }) => index === id))
  return {
    session: identity.session ?? '1',
    hemisphere: identity.hemisphere ?? 'n/a',
    numbers: rows.map((row) => seen(row?.value, row?.interval)),
    corrected: rows.map((row) => seen(row?.corrected, row?.correctedInterval)),
  }
}

function seen(value: Value | undefined, interval: OverlapRow['interval'] | undefined): SeenNumber | null {
  if (value === undefined || isMissing(value)) return null
  const end = (of: Value | undefined) => (of === undefined || isMissing(of) ? null : of)
  return { value, low: end(interval?.low), high: end(interval?.high) }
}

/** Spreads people over worker threads. */
export const runPeople = (options: PoolOptions) => spread(options, 'answerPerson', answerPerson)
