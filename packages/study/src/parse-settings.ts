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
  type ThresholdRequest,
} from '@penfield/core'
import type { AmplitudeId, Reject } from '@penfield/emg'
import type { ReadOptions } from '@penfield/io'
import { shown } from '@penfield/kernels'
import { error } from './codes.js'
import { nearest } from './nearest.js'
import { bandwidthRules, type MapOptionValues, measuresInUv, type SettingName, siteValuesInUv } from './settings.js'

/** The options of `map`, understood. */
export interface MapSettings {
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
 * @throws {PenfieldError} study/option-not-understood — a value that is none of the choices, or no number where one belongs.
 */
export function parseSettings(values: MapOptionValues): MapSettings {
  const text = (name: SettingName): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const words = (name: SettingName): readonly string[] | undefined => {
    const value = values[name]
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? (value as readonly string[]) : undefined
  }
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
  }
  return {
    read,
    participant: text('participant') ?? null,
    session: text('session') ?? null,
    hemisphere: choice('hemisphere', text('hemisphere'), ['L', 'R']) ?? null,
    amplitude: choice('amplitude', text('amplitude'), measuresInUv) ?? 'p2p',
    windowMs: windowOf(text('window')),
    reject: rejectOf(text('reject')),
    threshold: parsed('threshold', text('threshold'), parseThreshold, '50uV, 25%, noise and none') ?? null,
    sites: parsed('sites', text('sites'), parseSiteRequest, 'auto, none, grid:STEP and radius:MM') ?? { kind: 'auto' },
    siteValue: choice('site-value', text('siteValue'), siteValuesInUv) ?? 'mean',
    method: choice('map', text('map'), mapMethodIds) ?? null,
    field: fieldOf(text),
    bootstrap: resamplesOf(text('bootstrap')) ?? 2000,
    seed: wholeNumber('seed', text('seed'), 0xffffffff) ?? 1,
  }
}

type TextOf = (name: SettingName) => string | undefined

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

/** What `threshold` is for a session, when the user said nothing. */
export const thresholdFor = (settings: MapSettings, hasNoiseLevel: boolean): ThresholdRequest =>
  settings.threshold ?? defaultThreshold(hasNoiseLevel)

function choice<const C extends string>(flag: string, value: string | undefined, choices: readonly C[]): C | undefined {
  if (value === undefined) return undefined
  const found = choices.find((each) => each === value)
  if (found !== undefined) return found
  const close = nearest(value, choices)
  throw error('study/option-not-understood', {
    what: `The ${flag} ${shown(value)} is not one of ${choices.join(', ')}.`,
    where: { argument: `--${flag} ${value}` },
    fix: close === undefined ? `Say --${flag} ${choices[0]}, for instance.` : `Did you mean --${flag} ${close}?`,
  })
}

function parsed<T>(
  flag: string,
  value: string | undefined,
  parse: (text: string) => T | undefined,
  forms: string,
): T | undefined {
  if (value === undefined) return undefined
  const result = parse(value)
  if (result !== undefined) return result
  throw error('study/option-not-understood', {
    what: `The ${flag} ${shown(value)} is none of the forms ${forms}.`,
    where: { argument: `--${flag} ${value}` },
    fix: `Write --${flag} in one of these forms.`,
  })
}

const plainNumber = /^-?\d+(\.\d+)?$/

function numberOf(flag: string, value: string | undefined, low: number, high: number): number | undefined {
  if (value === undefined) return undefined
  const number = plainNumber.test(value) ? Number(value) : Number.NaN
  if (number >= low && number <= high) return number
  throw error('study/option-not-understood', {
    what: `The ${flag} ${shown(value)} is not a number from ${low} to ${high}.`,
    where: { argument: `--${flag} ${value}` },
    fix: `Give --${flag} a number from ${low} to ${high}.`,
  })
}

function wholeNumber(flag: string, value: string | undefined, high: number): number | undefined {
  const number = numberOf(flag, value, 0, high)
  if (number === undefined || Number.isInteger(number)) return number
  throw error('study/option-not-understood', {
    what: `The ${flag} ${value} is not a whole number.`,
    where: { argument: `--${flag} ${value}` },
    fix: `Give --${flag} a whole number.`,
  })
}

function windowOf(value: string | undefined): readonly [number, number] | null {
  if (value === undefined) return null
  const ends = value.split(':').map((end) => (plainNumber.test(end) ? Number(end) : Number.NaN))
  const [a, b] = ends
  if (ends.length === 2 && a < b) return [a, b]
  throw error('study/option-not-understood', {
    what: `The window ${shown(value)} is not two times in ms with a colon, the earlier one first.`,
    where: { argument: `--window ${value}` },
    fix: 'Write, for instance, --window 10:60.',
  })
}

function rejectOf(value: string | undefined): Reject {
  if (value === undefined || value === 'auto') return 'auto'
  if (value === 'none') return 'none'
  return value.split(',').map((reason) => choice('reject', reason, qualityReasons) ?? 'background')
}
