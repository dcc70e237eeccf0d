/** One session of one virtual participant, and its truth. */
import { type Muscle, pointsOf, type Recording, type Session } from '@penfield/core'
import { chanceOf } from './chance.js'
import { error } from './codes.js'
import type { Design, Hemisphere } from './design.js'
import { recordingsOf } from './emg/recordings.js'
import { orderOf } from './order.js'
import { effectsAt, participantOf } from './participants.js'
import { counterOf, headSize, personOf } from './person.js'
import { type Responses, responsesOf, type Scene } from './responses.js'
import { targetsOf } from './sites.js'
import { settingOf } from './switches/setting-of.js'
import { type Truth, truthOf } from './truth.js'
import { sessionCounter, visitOf } from './visit.js'

export interface Simulated {
  readonly session: Session<'scalp'>
  readonly truth: Truth
}

/** Which session of a study: group, participant and visit counted from 0; the first of the left hemisphere where nothing is said. */
export interface Place {
  readonly group?: number
  readonly participant?: number
  readonly visit?: number
  readonly hemisphere?: Hemisphere
  /** The same visit once more: everything that lasts stays as it was, and every stimulus is drawn anew. */
  readonly repeat?: number
}

/**
 * Simulates one session. It depends on nothing but its arguments: the same with one participant or a thousand, in any order.
 *
 * @throws {PenfieldError} sim/no-such-participant — a number is outside the design.
 */
export function simulateSession(design: Design, place: Place = {}): Simulated {
  const at = { group: 0, participant: 0, visit: 0, hemisphere: 'L', repeat: 0, ...place } as const
  checkPlace(design, at)
  const scene = sceneOf(design, at)
  const responses = responsesOf(scene)
  const truth = truthOf(scene, responses)
  const recordings = design.emg ? recordingsOf(scene, responses) : null
  return { session: sessionOf(scene, responses, recordings, at), truth }
}

/** Repeats lie this far apart in the counter, so that they meet no other visit. */
const sessionsPerRepeat = 0x1000
const mostRepeats = 0x100000

function sceneOf(
  design: Design,
  { group, participant, visit: visitNumber, hemisphere, repeat }: Required<Place>,
): Scene {
  const who = participantOf(design, group, participant)
  const effects = effectsAt(design, who, visitNumber, hemisphere)
  const setting = settingOf(design, design.groups[group], effects)
  const counter = counterOf(group, participant)
  const lasting = sessionCounter(visitNumber, hemisphere)
  const session = lasting + sessionsPerRepeat * repeat
  const person = personOf(design, setting, counter, hemisphere)
  const visit = visitOf(design, setting, counter, lasting, person.muscles.length)
  const targets = targetsOf(design, counter, session)
  const order = orderOf(design, setting, targets, counter, session)
  const { centre_ml, centre_ap, head } = setting.priors
  const [size, side] = [headSize(head), hemisphere === 'L' ? -1 : 1]
  const originMm: [number, number] = targets.absolute
    ? [0, 0]
    : [side * size * centre_ml + visit.operatorMm[0], size * centre_ap + visit.operatorMm[1]]
  return { design, who, effects, setting, person, visit, targets, order, originMm, counter, session }
}

/** Between stimuli, and how much later or earlier than that one may come: nobody expects the pulse. */
const pauseMs = 5000
const pauseJitterMs = 500
/** Where its draws stand beside those of the order. */
const pausePlace = 2

/** ms of each stimulus: those of the plan, so that a lost stimulus moves no other. */
function timesOf({ design, order, counter, session }: Scene): Float64Array {
  const chance = chanceOf(design.seed, 'order', counter, session)
  return Float64Array.from(order.planned, (j) => {
    if (j === 0) return 0
    chance.at(j, pausePlace)
    return Math.round(j * pauseMs + pauseJitterMs * (2 * chance.uniform(0) - 1))
  })
}

function sessionOf(
  scene: Scene,
  { recordedMm, seenUv }: Responses,
  recordings: readonly Recording[] | null,
  { visit: visitNumber, hemisphere }: Required<Place>,
): Session<'scalp'> {
  const { design, who, person, visit, targets, order } = scene
  const { n } = order
  const muscles = person.muscles.map(({ name }, m): Muscle => {
    const lostFrom = visit.lost?.muscle === m ? Math.floor(visit.lost.from * n) : n
    return {
      name,
      observed: new Uint8Array(n).fill(1, 0, lostFrom),
      amplitudesInFileUv: recordings === null ? printed(seenUv[m], design.censorUv, lostFrom) : null,
      windowInFileMs: null,
      recording: recordings === null ? null : recordings[m],
    }
  })
  return {
    identity: {
      participant: who.label,
      session: `${visitNumber + 1}`,
      hemisphere,
    },
    part: null,
    stimuli: {
      n,
      frame: 'scalp',
      names: namesOf(n),
      positionsMm: pointsOf('scalp', recordedMm),
      tracking: Array<'tracked'>(n).fill('tracked'),
      coilAxes: null,
      timesMs: timesOf(scene),
      intensitiesPercentMso: new Float64Array(n).fill(person.muscles[0].responder.truth.intensity_mso ?? Number.NaN),
      targets: labelled(order.target, targets.labels),
    },
    muscles,
  }
}

/** Values under the limit are written as 0, values after the loss of the electrode are missing. */
const printed = (seenUv: Float64Array, censorUv: number, lostFrom: number): Float64Array =>
  censorUv === 0 && lostFrom === seenUv.length
    ? seenUv.slice()
    : seenUv.map((uv, j) => (j >= lostFrom ? Number.NaN : uv < censorUv ? 0 : uv))

const names: string[] = []

/** "1" … "n"; made once, since a study repeats them in every session. */
function namesOf(n: number): readonly string[] {
  while (names.length < n) names.push(`${names.length + 1}`)
  return names.slice(0, n)
}

function labelled(target: Int32Array, labels: readonly (string | null)[]): readonly (string | null)[] {
  const out = new Array<string | null>(target.length)
  for (let j = 0; j < out.length; j++) out[j] = labels[target[j]]
  return out
}

function checkPlace({ groups, visits }: Design, { group, participant, visit, repeat }: Required<Place>): void {
  const isBelow = (value: number, count: number) => Number.isInteger(value) && value >= 0 && value < count
  const { n = 0, returning = 0 } = groups[group] ?? {}
  const outside = !isBelow(group, groups.length)
    ? 'group'
    : !isBelow(participant, n)
      ? 'participant'
      : !isBelow(visit, participant < returning ? visits : 1)
        ? 'visit'
        : null
  if (outside === null && isBelow(repeat, mostRepeats)) return
  if (outside === null) {
    throw error('sim/no-such-participant', {
      what: `There is no repeat ${repeat} of a session; whole numbers from 0 to ${mostRepeats - 1} were expected.`,
      where: { argument: 'repeat' },
      fix: 'Number the repeats from 0; 0 is the session itself.',
    })
  }
  throw error('sim/no-such-participant', {
    what: `The design has no group ${group} with participant ${participant} at visit ${visit}; all are counted from 0.`,
    where: { argument: outside },
    fix: `Ask for one of ${groups.length} groups and ${visits} visits, for fewer participants than the group has, and at later visits for those who return.`,
  })
}
