import type { Issue, SessionResult } from '@penfield/core'
import { attachRecording } from '@penfield/emg'
import { joinReadings, type NamedReading, type Reading, usableSessions } from '@penfield/io'
import { PenfieldError } from '@penfield/kernels'
import { error } from '../codes.js'
import { type IdentitySources, identify, refuseDifferentPeople } from '../identify.js'
import type { MapSettings } from '../parse-settings.js'
import type { Input } from '../provenance.js'
import { mapSession, type Resample, type ToMap } from '../session/map-session.js'
import { channelsByName } from '../session/muscle-channels.js'
import { participantBeside } from './beside.js'
import { readFiles } from './read-files.js'

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
    const files = await readFiles(paths, settings.read)
    inputs.push(...files.inputs)
    const named = files.readings
    const who = named.map(({ path, name }) => ({ said: settings, beside: participantBeside(path), fileName: name }))
    const file = named.map(({ name }) => name).join(', ')
    const { reading, sessions } = await withFile(file, () => sessionsOf(named, who, settings))
    events.onRead?.(reading, file)
    for (const [k, each] of sessions.entries()) {
      const identified = { ...each, session: identify(each.session, who[0]) }
      const mapped = await withFile(file, () => mapSession(identified, settings, resample))
      const issues = [...(k === 0 ? reading.issues : []), ...mapped.issues].map((issue) => inFile(issue, file))
      const result = { ...mapped, issues }
      results.push(result)
      events.onSession?.(result)
    }
  }
  return { results, inputs }
}

interface Sessions {
  readonly reading: Reading
  readonly sessions: readonly ToMap[]
}

/** The sessions of files that belong together: a navigator's, with the sweeps of a recording where one is given. */
function sessionsOf(named: readonly NamedReading[], who: readonly IdentitySources[], settings: MapSettings): Sessions {
  const recordings = named.filter(({ reading }) => reading.recording !== undefined)
  const [recording] = recordings
  const places = named.filter(({ reading }) => reading.recording === undefined)
  if (recording === undefined && places.length > 1) for (const each of places) refuseBareTable(each)
  const reading = named.length === 1 ? named[0].reading : joinedOfOnePerson(places.length > 0 ? places : named, who)
  const file = named.map(({ name }) => name).join(', ')
  if (recording?.reading.recording === undefined || places.length === 0)
    return { reading, sessions: usableSessions(reading, file).map((session) => ({ session })) }
  if (recordings.length > 1) throw severalRecordings(recordings)
  const { sessions } =
    reading.unusable !== null && reading.sessions.every(({ stimuli }) => stimuli.n === 0)
      ? { sessions: usableSessions(reading, file) }
      : reading
  if (sessions.length > 1) throw severalSessions(places, sessions.length)
  const raw = recording.reading.recording
  const asked = { channels: settings.attach.channels, muscles: settings.read.muscles ?? null }
  const options = { ...settings.attach, ...channelsByName(raw, asked) }
  const { session, pulses, issues } = attachRecording(sessions[0], raw, options)
  const all = [...reading.issues, ...recording.reading.issues, ...issues]
  return { reading: { ...reading, issues: all, unusable: null }, sessions: [{ session, pulses }] }
}

/** A table without amplitudes, which another file must not hide. */
function refuseBareTable({ name, reading }: NamedReading): void {
  const { format, sessions } = reading
  const isBare = sessions.every(({ muscles, stimuli }) => stimuli.n > 0 && muscles.length === 0)
  if (isBare && ['table', 'xlsx'].includes(format)) usableSessions(reading, name)
}

const severalRecordings = (recordings: readonly NamedReading[]) =>
  error('study/recordings', {
    what: `${recordings.map(({ name }) => name).join(' and ')} are all recordings; one recording of a session was expected.`,
    fix: 'Give one recording at a time with the part of the session that belongs to it.',
  })

const severalSessions = (places: readonly NamedReading[], n: number) =>
  error('study/recordings', {
    what: `${places.map(({ name }) => name).join(', ')} holds ${n} sessions, and it is not known to which of them the recording belongs.`,
    fix: 'Export the session of the recording into a file of its own.',
  })

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
async function withFile<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof PenfieldError) || cause.where.file !== undefined) throw cause
    const { code, kind, what, where, fix } = cause
    throw new PenfieldError(code, kind, { what, where: { file, ...where }, fix, cause })
  }
}

const inFile = (issue: Issue, file: string): Issue => ({ ...issue, where: { file, ...issue.where } })
