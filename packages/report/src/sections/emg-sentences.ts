/** The methods text of EMG: one sentence for each step that ran, from the options in force. */
import type { SessionResult } from '@penfield/core'
import { type ReportContext, settingOf } from '../context.js'
import { chosenDetector, emgOf } from '../figures/onset-words.js'
import { formatNumber } from '../format.js'

type Step = (result: SessionResult, context: ReportContext) => string | null

const hasWaveforms = ({ emg }: SessionResult): boolean => emg !== undefined && emg.muscles.length > 0

/** What was said for an option; null where it was not asked for, or there are no waveforms it could act on. */
function asked(name: string, result: SessionResult, context: ReportContext): string | null {
  const value = settingOf(context, name)
  return value === undefined || ['none', 'no', 'n/a', 'false'].includes(value) || !hasWaveforms(result) ? null : value
}

/** `A:B` as `A to B`. */
const range = (words: string): string => words.split(':').join(' to ').replaceAll('-', '\u2212')

const cut: Step = (result, context) => {
  const { emg, session } = result
  const epoch = settingOf(context, 'epoch')
  if (emg === undefined || emg.pulses === null) return null
  const { matched, missing, extraMs } = emg.pulses
  const around = epoch === undefined ? '' : ` of ${range(epoch)} ms`
  const trigger = settingOf(context, 'trigger')
  const isNamed =
    trigger !== undefined && context.settings.some(({ name, isDefault }) => name === '--trigger' && !isDefault)
  const by = isNamed ? `, which ${trigger} shows` : ''
  return `Sweeps${around} were cut from the recording around the pulses${by}; ${matched} of ${session.stimuli.n} stimuli of the navigator had a pulse (${missing.length} without, ${extraMs.length} ${extraMs.length === 1 ? 'pulse' : 'pulses'} without a stimulus).`
}

const blanked: Step = (result, context) => {
  const blank = asked('blank', result, context)
  return blank === null ? null : `The stimulus artefact was replaced by a straight line from ${range(blank)} ms.`
}

const detrended: Step = (result, context) =>
  asked('detrend', result, context) === null ? null : 'The straight line through each sweep was taken off it.'

const filtered: Step = (result, context) => {
  const band = asked('band', result, context)
  if (band === null) return null
  const [low, high] = band.split(':')
  const kind = low === '' ? `low-pass filtered at ${high} Hz` : high === '' ? `high-pass filtered at ${low} Hz` : null
  return `EMG was ${kind ?? `band-pass filtered from ${low} to ${high} Hz`} (Butterworth of order 4, forwards and backwards, without delay).`
}

const notched: Step = (result, context) => {
  const notch = asked('notch', result, context)
  return notch === null ? null : `Mains of ${notch} Hz was filtered out (notch of quality 30, forwards and backwards).`
}

const unmixed: Step = (result, context) => {
  const unmix = settingOf(context, 'unmix')
  if (unmix === undefined || unmix === 'none') return null
  const how = hasWaveforms(result) ? 'sample by sample' : 'the amplitudes'
  return unmix === 'estimate'
    ? `Crosstalk was taken off ${how}, with mixing coefficients estimated from the background of the session.`
    : `Crosstalk was taken off ${how}, with stated mixing coefficients (${unmix}).`
}

const limits: Step = (result, context) => {
  const limit = asked('background-limit', result, context)
  const reject = settingOf(context, 'reject') ?? 'auto'
  if (limit === null || !(reject === 'auto' || reject.split(',').includes('background'))) return null
  return `A trial was left out when its background (RMS before the pulse) lay ${limitInWords(limit)}.`
}

function limitInWords(limit: string): string {
  const mad = /^([\d.]+)mad$/.exec(limit)?.[1]
  if (mad !== undefined)
    return `more than ${mad} robust standard deviations (1.4826 MAD) from the median of the session`
  const uv = /^([\d.]+)uV$/.exec(limit)?.[1]
  if (uv !== undefined) return `above ${uv} µV`
  const mvc = /^([\d.]+:[\d.]+)%mvc$/.exec(limit)?.[1]
  return mvc === undefined ? `outside ${limit}` : `outside ${range(mvc)} % of that in a maximal voluntary contraction`
}

const placedNear: Step = (_, context) => {
  const limit = settingOf(context, 'position-limit')
  if (limit === undefined || limit === 'none') return null
  return `Stimuli with the coil more than ${limit} mm from its target were left out.`
}

const excluded: Step = (_, context) => {
  const names = settingOf(context, 'exclude')
  return names === undefined || names === 'none' ? null : `Left out by hand were ${names}.`
}

const detectors: Readonly<Record<string, string>> = {
  sd: 'the first time from which the rectified EMG stays above its mean before the pulse plus 3.09 standard deviations for 1 ms',
  peak: 'the earliest time, searched back from the largest deflection, at which the rectified EMG is above 15 % of it and above the background',
  cusum:
    'the start of the run in which the cumulative sum of what exceeds the background reaches 10 standard deviations',
  derivative: 'the time at which the mean slope of the 5 ms after is largest against that of the 5 ms before',
  median: 'the median of what the other detectors found',
}

const onset: Step = (result, context) => {
  const found = result.trials.muscles.flatMap((trials) => {
    const emg = emgOf(result, trials.muscle)
    const chosen = emg === undefined ? -1 : chosenDetector(result, emg, trials)
    return emg === undefined || chosen < 0 ? [] : [emg.onsets[chosen].detector]
  })
  if (found.length === 0) return null
  const detector = settingOf(context, 'onset') ?? found[0]
  return `Onset latency was ${detectors[detector] ?? 'found'} (detector ${detector}).`
}

const silent: Step = ({ emg }) => {
  const contracted = emg?.muscles.filter(({ silentFromStimulusMs }) => silentFromStimulusMs !== null) ?? []
  if (contracted.length === 0) return null
  const names = contracted.map(({ muscle }) => muscle).join(', ')
  return `The silent period of ${names} ends where the rectified EMG is back above its mean before the pulse for 25 ms; it is given from the stimulus and from the onset.`
}

const shared: Step = ({ emg }) => {
  const found = emg?.crosstalk.filter(({ nTrials }) => nTrials > 0) ?? []
  if (found.length === 0) return null
  const { reference } = found[0].needed
  const from = reference === 0 ? 'maps that share nothing' : `an overlap of ${formatNumber(reference, 'ratio')}`
  return `Crosstalk was estimated from the correlation of the backgrounds (intervals by the jackknife over trials), bounded by the smallest ratio of site amplitudes where one muscle responds strongly, and compared with the crosstalk that would by itself turn ${from} into the overlap measured.`
}

/** Cutting and cleaning, in the order in which they were done. */
export const signalSteps = [cut, blanked, detrended, filtered, notched, unmixed] as const
/** What is measured beside the amplitude. */
export const measureSteps = [onset, silent] as const
/** What leaves trials out. */
export const exclusionSteps = [limits, placedNear, excluded] as const
export const crosstalkSteps = [shared] as const
