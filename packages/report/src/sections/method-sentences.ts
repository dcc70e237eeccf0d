/** The methods text: each step that ran gives its own sentence from its own settings; no step, no sentence. */
import { isMissing, type MapMethod, mapMethods, type SessionResult } from '@penfield/core'
import { type ReportContext, settingOf } from '../context.js'
import { pairsOf } from '../figures/places.js'
import { thresholdsInWords } from '../figures/words.js'
import { formatNumber } from '../format.js'
import { crosstalkSteps, exclusionSteps, measureSteps, signalSteps } from './emg-sentences.js'
import { isByHalves } from './overlap-note.js'
import { leftOutByReason } from './responses.js'
import { windowsInWords } from './windows.js'

const amplitudes: Readonly<Record<string, string>> = {
  p2p: 'peak-to-peak amplitude',
  rms: 'root-mean-square amplitude',
  area: 'rectified area',
  'net-rms': 'root-mean-square amplitude net of background',
  ratio: 'ratio of amplitude to background',
}

const siteValues: Readonly<Record<string, string>> = {
  mean: 'the mean of the accepted trials',
  median: 'the median of the accepted trials',
  max: 'the largest of the accepted trials',
  probability: 'the share of accepted trials with a response',
}

type Step = (result: SessionResult, context: ReportContext) => string | null

const frameInWords = (frame: string): string => (frame.startsWith('device:') ? `${frame.slice(7)} device` : frame)

const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`

const measured: Step = (result, context) => {
  const { trials, sites, session } = result
  const amplitude = settingOf(context, 'amplitude')
  const what = amplitude === undefined ? 'amplitude' : (amplitudes[amplitude] ?? amplitude)
  const windows = windowsInWords(result)
  const when = windows === null ? ' as given in the file' : ` ${windows}`
  const muscles = listOf(trials.muscles.map(({ muscle }) => muscle))
  return `MEPs of ${muscles} were measured as ${what}${when} after ${session.stimuli.n} stimuli at ${sites.n} sites (${frameInWords(sites.frame)} frame).`
}

const placed: Step = ({ sites }) => {
  const { kind, stepMm } = sites.rule
  const step = stepMm > 0 ? ` ${formatNumber(stepMm, 'length')} mm` : ''
  const rules: Readonly<Record<typeof kind, string>> = {
    grid: `Stimuli were assigned to a regular grid of${step} spacing.`,
    targets: 'Stimuli were assigned to the targets that the file names.',
    labels: 'Stimuli were assigned to the labels that the file names.',
    repeated: 'Stimuli at the same position form a site.',
    radius: `Stimuli closer than a set radius form a site; neighbouring sites lie${step} apart.`,
    each: 'Each stimulus is a site of its own.',
    walk: `Stimuli follow a walk over the head; neighbours lie${step} apart.`,
  }
  return rules[kind]
}

const leftOut: Step = (result) => {
  const parts = result.trials.muscles.map(({ muscle, observed }) => {
    const counts = leftOutByReason(result, muscle)
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const all = observed.reduce((sum, one) => sum + one, 0)
    const why = [...counts].map(([reason, count]) => `${reason} ${count}`).join(', ')
    return `${total} of ${all} trials of ${muscle}${why === '' ? '' : ` (${why})`}`
  })
  return parts.length === 0 ? null : `Left out were ${listOf(parts)}.`
}

const summarised: Step = (_, context) => {
  const value = settingOf(context, 'site-value')
  return value === undefined ? null : `The value of a site is ${siteValues[value] ?? value}.`
}

const thresholded: Step = ({ maps }) => {
  if (maps.length === 0) return null
  const rules = {
    absolute: 'a fixed amplitude',
    relative: `${formatNumber(100 * maps[0].threshold.fraction, 'count')} % of the map's maximum`,
    noise: 'the 95th percentile of amplitudes in an equal window before the pulse',
    none: 'no threshold',
  }
  const { kind } = maps[0].threshold
  if (kind === 'none') return 'No threshold was applied: every value counts as response.'
  return `Responses are values above ${rules[kind]} (${thresholdsInWords(maps)}).`
}

const mapped: Step = ({ maps }) => {
  const methods: readonly MapMethod[] = Object.values(mapMethods)
  const method = methods.find(({ id }) => id === maps[0]?.method)
  return method === undefined ? null : `Maps were ${method.sentence}.`
}

const resampled: Step = ({ clouds }, context) => {
  const bootstrap = settingOf(context, 'bootstrap')
  if (bootstrap === undefined || clouds.length === 0) return null
  return `Intervals of 95 % come from ${bootstrap} bootstrap resamples of trials within sites.`
}

const overThresholds: Step = ({ curves }) => {
  if (curves === undefined) return null
  const bands = curves.resamples === 0 ? '' : `, with pointwise 95 % bands from ${curves.resamples} resamples`
  return `Area and overlap are also given over thresholds from 0 to 95 % of each map's own maximum${bands}.`
}

const compared: Step = (result) => {
  if (pairsOf(result).length === 0) return null
  return 'Overlap is given with the value expected between halves of one muscle (ceiling) and under random placement (chance).'
}

const corrected: Step = ({ overlap }) =>
  overlap.some((row) => !isMissing(row.corrected) && !isByHalves(row))
    ? "Overlap without trial noise (corrected) was found by simulating sessions with this session's noise around the maps that the trials leave open; its 95 % interval is meant to hold the noise-free value in 95 % of sessions."
    : null

const correctedByHalves: Step = ({ overlap }) =>
  overlap.some(isByHalves)
    ? 'Where simulations put no bound on a distance, noise was taken out of it by what halves of one muscle differ.'
    : null

const made: Step = (_, { version, seed }) => `Penfield ${version}, seed ${seed}.`

const steps = [
  ...signalSteps,
  measured,
  ...measureSteps,
  placed,
  ...exclusionSteps,
  leftOut,
  summarised,
  thresholded,
  mapped,
  resampled,
  overThresholds,
  compared,
  corrected,
  correctedByHalves,
  ...crosstalkSteps,
  made,
] as const

export const methodSentences = (result: SessionResult, context: ReportContext): string[] =>
  steps.map((step) => step(result, context)).filter((sentence) => sentence !== null)
