/**
 * Samples of the .eeg file, decoded as they are asked for.
 *
 *     MULTIPLEXED   ch1 ch2 ch3 │ ch1 ch2 ch3 │ …      a point in time after the other
 *     VECTORIZED    ch1 ch1 ch1 … │ ch2 ch2 ch2 … │ …  a channel after the other
 *
 *     value = number · resolution, in the unit of the channel
 */
import type { Issue } from '@penfield/core'
import type { Source } from '../../format.js'
import { error, issue } from '../../issues.js'
import { partOf, sizeOf } from '../../source.js'
import type { BrainVisionHeader, NumberType } from './brainvision-header.js'

interface Decoder {
  readonly bytes: number
  readonly at: (view: DataView, offset: number, isLittleEndian: boolean) => number
}

const decoders: Readonly<Record<NumberType, Decoder>> = {
  INT_16: { bytes: 2, at: (view, offset, isLittleEndian) => view.getInt16(offset, isLittleEndian) },
  UINT_16: { bytes: 2, at: (view, offset, isLittleEndian) => view.getUint16(offset, isLittleEndian) },
  INT_32: { bytes: 4, at: (view, offset, isLittleEndian) => view.getInt32(offset, isLittleEndian) },
  IEEE_FLOAT_32: { bytes: 4, at: (view, offset, isLittleEndian) => view.getFloat32(offset, isLittleEndian) },
}

/** Read at once from a file that is not held. */
const pieceBytes = 1 << 22

export interface SampleCount {
  /** Of each channel, all runs together. */
  readonly samples: number
  readonly issues: readonly Issue[]
}

/**
 * How many samples the file holds, by its length.
 *
 * @throws {PenfieldError} io/brainvision-length — none, another number than the header states, or channels of unequal length.
 */
export function sampleCountOf(header: BrainVisionHeader, data: Source): SampleCount {
  const pointBytes = header.channels.length * decoders[header.numberType].bytes
  const size = sizeOf(data)
  const samples = Math.floor(size / pointBytes)
  const over = size - samples * pointBytes
  const points = `${header.channels.length} channels of ${header.numberType} take ${pointBytes} bytes for each point in time`
  const isOther = header.samples !== null && header.samples !== samples
  if (samples === 0 || isOther || (header.isVectorized && over > 0)) {
    const expected =
      header.samples === null ? `a multiple of ${pointBytes} was` : `${header.samples * pointBytes} bytes were`
    throw error('io/brainvision-length', {
      what: `The data file has ${size} bytes; ${expected} expected, as ${points}.`,
      where: { file: data.name },
      fix: 'Copy the data file again; if it is whole, check NumberOfChannels, BinaryFormat and DataPoints in the header.',
    })
  }
  if (over === 0) return { samples, issues: [] }
  const what = `The data file ends in the middle of a point in time: ${points}, and ${over} are left over at the end.`
  const fix = 'Copy the data file again; if the recording was interrupted, the rest can be used as it is.'
  return { samples, issues: [issue('io/brainvision-cut', what, { file: data.name, byte: size - over }, fix)] }
}

/** Samples first … first + count − 1 of a channel, counted from the file's first, times a factor; NaN for a float that is no number. */
export type ChannelReader = (first: number, count: number, factor: number) => Float64Array

/**
 * The readers of all channels, in the header's order.
 *
 * @param samples of each channel in the file.
 */
export function channelReaders(header: BrainVisionHeader, data: Source, samples: number): readonly ChannelReader[] {
  const { bytes, at } = decoders[header.numberType]
  const { isLittleEndian, isVectorized, channels } = header
  const strideBytes = isVectorized ? bytes : channels.length * bytes
  const most = Math.max(1, Math.floor(pieceBytes / strideBytes))
  return channels.map((_, channel) => (first, count, factor) => {
    const originBytes = (isVectorized ? channel * samples : channel) * bytes
    const values = new Float64Array(count)
    for (let start = 0; start < count; start += most) {
      const length = Math.min(most, count - start)
      // From this channel's first number of the piece to the end of its last.
      const piece = partOf(data, originBytes + (first + start) * strideBytes, (length - 1) * strideBytes + bytes)
      const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength)
      for (let k = 0; k < length; k++) {
        const value = at(view, k * strideBytes, isLittleEndian) * factor
        values[start + k] = Number.isFinite(value) ? value : Number.NaN
      }
    }
    return values
  })
}
