// A simulated session whose EMG ran on in a recorder of its own while the navigator noted the pulses.
import { edfContentOf, writeEdf } from '@penfield/io'
import { draws, streams } from '@penfield/kernels'
import { emg, evoked, muscles, nextNoise, seed, simulatePerson } from './make-person.mjs'

const rateHz = 1000 / emg.stepMs
const stimuliPerTarget = 2
/** From the start of the recording to the first pulse, and from the last pulse to the end, ms. */
const restMs = 2000
/** The recorder's clock runs faster than the navigator's. */
const driftPpm = 20
/** Number of the stimulus at which the recorder saw no pulse, and of that after which it saw one more. */
const missing = 40
const doubled = 70
const doubleAfterMs = 400
/** Share of each muscle's EMG that the other's electrode hears. */
const crosstalk = 0.1

/** The first stimuli of each target, closer in time than in the study, so that the file stays small. */
function shortSession() {
  const seen = new Map()
  const chance = draws(seed, streams.sample, 30)
  let timeMs = 0
  return simulatePerson(3, 15)
    .filter(({ target, arcMm }) => {
      const times = seen.get(target) ?? 0
      if (arcMm !== null) seen.set(target, times + 1)
      return arcMm !== null && times < stimuliPerTarget
    })
    .map((stimulus) => {
      timeMs += 1500 + chance.below(1000)
      return { ...stimulus, timeMs }
    })
}

const stimuli = shortSession()
const onRecorder = (ms) => restMs + (ms - stimuli[0].timeMs) * (1 + driftPpm * 1e-6)

function channels() {
  const lengthMs = Math.ceil((onRecorder(stimuli[stimuli.length - 1].timeMs) + restMs) / 1000) * 1000
  const own = muscles.map((_, m) => {
    const chance = draws(seed, streams.sample, 31 + m)
    const trace = new Float64Array((lengthMs / 1000) * rateHz)
    for (let k = 1; k < trace.length; k++) trace[k] = nextNoise(chance, trace[k - 1])
    stimuli.forEach(({ timeMs, responses }, i) => {
      if (i + 1 === missing) return
      addResponse(trace, onRecorder(timeMs), responses[m])
    })
    return trace
  })
  return muscles.map((label, m) => ({
    label,
    rateHz,
    samplesUv: [own[m].map((value, k) => value + crosstalk * own[1 - m][k])],
  }))
}

function addResponse(trace, atMs, { responseUv, onsetMs }) {
  const first = Math.floor(atMs / emg.stepMs)
  for (let k = first; k < first + 80 / emg.stepMs; k++) trace[k] += evoked(k * emg.stepMs - atMs, responseUv, onsetMs)
}

function pulses() {
  const seen = stimuli.filter((_, i) => i + 1 !== missing).map(({ timeMs }) => onRecorder(timeMs))
  return [...seen, onRecorder(stimuli[doubled - 1].timeMs) + doubleAfterMs].sort((a, b) => a - b)
}

/** The stimuli as the navigator noted them: a little late, by up to 3 ms. */
export function navigatorStimuli() {
  const chance = draws(seed, streams.sample, 33)
  return stimuli.map((stimulus) => ({ ...stimulus, timeMs: stimulus.timeMs + chance.below(4) }))
}

/** EDF+ with one annotation a pulse. */
export const recording = () =>
  writeEdf(
    edfContentOf(
      {
        channels: channels(),
        startsMs: [0],
        annotations: pulses().map((onsetMs) => ({ onsetMs, durationMs: null, text: 'TMS' })),
      },
      16,
    ),
  )
