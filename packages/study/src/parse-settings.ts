import {
  defaultThreshold,
  frameFromText,
  type MapMethodId,
  type MapOptions,
  mapMethodIds,
  parseSiteRequest,
  parseThreshold,
  qualityReasons,
  type SiteRequest,
  type SiteValueRule,
  siteValueRules,
  type ThresholdRequest,
  type ValueUnit,
} from '@penfield/core'
import { type AmplitudeId, amplitudes, type Reject } from '@penfield/emg'
import type { ReadOptions } from '@penfield/io'
import { error } from './codes.js'
import { choice, numberOf, parsed, wholeNumber, windowOf } from './option-values.js'
import { type EmgOptions, parseEmgOptions } from './parse-emg-options.js'
import { saidIn, type TextOf } from './said.js'
import { bandwidthRules, type MapOptionValues } from './settings.js'

/** The options of `map`, understood. */
export interface MapSettings extends EmgOptions {
  /** RMS in a maximal voluntary contraction by muscle, µV, from study.json. */
  readonly mvcUv: Readonly<Record<string, number>>
  readonly read: ReadOptions
  readonly participant: string | null
  readonly session: string | null
  readonly hemisphere: 'L' | 'R' | null
  readonly amplitude: AmplitudeId
  /** Null: by muscle. */
  readonly windowMs: readonly [number, number] | null
  readonly reject: Reject
  /** Null: noise where waveforms exist, else 50 µV. */
  readonly threshold: ThresholdRequest | null
  readonly sites: SiteRequest
  readonly siteValue: SiteValueRule
  /** Null: by the kind of sites. */
  readonly method: MapMethodId | null
  readonly field: MapOptions
  readonly bootstrap: number
  readonly seed: number
}

/**
 * Understands the options of `map`.
 *
 * @param mvcUv what study.json says of maximal contractions.
 *
 * @throws {PenfieldError} study/option-not-understood — a value that is none of the choices, or no number where one belongs.
 */
export function parseSettings(values: MapOptionValues, mvcUv: MapSettings['mvcUv'] = {}): MapSettings {
  const { text, words } = saidIn(values)
  const read: ReadOptions = {
    frame: parsed('frame', text('frame'), frameFromText, 'scalp, subject, mni and device:NAME'),
    columns: text('columns')
      ?.split(',')
      .map((name) => name.trim()),
    header: values.header === false ? false : undefined,
    delimiter: text('delimiter'),
    decimal: choice('decimal', text('decimal'), ['point', 'comma']),
    coords: choice('coords', text('coords'), ['mm', 'cm']),
    amplitudeUnit: choice('amplitude-unit', text('amplitudeUnit'), ['uV', 'mV', 'V']),
    splitBy: words('splitBy')?.flatMap((word) => word.split(',')),
    muscles: musclesOf(words('muscle')),
    sheet: text('sheet'),
    rateHz: numberOf('rate', text('rate'), 1, 1_000_000),
    sweepStartMs: numberOf('sweep-start', text('sweepStart'), -10_000, 0),
  }
  const amplitude = choice('amplitude', text('amplitude'), amplitudeIds) ?? 'p2p'
  return {
    ...parseEmgOptions(values),
    mvcUv,
    read,
    participant: text('participant') ?? null,
    session: text('session') ?? null,
    hemisphere: choice('hemisphere', text('hemisphere'), ['L', 'R']) ?? null,
    amplitude,
    windowMs: windowOf(text('window')),
    reject: rejectOf(text('reject')),
    threshold: thresholdOf(text('threshold'), amplitude),
    sites: parsed('sites', text('sites'), parseSiteRequest, 'auto, none, grid:STEP and radius:MM') ?? { kind: 'auto' },
    siteValue: choice('site-value', text('siteValue'), siteValueRules) ?? 'mean',
    method: choice('map', text('map'), mapMethodIds) ?? null,
    field: fieldOf(text),
    bootstrap: resamplesOf(text('bootstrap')) ?? 2000,
    seed: wholeNumber('seed', text('seed'), 0xffffffff) ?? 1,
  }
}

/** The options of an interpolated map. */
function fieldOf(text: TextOf): MapOptions {
  const nodeStepMm = numberOf('step', text('step'), 0.1, 20) ?? 2
  const bandwidth = choice('bandwidth', text('bandwidth'), bandwidthRules)
  const headRadiusMm = numberOf('head-radius', text('headRadius'), 40, 150)
  if (bandwidth !== undefined && text('map') !== 'kernel') {
    throw error('study/option-not-understood', {
      what: `The bandwidth ${bandwidth} belongs to kernel maps, and ${text('map') ?? 'no other map'} was asked for.`,
      where: { argument: `--bandwidth ${bandwidth}` },
      fix: 'Say --map kernel as well, or leave --bandwidth out.',
    })
  }
  return {
    nodeStepMm,
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(headRadiusMm === undefined ? {} : { headRadiusMm }),
  }
}

/** With fewer resamples none lies outside a 95 % interval. */
const fewestResamples = 40

function resamplesOf(value: string | undefined): number | undefined {
  const n = wholeNumber('bootstrap', value, 1_000_000)
  if (n === undefined || n === 0 || n >= fewestResamples) return n
  throw error('study/option-not-understood', {
    what: `A bootstrap of ${n} is too small for a 95 % interval; at least ${fewestResamples} resamples were expected, or 0 for no intervals.`,
    where: { argument: `--bootstrap ${value}` },
    fix: 'Leave --bootstrap out for 2000 resamples, or say --bootstrap 0.',
  })
}

function musclesOf(words: readonly string[] | undefined): readonly string[] | undefined {
  const names = words?.flatMap((word) => word.split(',')).map((name) => name.trim())
  if (names === undefined || (!names.includes('') && new Set(names).size === names.length)) return names
  throw error('study/option-not-understood', {
    what: names.includes('')
      ? 'A muscle without a name was given; each name was expected to have a letter or a digit.'
      : `The muscles ${names.join(', ')} were given and one of them stands twice; each was expected once.`,
    where: { argument: `--muscle ${words?.join(' ')}` },
    fix: 'Name each muscle once, as in --muscle DM LES.',
  })
}

const amplitudeIds = amplitudes.map(({ id }) => id)

const unitOfAmplitude = (amplitude: AmplitudeId): ValueUnit =>
  amplitudes.find(({ id }) => id === amplitude)?.unit ?? 'uV'

/** A level in µV says nothing of amplitudes in another unit. */
function thresholdOf(value: string | undefined, amplitude: AmplitudeId): ThresholdRequest | null {
  const request = parsed('threshold', value, parseThreshold, '50uV, 25%, noise and none') ?? null
  const unit = unitOfAmplitude(amplitude)
  if (request?.kind !== 'absolute' || unit === 'uV') return request
  throw error('study/option-not-understood', {
    what: `The threshold ${value} is in µV, and the amplitude ${amplitude} ${unit === '1' ? 'has no unit' : 'is in µV·ms'}.`,
    where: { argument: `--threshold ${value} --amplitude ${amplitude}` },
    fix: 'Say --threshold noise, 25% or none, or leave --threshold out for noise.',
  })
}

/** What `threshold` is for a session, when the user said nothing. */
export const thresholdFor = (
  { threshold, amplitude }: Pick<MapSettings, 'threshold' | 'amplitude'>,
  hasNoiseLevel: boolean,
): ThresholdRequest => threshold ?? defaultThreshold(hasNoiseLevel, unitOfAmplitude(amplitude))

function rejectOf(value: string | undefined): Reject {
  if (value === undefined || value === 'auto') return 'auto'
  if (value === 'none') return 'none'
  return value.split(',').map((reason) => choice('reject', reason, qualityReasons) ?? 'background')
}
