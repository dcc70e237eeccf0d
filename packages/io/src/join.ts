/** Files of one session, given together, as one reading. */
import type { Session } from '@penfield/core'
import type { Block, Reading } from './format.js'
import { error } from './issues.js'
import { differs, joinSessions, type NamedReading } from './join-sessions.js'

/**
 * Joins the files of one session. Blocks follow each other on the device's clock; those without a clock keep their order.
 *
 * @throws {PenfieldError} io/join-twice — two files are one session exported twice; io/join-coils — two coils have usable
 *   markers; io/join-differs — formats, frames or sweeps do not go together, or a file holds several sessions.
 */
export function joinReadings(readings: readonly NamedReading[]): Reading {
  const [first] = readings
  if (readings.length === 1) return first.reading
  const stranger = readings.find(({ reading }) => reading.format !== first.reading.format)
  if (stranger !== undefined) throw differs(first, stranger, `${first.reading.title} and ${stranger.reading.title}`)
  const kept = inTimeOrder(oneCoil(fullestOfEachBlock(readings.filter(hasStimuli))))
  refuseTwice(kept)
  const targets = readings.reduce((sum, { reading }) => sum + reading.targets, 0)
  if (kept.length === 0) return { ...first.reading, targets }
  const last = kept[kept.length - 1].reading
  const ends = kept[0].reading.ends
  return {
    ...kept[0].reading,
    targets,
    sessions: [joinSessions(kept)],
    ends: ends && last.ends ? [ends[0], last.ends[1]] : null,
    issues: kept.flatMap(({ reading }) => reading.issues),
    unusable: kept.some(({ reading }) => reading.unusable === null) ? null : kept[0].reading.unusable,
  }
}

/**
 * Two exports of one session: as many stimuli, and the printed amplitudes are equal row by row. Their positions may differ,
 * for an import into another project moves them, which is why the two must not be mixed.
 */
export function isSameSessionTwice(a: Session, b: Session): boolean {
  const n = a.stimuli.n
  if (n < 2 || b.stimuli.n !== n || a.muscles.length === 0 || a.muscles.length !== b.muscles.length) return false
  return a.muscles.every(({ amplitudesInFileUv }, k) => {
    const others = b.muscles[k].amplitudesInFileUv
    if (amplitudesInFileUv === null || others === null || amplitudesInFileUv.every(Number.isNaN)) return false
    return amplitudesInFileUv.every((value, i) => Object.is(value, others[i]))
  })
}

/** Largest distance between equal rows of two sessions that are both tracked there, mm. */
function largestShiftMm(a: Session, b: Session): number {
  let largest = 0
  for (let i = 0; i < a.stimuli.n; i++) {
    const [dx, dy, dz] = [0, 1, 2].map((k) => a.stimuli.positionsMm[3 * i + k] - b.stimuli.positionsMm[3 * i + k])
    const distance = Math.sqrt(dx * dx + dy * dy + dz * dz)
    if (distance > largest) largest = distance
  }
  return largest
}

function refuseTwice(readings: readonly NamedReading[]): void {
  readings.forEach((b, k) => {
    for (const a of readings.slice(0, k)) {
      const [left, right] = [a.reading.sessions[0], b.reading.sessions[0]]
      if (left === undefined || right === undefined || !isSameSessionTwice(left, right)) continue
      const shift = largestShiftMm(left, right).toFixed(1)
      throw error('io/join-twice', {
        what: `${a.name} and ${b.name} hold the same session twice: the amplitudes of all ${left.stimuli.n} stimuli are equal, and the positions are up to ${shift} mm apart.`,
        where: { file: b.name },
        fix: 'Give one of the two: the one that was exported from the project in which the session was recorded.',
      })
    }
  })
}

const hasStimuli = ({ reading }: NamedReading): boolean => reading.sessions.some(({ stimuli }) => stimuli.n > 0)
const stimuliIn = ({ reading }: NamedReading): number => reading.sessions.reduce((n, { stimuli }) => n + stimuli.n, 0)
const keyOf = (block: Block | undefined): string | null =>
  block === undefined || block.start === null ? null : `${block.start} ${block.coil ?? ''}`

/** A navigator saves a block again and again while it grows: of the files of one start and coil the fullest counts. */
function fullestOfEachBlock(readings: readonly NamedReading[]): NamedReading[] {
  const fullest = new Map<string, NamedReading>()
  readings.forEach((named, i) => {
    const key = keyOf(named.reading.block) ?? `file ${i}`
    const rival = fullest.get(key)
    if (rival === undefined || stimuliIn(named) > stimuliIn(rival)) fullest.set(key, named)
  })
  return [...fullest.values()]
}

/** With two coils the user chooses, unless only one has usable markers. */
function oneCoil(readings: readonly NamedReading[]): readonly NamedReading[] {
  const coilOf = ({ reading }: NamedReading) => reading.block?.coil ?? null
  const isUsable = ({ reading }: NamedReading) => reading.sessions.some((s) => s.stimuli.tracking.includes('tracked'))
  const coils = [...new Set(readings.filter(isUsable).map(coilOf))]
  if (coils.length === 0) return readings
  if (coils.length === 1) return readings.filter((named) => coilOf(named) === coils[0])
  throw error('io/join-coils', {
    what: `The files hold stimuli of ${coils.length} coils (${coils.map((coil) => coil ?? 'not named').join(', ')}); one was expected.`,
    where: { file: readings[0].name },
    fix: 'Give the files of the coil that stimulated the mapped hemisphere; the name says the coil, such as Coil0.',
  })
}

/** Stable: blocks of unknown time stay behind those before them. */
function inTimeOrder(readings: readonly NamedReading[]): NamedReading[] {
  const startMs = ({ reading }: NamedReading) => reading.block?.firstMs ?? Number.NaN
  if (readings.some((named) => Number.isNaN(startMs(named)))) return [...readings]
  return [...readings].sort((a, b) => startMs(a) - startMs(b))
}
