/** What the header of a BrainVision recording says: where the numbers stand, how they are written, and of which channels. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { numberFromCell } from '../../number.js'
import { cellsOf, type Entry, entryOf, type Ini, neededEntry, otherValue, sectionOf } from './brainvision-ini.js'

export interface HeaderChannel {
  /** Trimmed; may be empty or repeat another. */
  readonly name: string
  /** One step of the file's numbers, in `unit`. */
  readonly resolution: number
  /** Empty when the header states none. */
  readonly unit: string
}

/** Kinds of number; the reader of samples has one decoder for each. */
export const numberTypes = ['INT_16', 'IEEE_FLOAT_32', 'INT_32', 'UINT_16'] as const
export type NumberType = (typeof numberTypes)[number]

export interface BrainVisionHeader {
  readonly dataFile: Entry
  /** Undefined when the header names none. */
  readonly markerFile: Entry | undefined
  /** One channel after the other; else one point in time after the other. */
  readonly isVectorized: boolean
  readonly isLittleEndian: boolean
  readonly numberType: NumberType
  /** Between samples. */
  readonly stepMs: number
  readonly channels: readonly HeaderChannel[]
  /** Samples of a channel as stated; null when it is not. */
  readonly samples: number | null
  /** Cut into epochs around a marker "Time 0". */
  readonly isSegmented: boolean
}

const common = 'Common Infos'
const again = 'Export the recording again as BrainVision, with binary data in the time domain.'

/** @throws {PenfieldError} io/brainvision-header — a line is missing, or says what is not read here. */
export function headerOf(ini: Ini): BrainVisionHeader {
  const dataFile = neededEntry(ini, common, 'DataFile', 'the name of the file with the samples')
  oneOf(ini, 'DataFormat', neededEntry(ini, common, 'DataFormat', 'BINARY'), ['BINARY'])
  const domain = entryOf(ini, common, 'DataType')
  if (domain !== undefined) oneOf(ini, 'DataType', domain, ['TIMEDOMAIN'])
  const orientation = neededEntry(ini, common, 'DataOrientation', 'MULTIPLEXED or VECTORIZED')
  const numberType = neededEntry(ini, 'Binary Infos', 'BinaryFormat', 'INT_16 or IEEE_FLOAT_32')
  const points = entryOf(ini, common, 'DataPoints')
  return {
    dataFile,
    markerFile: entryOf(ini, common, 'MarkerFile'),
    isVectorized: oneOf(ini, 'DataOrientation', orientation, ['MULTIPLEXED', 'VECTORIZED']) === 'VECTORIZED',
    isLittleEndian: entryOf(ini, 'Binary Infos', 'UseBigEndianOrder')?.value.toUpperCase() !== 'YES',
    numberType: oneOf(ini, 'BinaryFormat', numberType, numberTypes),
    stepMs: stepMsOf(ini),
    channels: channelsOf(ini),
    samples: points === undefined ? null : countOf(ini, 'DataPoints', points, 0),
    isSegmented: entryOf(ini, common, 'SegmentationType')?.value.toUpperCase() === 'MARKERBASED',
  }
}

function oneOf<Word extends string>(ini: Ini, key: string, entry: Entry, words: readonly Word[]): Word {
  const found = words.find((word) => word === entry.value.toUpperCase())
  if (found === undefined) throw otherValue(ini, key, entry, words.join(' or '), again)
  return found
}

function stepMsOf(ini: Ini): number {
  const entry = neededEntry(ini, common, 'SamplingInterval', 'the time between samples in µs')
  const stepMs = (numberFromCell(entry.value) ?? Number.NaN) / 1000
  if (stepMs > 0) return stepMs
  throw otherValue(ini, 'SamplingInterval', entry, 'a number of µs above 0', 'Correct the line in a text editor.')
}

function countOf(ini: Ini, key: string, entry: Entry, least: number): number {
  const count = numberFromCell(entry.value)
  if (count !== undefined && Number.isSafeInteger(count) && count >= least) return count
  throw otherValue(ini, key, entry, `a whole number from ${least} on`, 'Correct the line in a text editor.')
}

function channelsOf(ini: Ini): readonly HeaderChannel[] {
  const stated = neededEntry(ini, common, 'NumberOfChannels', 'how many channels there are')
  const count = countOf(ini, 'NumberOfChannels', stated, 1)
  const entries = sectionOf(ini, 'Channel Infos')
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key, entry]))
  const channels: HeaderChannel[] = []
  // Ends at the first channel without a line, so that a count of billions costs nothing.
  for (let number = 1; number <= count; number++) {
    const entry = byKey.get(`ch${number}`)
    if (entry === undefined) throw channelWithoutLine(ini, stated, number)
    channels.push(channelOf(ini, number, entry))
  }
  return channels
}

const channelWithoutLine = ({ file }: Ini, { value, line }: Entry, number: number) =>
  error('io/brainvision-header', {
    what: `NumberOfChannels is ${shown(value)} and [Channel Infos] has no line Ch${number}=; one for each channel was expected.`,
    where: { file, line },
    fix: 'Copy or export the recording again; this header is cut off or was edited.',
  })

function channelOf(ini: Ini, number: number, entry: Entry): HeaderChannel {
  const [name, , resolutionCell = '', unitCell = ''] = cellsOf(entry.value)
  const resolution = resolutionCell === '' ? 1 : (numberFromCell(resolutionCell) ?? Number.NaN)
  if (Number.isNaN(resolution) || resolution === 0) {
    const fix = 'Correct the third part of the line, the resolution, in a text editor.'
    throw otherValue(ini, `Ch${number}`, entry, 'name,reference,resolution,unit with a resolution other than 0', fix)
  }
  // A micro sign in UTF-8, in a header that does not say so.
  return { name, resolution, unit: unitCell.replace(/^(?:Âµ|Î¼)/, 'µ') }
}
