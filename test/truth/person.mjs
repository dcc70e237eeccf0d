// One person of one design: what every number is in truth, on average, and in sessions with their intervals.
import { bootstrapRange, columnsOf, designOf, isMissing, once, pointsOf, prepareMaps, valuesOf } from '@penfield/core'
import { parseDesign, simulateSession } from '@penfield/sim'
import { mapSession, parseSettings, sessionPlan } from '@penfield/study'
import { designText } from './designs.mjs'

/** Sessions averaged for the maps without noise. */
const silentRepeats = 1000

const numberOf = (value) => (isMissing(value) ? null : value)

/** Every number of a session's maps, and nothing else. */
export function numbersOf(session, settings) {
  const { plan } = sessionPlan(session, settings)
  const maps = prepareMaps(plan)(once(designOf(plan.trials, plan.sites)))
  return valuesOf(maps).map(numberOf)
}

/** The session with every amplitude, and every place, replaced by its mean over many sessions of the same visit. */
function withoutNoise(design, participant) {
  const first = simulateSession(design, { participant })
  const { siteOfStimulus, siteLabels } = first.truth
  const muscles = first.session.muscles.length
  const sums = { n: new Float64Array(siteLabels.length), mm: [], uv: [] }
  sums.mm = Array.from({ length: 3 }, () => new Float64Array(siteLabels.length))
  sums.uv = Array.from({ length: muscles }, () => new Float64Array(siteLabels.length))
  for (let repeat = 0; repeat < silentRepeats; repeat++) {
    const { session, truth } = simulateSession(design, { participant, repeat })
    truth.siteOfStimulus.forEach((site, j) => {
      sums.n[site] += 1
      for (let axis = 0; axis < 3; axis++) sums.mm[axis][site] += session.stimuli.positionsMm[3 * j + axis]
      for (let m = 0; m < muscles; m++) sums.uv[m][site] += session.muscles[m].amplitudesInFileUv[j]
    })
  }
  const mean = (of, j) => of[siteOfStimulus[j]] / sums.n[siteOfStimulus[j]]
  const n = siteOfStimulus.length
  const positions = Float64Array.from({ length: 3 * n }, (_, k) => mean(sums.mm[k % 3], Math.floor(k / 3)))
  return {
    ...first.session,
    stimuli: { ...first.session.stimuli, positionsMm: pointsOf('scalp', positions) },
    muscles: first.session.muscles.map((muscle, m) => ({
      ...muscle,
      amplitudesInFileUv: Float64Array.from({ length: n }, (_, j) => mean(sums.uv[m], j)),
    })),
  }
}

const ends = ({ low, high }) => [numberOf(low), numberOf(high)]

/** One session with everything a report says of it. */
async function judgedSession(session, settings) {
  const { metrics, overlap } = await mapSession({ session }, settings, async (job, n) => bootstrapRange(job, 0, n))
  const rows = [...metrics, ...overlap]
  return {
    value: rows.map(({ value }) => numberOf(value)),
    interval: rows.map(({ interval }) => ends(interval)),
    ceiling: overlap.map(({ ceiling }) => numberOf(ceiling)),
    chance: overlap.map(({ chance }) => numberOf(chance)),
    corrected: overlap.map(({ corrected }) => numberOf(corrected)),
    correctedInterval: overlap.map(({ correctedInterval }) => ends(correctedInterval)),
    why: overlap.map(({ corrected }) => (isMissing(corrected) ? corrected.missing : null)),
  }
}

/**
 * @returns names of the columns, the numbers of the noise-free maps, those of many cheap sessions, and the judged sessions.
 */
export async function judgedPerson(entry, participant) {
  const design = parseDesign(designText(entry))
  const cheap = parseSettings({ bootstrap: '0' })
  const columns = columnsOf(design.muscles.length)
  const sessionOf = (repeat) => simulateSession(design, { participant, repeat }).session
  const sessions = []
  for (let repeat = 0; repeat < entry.repeats; repeat++) {
    const settings = parseSettings({ bootstrap: `${entry.resamples}`, seed: `${1 + repeat}` })
    sessions.push(await judgedSession(sessionOf(repeat), settings))
  }
  const more = Array.from({ length: Math.max(0, entry.cheapRepeats - entry.repeats) }, (_, k) =>
    numbersOf(sessionOf(entry.repeats + k), cheap),
  )
  return {
    columns: [
      ...columns.metrics.map(({ muscle, id }) => ({ level: 'metric', muscle, id })),
      ...columns.overlap.map(({ entry: { id } }) => ({ level: 'overlap', id })),
    ],
    truth: numbersOf(withoutNoise(design, participant), cheap),
    cheap: [...sessions.map(({ value }) => value), ...more],
    sessions,
  }
}
