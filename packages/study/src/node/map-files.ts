import type { Issue, SessionResult } from '@penfield/core'
import { joinReadings, type NamedReading, type Reading, readSource, usableSessions } from '@penfield/io'
import { openSource } from '@penfield/io/node'
import { PenfieldError } from '@penfield/kernels'
import { type IdentitySources, identify, refuseDifferentPeople } from '../identify.js'
import type { MapSettings } from '../parse-settings.js'
import type { Input } from '../provenance.js'
import { mapSession, type Resample } from '../session/map-session.js'
import { participantBeside } from './beside.js'

/** What is told while files are mapped. */
export interface MapEvents {
  /** Before the files of a session are read. */
  onOpen?(): void
  onRead?(reading: Reading, name: string): void
  onSession?(result: SessionResult): void
}

export interface MappedFiles {
  readonly results: readonly SessionResult[]
  readonly inputs: readonly Input[]
}

/**
 * Reads files and maps what they hold.
 *
 * @param groups files that belong together, one group a session (or a file of several sessions).
 * @throws {PenfieldError} of the reader, of emg, of core; study/different-people, study/no-amplitudes.
 */
export async function mapFiles(
  groups: readonly (readonly string[])[],
  settings: MapSettings,
  resample: Resample,
  events: MapEvents = {},
): Promise<MappedFiles> {
  const inputs: Input[] = []
  const results: SessionResult[] = []
  for (const paths of groups) {
    events.onOpen?.()
    const sources = await Promise.all(paths.map(openSource))
    inputs.push(...sources.map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 })))
    const named = sources.map((source) => ({ name: source.name, reading: readSource(source, settings.read) }))
    const who = paths.map((path, k) => ({ said: settings, beside: participantBeside(path), fileName: named[k].name }))
    const reading = named.length === 1 ? named[0].reading : joinedOfOnePerson(named, who)
    const file = named.map(({ name }) => name).join(', ')
    events.onRead?.(reading, file)
    for (const [k, session] of usableSessions(reading, file).entries()) {
      const mapped = await withFile(file, () => mapSession(identify(session, who[0]), settings, resample))
      const issues = [...(k === 0 ? reading.issues : []), ...mapped.issues].map((issue) => inFile(issue, file))
      const result = { ...mapped, issues }
      results.push(result)
      events.onSession?.(result)
    }
  }
  return { results, inputs }
}

/** The files of one session as one reading. */
function joinedOfOnePerson(named: readonly NamedReading[], who: readonly IdentitySources[]): Reading {
  refuseDifferentPeople(
    named.map(({ name, reading: { sessions } }, k) => ({
      name,
      participants: sessions.map((session) => identify(session, who[k]).identity.participant),
    })),
  )
  return joinReadings(named)
}

/** An error that does not know its file yet gets it. */
async function withFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof PenfieldError) || cause.where.file !== undefined) throw cause
    const { code, kind, what, where, fix } = cause
    throw new PenfieldError(code, kind, { what, where: { file, ...where }, fix, cause })
  }
}

const inFile = (issue: Issue, file: string): Issue => ({ ...issue, where: { file, ...issue.where } })
