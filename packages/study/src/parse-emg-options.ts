import {
  type AttachOptions,
  type BackgroundLimit,
  type OnsetId,
  type SignalOptions,
  standardEpochMs,
} from '@penfield/emg'
import { shown } from '@penfield/kernels'
import { error } from './codes.js'
import { onsetIds } from './emg-settings.js'
import { choice, numberOf, parsed, windowOf } from './option-values.js'
import { saidIn } from './said.js'
import type { MapOptionValues } from './settings.js'

/** The options of raw EMG, understood. */
export interface EmgOptions {
  readonly attach: Omit<AttachOptions, 'muscles'>
  readonly signal: SignalOptions
  readonly onset: OnsetId
  readonly backgroundLimit: BackgroundLimit
  readonly positionLimitMm: number | null
  readonly excluded: readonly string[]
  /** Coefficients as typed, or `estimate`; null: crosstalk is left in. */
  readonly unmix: string | null
  /** Histogram intersection of the maps without crosstalk, in [0, 1). */
  readonly referenceOverlap: number
}

/** @throws {PenfieldError} study/option-not-understood. */
export function parseEmgOptions(values: MapOptionValues): EmgOptions {
  const { text, words } = saidIn(values)
  const unmix = text('unmix')
  return {
    attach: {
      trigger: text('trigger') ?? null,
      channels: words('channel')?.flatMap((word) => word.split(',')) ?? null,
      epochMs: epochOf(text('epoch')) ?? standardEpochMs,
    },
    signal: {
      blankMs: windowOf(text('blank'), 'blank', '-1:4'),
      detrend: values.detrend === true,
      bandHz: parsed('band', text('band'), bandFromText, '20:450, 20: and :450 (Hz)') ?? null,
      notchHz: numberOf('notch', text('notch'), 1, 1000) ?? null,
      rectify: false,
    },
    onset: choice('onset', text('onset'), onsetIds) ?? 'sd',
    backgroundLimit: parsed(
      'background-limit',
      text('backgroundLimit'),
      backgroundLimitFromText,
      '3mad, 20uV and 5:15%mvc',
    ) ?? { kind: 'mad', k: 3 },
    positionLimitMm: numberOf('position-limit', text('positionLimit'), 0.1, 100) ?? null,
    excluded: listOf(text('exclude')),
    unmix: unmix === undefined || unmix === 'none' ? null : unmix,
    referenceOverlap: overlapOf(text('referenceOverlap')) ?? 0,
  }
}

const number = String.raw`\d+(?:\.\d+)?`

function bandFromText(text: string): readonly [number, number] | undefined {
  const parts = new RegExp(`^(${number})?:(${number})?$`).exec(text)
  if (parts === null || (parts[1] === undefined && parts[2] === undefined)) return undefined
  const low = parts[1] === undefined ? 0 : Number(parts[1])
  const high = parts[2] === undefined ? Number.POSITIVE_INFINITY : Number(parts[2])
  return low < high ? [low, high] : undefined
}

function backgroundLimitFromText(text: string): BackgroundLimit | undefined {
  const mad = new RegExp(`^(${number})mad$`).exec(text)
  if (mad !== null && Number(mad[1]) > 0) return { kind: 'mad', k: Number(mad[1]) }
  const absolute = new RegExp(`^(${number})uV$`).exec(text)
  if (absolute !== null && Number(absolute[1]) > 0) return { kind: 'absolute', uv: Number(absolute[1]) }
  const mvc = new RegExp(`^(${number}):(${number})%mvc$`).exec(text)
  if (mvc === null || Number(mvc[1]) >= Number(mvc[2])) return undefined
  return { kind: 'mvc', lowPercent: Number(mvc[1]), highPercent: Number(mvc[2]) }
}

const listOf = (text: string | undefined): readonly string[] =>
  text === undefined || text === 'none'
    ? []
    : text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')

/** A minute to each side is more than any pulse needs. */
const longestMs = 60_000

function epochOf(text: string | undefined): readonly [number, number] | null {
  const epochMs = windowOf(text, 'epoch', '-250:400')
  if (epochMs === null || (epochMs[0] >= -longestMs && epochMs[1] <= longestMs && epochMs[1] > 0)) return epochMs
  throw error('study/option-not-understood', {
    what: `The epoch ${shown(text ?? '')} does not lie within a minute of the pulse and end after it.`,
    where: { argument: `--epoch ${text}` },
    fix: 'Write, for instance, --epoch -250:400 (ms).',
  })
}

function overlapOf(text: string | undefined): number | undefined {
  const value = numberOf('reference-overlap', text, 0, 1)
  if (value === undefined || value < 1) return value
  throw error('study/option-not-understood', {
    what: `The reference-overlap ${shown(text ?? '')} is not below 1; maps that are the same already need no crosstalk.`,
    where: { argument: `--reference-overlap ${text}` },
    fix: 'Give the overlap of maps without crosstalk, as in --reference-overlap 0.5.',
  })
}
