/** A simulated study as a folder: what a lab would have, and the truth beside it. */
import { roundedForFiles } from '@penfield/kernels'
import { type Design, type Participant, participantsOf } from '@penfield/sim'
import { error } from '../codes.js'
import { sidecar, type Table, tsv } from '../tables/table.js'
import type { FieldRow, ParticipantFiles, ParticipantShard } from './participant-files.js'
import { readmeText } from './readme.js'
import { thresholdColumns } from './threshold-columns.js'

/** Has every participant simulated: here, or spread over workers. */
export type SimulateAll = (shards: readonly ParticipantShard[]) => Promise<readonly ParticipantFiles[]>

/** The design's file and the program that read it. */
export interface SimulateOrigin {
  /** The design as it was written. */
  readonly given: unknown
  readonly command: string
  readonly version: string
  readonly input: { readonly name: string; readonly bytes: number; readonly sha256: string }
}

export interface SimulatedStudy {
  /** By path inside the study folder; provenance.json last. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
  readonly participants: number
  readonly sessions: number
}

/** @throws {PenfieldError} study/format-not-written; io errors of the writers. */
export async function simulatedStudy(
  design: Design,
  origin: SimulateOrigin,
  simulateAll: SimulateAll,
): Promise<SimulatedStudy> {
  const everyone = participantsOf(design)
  checkSize(design, everyone)
  const parts = await simulateAll(everyone.map(({ group, index }) => ({ design, group, index })))
  const sessions = parts.flatMap((part) => part.sessions)
  const participants = participantTable(design, everyone, sessions)
  const files = new Map<string, string | Uint8Array>([
    ['README.md', readmeText(design, { participants: everyone.length, sessions: sessions.length })],
    ['study.json', json({ title: titleOf(design), muscles: design.muscles })],
    ['participants.tsv', tsv(participants, everyone)],
    ['participants.json', sidecar(participants)],
    ...parts.flatMap((part) => part.files),
    ['truth.json', json(truthDocument(design, origin, sessions))],
    [
      'truth-fields.tsv',
      tsv(
        fieldTable,
        parts.flatMap(({ fields }) => fields),
      ),
    ],
    ['truth-fields.json', sidecar(fieldTable)],
  ])
  files.set('provenance.json', json(provenanceOf(design, origin, [...files.keys()])))
  return { files, participants: everyone.length, sessions: sessions.length }
}

/** Sessions that are held in memory until the folder is published: about 1 GB. */
const most = { tables: 20_000, recordings: 1000 }

function checkSize({ emg, hemispheres }: Design, everyone: readonly Participant[]): void {
  const sessions = everyone.reduce((sum, { visits }) => sum + visits * hemispheres.length, 0)
  const limit = emg ? most.recordings : most.tables
  if (sessions <= limit) return
  throw error('study/too-many-sessions', {
    what: `The design asks for ${sessions} sessions; at most ${limit} ${emg ? 'with recordings ' : ''}are written at once.`,
    where: { argument: 'groups' },
    fix: 'Simulate several studies with other seeds, or fewer people and visits; penfield power needs no files.',
  })
}

const titleOf = ({ groups }: Design): string =>
  `Simulated: ${groups.map(({ n, name }) => `${n} ${name}`).join(' and ')}`

/** Numbers as the tables have them, to 12 digits. */
const json = (document: unknown): string =>
  `${JSON.stringify(document, (_key, value: unknown) => (typeof value === 'number' ? roundedForFiles(value) : value), 2)}\n`

function truthDocument(design: Design, { given }: SimulateOrigin, sessions: ParticipantFiles['sessions']) {
  return {
    version: 1,
    simulated: true,
    seed: design.seed,
    preset: design.preset,
    engine: design.engine,
    assumed: design.assumed,
    design: given,
    sessions,
  }
}

function provenanceOf({ seed }: Design, { command, version, input }: SimulateOrigin, outputs: readonly string[]) {
  const software = { name: 'penfield', version }
  return { version: 1, software, command, inputs: [input], seed, outputs: [...outputs].sort() }
}

function participantTable(
  { groups, covariates }: Design,
  everyone: readonly Participant[],
  sessions: ParticipantFiles['sessions'],
): Table<Participant> {
  const ids = ['head_mm', 'height_cm', ...covariates.map(({ id }) => id)]
  const hasPain = groups.some(({ painLeft }) => painLeft !== null)
  const isNumber = (id: string) => everyone.some(({ covariates: has }) => has[id] !== undefined)
  return {
    name: 'participants',
    about: 'One row a simulated participant',
    columns: [
      { name: 'participant_id', meaning: 'Label, as in the names of the files', of: ({ label }) => label },
      { name: 'group', meaning: 'Group', of: ({ groupName }) => groupName },
      { name: 'visits', meaning: 'Sessions of each hemisphere', of: ({ visits }) => visits },
      ...(hasPain
        ? [{ name: 'pain_side', meaning: 'Side of the pain', of: ({ painSide }: Participant) => painSide }]
        : []),
      ...ids.filter(isNumber).map((id) => ({
        name: id,
        meaning: meanings[id] ?? 'Covariate of the design',
        of: ({ covariates: has }: Participant) => has[id] ?? null,
      })),
      ...thresholdColumns(sessions),
    ],
  }
}

const meanings: Readonly<Record<string, string>> = {
  head_mm: 'Circumference of the head, mm',
  height_cm: 'Height, cm',
}

const fieldTable: Table<FieldRow> = {
  name: 'truth-fields',
  about:
    'One row a session, muscle and site: the response that an endless number of stimuli would show, without floor and crosstalk',
  columns: [
    { name: 'participant', meaning: 'Participant', of: ({ participant }) => participant },
    { name: 'session', meaning: 'Visit', of: ({ session }) => session },
    { name: 'hemisphere', meaning: 'Stimulated hemisphere', of: ({ hemisphere }) => hemisphere },
    { name: 'muscle', meaning: 'Muscle', of: ({ muscle }) => muscle },
    { name: 'site', meaning: 'Site', of: ({ site }) => site },
    { name: 'x', unit: 'mm', meaning: 'True place of the site, right of the vertex', of: ({ xMm }) => xMm },
    { name: 'y', unit: 'mm', meaning: 'True place of the site, anterior of the vertex', of: ({ yMm }) => yMm },
    { name: 'noise_free', unit: 'uV', meaning: 'Expected response', of: ({ noiseFreeUv }) => noiseFreeUv },
  ],
}
