/** What the EMG says beside the amplitudes: how pulses were matched, how quiet the muscles were, when they responded. */
import type { MuscleEmg, MuscleTrials, PulseMatch, SessionResult } from '@penfield/core'
import { madSd, median } from '@penfield/kernels'
import { escapeText } from '../escape.js'
import { emgQuality } from '../figures/emg-quality.js'
import { latencyDetectors } from '../figures/latency-detectors.js'
import { chosenDetector, isResponse } from '../figures/onset-words.js'
import { formatNumber, formatValue, type Quantity } from '../format.js'
import { cell, paragraph, table } from '../html.js'
import { drawn } from './draw.js'
import type { Section, SectionInput } from './section.js'

/** More names than this are counted. */
const mostNames = 20

function render(input: SectionInput): string {
  const { result } = input
  const { muscles, pulses } = result.emg ?? { muscles: [], pulses: null }
  const figures = muscles.flatMap(({ muscle }) => [
    drawn(emgQuality, input, { muscle }),
    drawn(latencyDetectors, input, { muscle }),
  ])
  return [
    pulses === null ? '' : pulseTable(pulses, result.session.stimuli.n),
    muscles.length === 0 ? '' : muscleTable(result, muscles),
    ...figures,
  ].join('')
}

/** The pulses of the recording beside the navigator's stimuli: missing and extra ones by name. */
function pulseTable({ matched, driftPpm, largestResidualMs, missing: names, extraMs }: PulseMatch, n: number): string {
  const times = extraMs.map((ms) => `${formatNumber(ms / 1000, 'length')} s`)
  const rows: readonly (readonly [string, string])[] = [
    ['stimuli with a pulse in the recording', escapeText(`${matched} of ${n}`)],
    ['stimuli without a pulse', cell(listed(names))],
    ['pulses without a stimulus, by time in the recording', cell(listed(times))],
    ['drift of the clocks', cell(known(driftPpm, (ppm) => `${formatNumber(ppm, 'length')} ppm`))],
    ['largest distance from the common clock', cell(known(largestResidualMs, (ms) => formatValue(ms, 'time')))],
  ]
  return table({
    caption: 'Navigator and recording: how pulses were matched',
    columns: ['what', 'found'],
    rows,
  })
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const rest = names.length - mostNames
  return `${names.length}: ${names.slice(0, mostNames).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

const known = (value: number, words: (value: number) => string): string =>
  Number.isNaN(value) ? 'n/a: there are no clocks to compare' : words(value)

/** Background, onset and silent period, a row a muscle. */
function muscleTable(result: SessionResult, muscles: readonly MuscleEmg[]): string {
  const rows = muscles.flatMap((emg) => {
    const trials = result.trials.muscles.find(({ muscle }) => muscle === emg.muscle)
    return trials === undefined ? [] : [muscleRow(result, emg, trials)]
  })
  const whole = table({
    caption: 'EMG of each muscle, accepted trials: median (robust SD over trials)',
    columns: [
      'muscle',
      'background (µV RMS)',
      'limits in force',
      'onset (ms)',
      'detector',
      'silent period from the stimulus (ms)',
      'silent period from the onset (ms)',
    ],
    rows,
  })
  return whole + paragraph(howSilentPeriodsRead(result, muscles))
}

function muscleRow(result: SessionResult, emg: MuscleEmg, trials: MuscleTrials): string[] {
  const map = result.maps.find(({ muscle }) => muscle === trials.muscle)
  const used = Array.from(trials.accepted.keys()).filter((k) => trials.accepted[k] === 1)
  const responses = used.filter((k) => isResponse(trials, map, k))
  const chosen = chosenDetector(result, emg, trials)
  return [
    escapeText(trials.muscle),
    cell(centreOf(used, trials.backgroundUv, 'amplitude')),
    escapeText(limitsInWords(emg.backgroundLimitsUv)),
    cell(centreOf(responses, trials.latenciesMs, 'time')),
    chosen < 0 ? cell('n/a') : escapeText(emg.onsets[chosen].detector),
    silentCell(responses, emg.silentFromStimulusMs),
    silentCell(responses, emg.silentFromOnsetMs),
  ]
}

const silentCell = (stimuli: readonly number[], values: Float64Array | null): string =>
  values === null ? cell('n/a: the muscle was at rest') : cell(centreOf(stimuli, values, 'time'))

/** `18.9 (0.6), 120 trials`. */
function centreOf(stimuli: readonly number[], values: Float64Array, quantity: Quantity): string {
  const found = stimuli.map((k) => values[k]).filter((value) => !Number.isNaN(value))
  if (found.length === 0) return 'n/a: none found'
  const trials = `${found.length} ${found.length === 1 ? 'trial' : 'trials'}`
  return `${formatNumber(median(found), quantity)} (${formatNumber(madSd(found), quantity)}), ${trials}`
}

function limitsInWords([low, high]: readonly [number, number]): string {
  const from = Number.isFinite(low) && low > 0 ? formatNumber(low, 'amplitude') : '0'
  return Number.isFinite(high) ? `${from} to ${formatValue(high, 'amplitude')}` : 'none'
}

function howSilentPeriodsRead({ emg }: SessionResult, muscles: readonly MuscleEmg[]): string {
  const contracted = muscles.filter(({ silentFromStimulusMs }) => silentFromStimulusMs !== null).length
  const silent =
    contracted === 0 || emg === undefined
      ? 'No muscle was contracted, so that there is no silent period.'
      : 'Silent periods are looked for where the muscle was contracted; both lengths end at the same moment.'
  return `${silent} Onsets and silent periods are those of the responses.`
}

export const emg: Section = {
  id: 'emg',
  title: 'EMG',
  isFor: ({ emg: findings }) => findings !== undefined,
  render,
}
