/** Samples out of records: only the bytes that are asked for are read. */
import type { Source } from '../../format.js'
import { partOf } from '../../source.js'
import type { BytesPerSample } from './edf-fields.js'
import type { EdfHeader, EdfSignal } from './edf-header.js'

/** Bytes of one signal in one record, from sample `first` of the record on. The record must be in the file. */
export function bytesInRecord(
  source: Source,
  { headerBytes, recordBytes, bytesPerSample }: EdfHeader,
  signal: EdfSignal,
  record: number,
  { first = 0, count = signal.samplesPerRecord } = {},
): Uint8Array {
  const offset = headerBytes + record * recordBytes + signal.offset + first * bytesPerSample
  return partOf(source, offset, count * bytesPerSample)
}

/**
 * Whole numbers in two's complement, the lowest byte first.
 *
 *     EDF   | b0 | b1 |         d = b0 + 2⁸ b1, less 2¹⁶ when the highest bit is set
 *     BDF   | b0 | b1 | b2 |    d = b0 + 2⁸ b1 + 2¹⁶ b2, less 2²⁴ when the highest bit is set
 *
 * @param outDigital written from `at` on, one number for every sample in `bytes`.
 */
export function decodeDigital(bytes: Uint8Array, bytesPerSample: BytesPerSample, outDigital: Int32Array, at = 0): void {
  const samples = bytes.length / bytesPerSample
  if (bytesPerSample === 2) {
    for (let i = 0; i < samples; i++) outDigital[at + i] = ((bytes[2 * i] << 16) | (bytes[2 * i + 1] << 24)) >> 16
  } else {
    for (let i = 0; i < samples; i++)
      outDigital[at + i] = ((bytes[3 * i] << 8) | (bytes[3 * i + 1] << 16) | (bytes[3 * i + 2] << 24)) >> 8
  }
}

/**
 * Digital samples first … first + count − 1 of a signal, counted from the first sample of record `firstRecord`.
 *
 * @returns count, as the converter gave them.
 */
export function digitalSamples(
  source: Source,
  header: EdfHeader,
  signal: EdfSignal,
  { firstRecord = 0, first, count }: { readonly firstRecord?: number; readonly first: number; readonly count: number },
): Int32Array {
  const digital = new Int32Array(count)
  const { samplesPerRecord } = signal
  let done = 0
  while (done < count) {
    const record = Math.floor((first + done) / samplesPerRecord)
    const start = first + done - record * samplesPerRecord
    const piece = { first: start, count: Math.min(samplesPerRecord - start, count - done) }
    const bytes = bytesInRecord(source, header, signal, firstRecord + record, piece)
    decodeDigital(bytes, header.bytesPerSample, digital, done)
    done += piece.count
  }
  return digital
}

/**
 * Physical values of digital samples.
 *
 *     x = (d − dmin) (pmax − pmin) / (dmax − dmin) + pmin
 *
 * @param scale factor on x: µV per unit of a voltage, else 1.
 * @returns as many as `digital`, in the signal's unit times `scale`.
 */
export function physicalValues(digital: Int32Array, signal: EdfSignal, scale: number): Float64Array {
  const { digitalMin, digitalMax, physicalMin, physicalMax } = signal
  const gain = (physicalMax - physicalMin) / (digitalMax - digitalMin)
  const values = new Float64Array(digital.length)
  for (let i = 0; i < values.length; i++) values[i] = ((digital[i] - digitalMin) * gain + physicalMin) * scale
  return values
}
