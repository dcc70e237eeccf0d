/**
 * Rows to sessions.
 *
 *     rows ── participant, session, hemisphere ──▶ identities, never mixed
 *          ── other columns of --split-by ───────▶ parts of an identity
 *
 * With one amplitude column a part is a muscle, and parts whose rows stand at the same positions, each once, are
 * muscles of one session, whatever the order of their rows. A column of muscles is matched in `table-muscles.ts`.
 */
import type { Frame, Identity, Issue, Session } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import type { AmplitudeColumn } from './table-columns.js'
import { type Observed, observedByMuscle, positionKeys } from './table-muscles.js'
import { placeIn, type TablePlace } from './table-place.js'
import type { TableData } from './table-rows.js'
import { plainMuscle, plainSession } from './table-stimuli.js'

interface Part {
  readonly identity: Identity
  /** Value of the columns of --split-by; null without such a column. */
  readonly name: string | null
  readonly rows: readonly number[]
}

/** What becomes one session: its rows, its muscles, and what tells it from the others. */
interface Draft extends Observed {
  readonly identity: Identity
  readonly part: string | null
}

/**
 * @param muscleName name of the only muscle, where the table gives none.
 * @throws {PenfieldError} io/table-hemisphere, io/table-stimulus-moved.
 */
export function sessionsOf(
  data: TableData,
  amplitudes: readonly AmplitudeColumn[],
  frame: Frame,
  place: TablePlace,
  muscleName: string,
): { readonly sessions: readonly Session[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const parts = partsOf(data, place)
  const isLong = data.labels.has('muscle')
  const isOneMuscle = amplitudes.length === 1 && amplitudes[0].muscle === null && !isLong
  const drafts = isLong
    ? parts.flatMap((part) => draftsByMuscle(part, data, place, issues))
    : isOneMuscle && data.parts !== null
      ? joinedParts(parts, data)
      : parts.map((part) => wideDraft(part, amplitudes, muscleName))
  const isOnly = drafts.length === 1
  const sessions = drafts.map((draft) => sessionOf({ ...draft, part: isOnly ? null : draft.part }, data, frame))
  return { sessions, issues }
}

/** Rows with equal identity and part, both in order of appearance. */
function partsOf(data: TableData, place: TablePlace): readonly Part[] {
  const parts = new Map<
    string,
    { readonly identity: Identity; readonly name: string | null; readonly rows: number[] }
  >()
  for (let row = 0; row < data.n; row++) {
    const identity = identityOf(data, row, place)
    const name = data.parts?.[row] ?? null
    const key = JSON.stringify([identity.participant, identity.session, identity.hemisphere, name])
    const part = parts.get(key)
    if (part === undefined) parts.set(key, { identity, name, rows: [row] })
    else part.rows.push(row)
  }
  return [...parts.values()]
}

const hemispheres: ReadonlyMap<string, 'L' | 'R'> = new Map([
  ['l', 'L'],
  ['left', 'L'],
  ['lh', 'L'],
  ['r', 'R'],
  ['right', 'R'],
  ['rh', 'R'],
])

function identityOf(data: TableData, row: number, place: TablePlace): Identity {
  const label = (role: 'participant' | 'session' | 'hemisphere') => data.labels.get(role)?.[row] ?? null
  const side = label('hemisphere')
  const hemisphere = side === null ? null : hemispheres.get(side.toLowerCase())
  if (hemisphere === undefined) {
    throw error('io/table-hemisphere', {
      what: `The hemisphere ${shown(side ?? '')} is not one of L, R, left, right.`,
      where: { ...placeIn(place, data.lines[row]), column: 'hemisphere' },
      fix: 'Write L or R, or n/a where it is not known.',
    })
  }
  return { participant: label('participant'), session: label('session'), hemisphere }
}

const wideDraft = (
  { identity, name, rows }: Part,
  amplitudes: readonly AmplitudeColumn[],
  muscleName: string,
): Draft => ({
  identity,
  part: name,
  stimuli: rows,
  muscles: amplitudes.map(({ muscle }, column) => ({ name: muscle ?? muscleName, column, rows })),
})

function draftsByMuscle(
  { identity, name, rows }: Part,
  data: TableData,
  place: TablePlace,
  issues: Issue[],
): readonly Draft[] {
  const { groups, apart } = observedByMuscle(rows, data, place)
  if (apart !== null) issues.push(apart)
  return groups.map((observed) => {
    const muscle = groups.length === 1 ? [] : [observed.muscles[0].name]
    const part = [...(name === null ? [] : [name]), ...muscle].join(' ')
    return { ...observed, identity, part: part === '' ? null : part }
  })
}

/** Parts of one identity at the same set of positions, each position once, become muscles of one session. */
function joinedParts(parts: readonly Part[], data: TableData): readonly Draft[] {
  const joined = new Map<string, Part[]>()
  parts.forEach((part, k) => {
    const keys = positionKeys(part.rows, data)
    const { participant, session, hemisphere } = part.identity
    const places = keys === null ? [`part ${k}`] : [...keys.keys()].sort()
    const key = JSON.stringify([participant, session, hemisphere, ...places])
    const same = joined.get(key)
    if (same === undefined) joined.set(key, [part])
    else same.push(part)
  })
  return [...joined.values()].map((same) => joinedDraft(same, data))
}

function joinedDraft(parts: readonly Part[], data: TableData): Draft {
  const [first] = parts
  const places = positionKeys(first.rows, data)
  const muscles = parts.map((part) => {
    const keys = parts.length === 1 ? null : positionKeys(part.rows, data)
    const rows = keys === null || places === null ? part.rows : [...places.keys()].map((place) => keys.get(place) ?? -1)
    return { name: part.name ?? '', column: 0, rows }
  })
  return { identity: first.identity, part: parts.map(({ name }) => name).join('+'), stimuli: first.rows, muscles }
}

function sessionOf({ identity, part, stimuli, muscles }: Draft, data: TableData, frame: Frame): Session {
  const pick = (values: Float64Array, rows: readonly number[]) =>
    Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : values[row]))
  const names = data.labels.get('stimulus')
  const targets = data.labels.get('target')
  const plain = {
    names: stimuli.map((row) => names?.[row] ?? `${row + 1}`),
    xMm: pick(data.xMm, stimuli),
    yMm: pick(data.yMm, stimuli),
    zMm: data.zMm === null ? null : pick(data.zMm, stimuli),
    ...(data.timesMs === null ? {} : { timesMs: pick(data.timesMs, stimuli) }),
    ...(data.intensitiesPercentMso === null
      ? {}
      : { intensitiesPercentMso: pick(data.intensitiesPercentMso, stimuli) }),
    ...(targets === undefined ? {} : { targets: stimuli.map((row) => targets[row]) }),
  }
  const observed = muscles.map(({ name, column, rows }) =>
    plainMuscle(
      name,
      pick(data.amplitudesUv[column], rows),
      Uint8Array.from(rows, (row) => (row < 0 ? 0 : 1)),
    ),
  )
  return plainSession(frame, plain, observed, { identity, part })
}
