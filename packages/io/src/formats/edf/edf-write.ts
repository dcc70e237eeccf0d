/**
 * Writers of EDF+ (16 bits) and BDF+ (24 bits).
 *
 * What is written reads back the same: digital values, scales, rates, labels, gaps and annotations. Times are kept to
 * 1 ns. Runs that touch come back as one.
 */
import { error } from '../../issues.js'
import type { EdfChannel, EdfContent } from './edf-content.js'
import { type BytesPerSample, millisecondsOf } from './edf-fields.js'
import { annotationBytes, secondsText } from './edf-write-annotations.js'
import { checkChannel, checkRange, samplesOf } from './edf-write-channel.js'
import { headerBytesOf } from './edf-write-header.js'

const largestBytes = 1 << 30

/**
 * @throws {PenfieldError} io/edf-channel-refused — a label, unit, rate or range that the header cannot hold.
 * @throws {PenfieldError} io/edf-sample-refused — samples out of the digital range, or not whole records.
 * @throws {PenfieldError} io/edf-time-refused — a record's duration, or runs that overlap.
 * @throws {PenfieldError} io/edf-annotation-refused, io/edf-start-refused, io/too-large.
 */
export const writeEdf = (content: EdfContent): Uint8Array => written(content, 2)

/** As {@link writeEdf}, with 24 bits for each sample. */
export const writeBdf = (content: EdfContent): Uint8Array => written(content, 3)

function written(content: EdfContent, bytesPerSample: BytesPerSample): Uint8Array {
  const { channels, recordMs } = content
  for (const channel of channels) checkChannel(channel, bytesPerSample)
  const recordSeconds = recordSecondsOf(recordMs)
  const samples = channels.map((channel) => samplesOf(channel, recordMs))
  const counts = recordsOfRuns(content, samples)
  const annotations = annotationBytes(recordStarts(content, counts), content.annotations)
  const sizes = [...samples, Math.ceil(annotations.length / bytesPerSample)]
  const records = counts.reduce((sum, count) => sum + count, 0)
  const header = headerBytesOf(content, bytesPerSample, { records, recordSeconds, samples: sizes })
  const recordBytes = sizes.reduce((sum, one) => sum + one * bytesPerSample, 0)
  const bytes = new Uint8Array(checkedSize(header.length + records * recordBytes))
  bytes.set(header)
  let offset = header.length
  for (const [run, count] of counts.entries()) {
    for (let record = 0; record < count; record++) {
      for (const [k, channel] of channels.entries()) {
        const piece = channel.digital[run].subarray(record * samples[k], (record + 1) * samples[k])
        encodeDigital(piece, bytesPerSample, bytes, offset)
        offset += piece.length * bytesPerSample
      }
      offset += sizes[channels.length] * bytesPerSample
    }
  }
  for (const [record, pieces] of annotations.records.entries())
    setAll(bytes, header.length + (record + 1) * recordBytes - sizes[channels.length] * bytesPerSample, pieces)
  return bytes
}

function setAll(bytes: Uint8Array, start: number, pieces: readonly Uint8Array[]): void {
  let offset = start
  for (const piece of pieces) {
    bytes.set(piece, offset)
    offset += piece.length
  }
}

/** Two's complement, the lowest byte first. */
function encodeDigital(digital: Int32Array, bytesPerSample: BytesPerSample, outBytes: Uint8Array, at: number): void {
  for (let i = 0; i < digital.length; i++)
    for (let k = 0; k < bytesPerSample; k++) outBytes[at + i * bytesPerSample + k] = digital[i] >> (8 * k)
}

function recordSecondsOf(recordMs: number): string {
  const text = recordMs > 0 && recordMs < 1e11 ? secondsText(recordMs) : ''
  if (text.length > 0 && text.length <= 8 && millisecondsOf(text) === recordMs) return text
  throw refusedTime(
    `The record duration is ${recordMs} ms; a number above 0 that has at most 8 characters in seconds was expected.`,
    'Choose a rounder duration, such as 1000 ms.',
  )
}

/** How many records each run has; every channel must agree, and every sample be in its range. */
function recordsOfRuns({ channels, startsMs }: EdfContent, samples: readonly number[]): number[] {
  if (startsMs.length === 0 || channels.length === 0) {
    throw refusedTime(
      `There are ${channels.length} channels in ${startsMs.length} runs; at least one of each was expected.`,
      'Give the recording that should be written.',
    )
  }
  const counts = startsMs.map((_, run) => (channels[0].digital[run]?.length ?? 0) / samples[0])
  for (const [k, channel] of channels.entries()) {
    for (const [run, count] of counts.entries()) {
      const found = channel.digital[run]?.length ?? 0
      if (
        !Number.isInteger(count) ||
        count < 1 ||
        found !== count * samples[k] ||
        channel.digital.length !== counts.length
      )
        throw notWhole(channel, run, found, samples[k])
    }
    for (const digital of channel.digital) checkRange(channel, digital)
  }
  return counts
}

/** @throws {PenfieldError} io/edf-time-refused — runs that are out of order, or a first one after the first second. */
function recordStarts({ startsMs, recordMs }: EdfContent, counts: readonly number[]): Float64Array {
  if (!(startsMs[0] >= 0 && startsMs[0] < 1000)) {
    throw refusedTime(
      `The first run begins at ${startsMs[0]} ms; 0 up to 1000 ms after the start was expected.`,
      'Take its whole seconds off all times, and add them to the start of the recording.',
    )
  }
  const starts: number[] = []
  let endMs = startsMs[0]
  for (const [run, startMs] of startsMs.entries()) {
    // Up to 1 ns is the rounding of the times.
    if (!(startMs >= endMs - 1e-6) || startMs > 1e12) {
      throw refusedTime(
        `Run ${run + 1} begins at ${startMs} ms, before the one before it ends at ${endMs} ms.`,
        'Give the runs in the order of time, without overlap.',
      )
    }
    for (let record = 0; record < counts[run]; record++) starts.push(startMs + record * recordMs)
    endMs = startMs + counts[run] * recordMs
  }
  return Float64Array.from(starts)
}

function checkedSize(bytes: number): number {
  if (bytes <= largestBytes) return bytes
  throw error('io/too-large', {
    what: `The file would have ${bytes} bytes; at most ${largestBytes} (1 GiB) are written.`,
    where: {},
    fix: 'Write the recording in parts.',
  })
}

const notWhole = ({ label }: EdfChannel, run: number, found: number, samples: number) =>
  error('io/edf-sample-refused', {
    what:
      `Run ${run + 1} has ${found} samples; whole records of ${samples} samples were expected, ` +
      'as many as the other channels have.',
    where: { argument: `channel "${label}"` },
    fix: 'Cut the run to whole records, or choose a shorter record duration.',
  })

const refusedTime = (what: string, fix: string) =>
  error('io/edf-time-refused', { what, where: { argument: 'recording' }, fix })
