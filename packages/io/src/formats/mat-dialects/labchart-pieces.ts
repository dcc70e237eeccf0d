/** Which numbers of a LabChart export belong to which channel, at which rate and in which unit. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import type { NumericVariable } from '../mat5/mat5-variable.js'
import { tableNumber } from './expected.js'
import type { Stretch } from './samples.js'

export interface Tables {
  readonly data: NumericVariable
  readonly starts: NumericVariable
  readonly ends: NumericVariable
  readonly rates: NumericVariable
  readonly scales: NumericVariable | undefined
  readonly offsets: NumericVariable | undefined
  readonly unitRows: NumericVariable | undefined
  readonly units: readonly string[]
  readonly titles: readonly string[]
  readonly channels: number
  readonly blocks: number
}

/** Blocks of one channel with one rate and unit; a channel that was set anew between blocks has several. */
export interface Part {
  readonly title: string
  /** The title, with rate and unit where the channel has several parts. */
  readonly name: string
  readonly rateHz: number
  readonly unit: string
  /** One a block; of 0 samples where the channel is absent or set otherwise. */
  readonly pieces: readonly Stretch[]
}

/** More than a person changes during a session; it bounds the memory that a damaged file can ask for. */
const mostSettings = 16
const nothing: Stretch = { first: 0, samples: 0, offset: 0, factor: 1 }

/**
 * Parts in the order of channels, then of blocks; a channel without any samples has none.
 *
 * @throws {PenfieldError} io/labchart-layout — places outside of `data`, or no rate.
 */
export function piecesOf(tables: Tables, file: string): readonly Part[] {
  const parts: Part[] = []
  for (let channel = 0; channel < tables.channels; channel++) parts.push(...partsOf(tables, channel, file))
  return parts
}

function partsOf(tables: Tables, channel: number, file: string): readonly Part[] {
  const title = tables.titles[channel] ?? ''
  const settings = new Map<string, { rateHz: number; unit: string; pieces: Map<number, Stretch> }>()
  for (let block = 0; block < tables.blocks; block++) {
    const stretch = stretchOf(tables, channel, block, file)
    if (stretch === null) continue
    const rateHz = rateOf(tables, channel, block, file)
    const unit = unitOf(tables, channel, block)
    const key = `${rateHz} Hz, ${unit === '' ? 'no unit' : unit}`
    const setting = settings.get(key) ?? { rateHz, unit, pieces: new Map() }
    settings.set(key, setting)
    if (settings.size > mostSettings) {
      const what = `It has more than ${mostSettings} different rates and units; one or a few were expected.`
      throw layout(tables, channel, what, 'samplerate', file)
    }
    setting.pieces.set(block, stretch)
  }
  return [...settings].map(([key, { rateHz, unit, pieces }]) => ({
    title,
    name: settings.size === 1 ? title : `${title}, ${key}`,
    rateHz,
    unit,
    pieces: Array.from({ length: tables.blocks }, (_, block) => pieces.get(block) ?? nothing),
  }))
}

/** Null where the channel is absent from the block. */
function stretchOf(tables: Tables, channel: number, block: number, file: string): Stretch | null {
  const start = tableNumber(tables.starts, channel, block)
  const end = tableNumber(tables.ends, channel, block)
  if (start === -1) return null
  const total = tables.data.rows * tables.data.columns
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 1 || end < start - 1 || end > total) {
    const what = `Block ${block + 1} is said to take the places ${start} to ${end} of data; whole numbers within 1 to ${total} were expected.`
    throw layout(tables, channel, what, 'datastart', file)
  }
  const factor = tables.scales === undefined ? 1 : tableNumber(tables.scales, channel, block)
  const offset = tables.offsets === undefined ? 0 : tableNumber(tables.offsets, channel, block)
  if (!Number.isFinite(factor) || !Number.isFinite(offset)) {
    const what = `Block ${block + 1} has the scale ${factor} and the offset ${offset}; two numbers were expected.`
    throw layout(tables, channel, what, 'scaleunits', file)
  }
  return { first: start - 1, samples: end - start + 1, offset, factor }
}

function rateOf(tables: Tables, channel: number, block: number, file: string): number {
  const rateHz = tableNumber(tables.rates, channel, block)
  if (rateHz > 0 && Number.isFinite(rateHz)) return rateHz
  const what = `Block ${block + 1} has the sampling rate ${rateHz}; a number above 0 was expected.`
  throw layout(tables, channel, what, 'samplerate', file)
}

/** Empty when the table names no unit. */
function unitOf({ unitRows, units }: Tables, channel: number, block: number): string {
  const row = unitRows === undefined ? -1 : tableNumber(unitRows, channel, block)
  return units[row - 1] ?? ''
}

const layout = ({ titles }: Tables, channel: number, what: string, argument: string, file: string) =>
  error('io/labchart-layout', {
    what: `Of the channel ${shown(titles[channel] ?? `${channel + 1}`, 40)}: ${what}`,
    where: { file, argument },
    fix: 'Export the recording again from LabChart as a MATLAB file, and do not edit it.',
  })
