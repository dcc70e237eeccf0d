/** The header of a recording, read and checked against the file's length before anything else is. */
import type { Issue } from '@penfield/core'
import type { Source } from '../../format.js'
import { error, issue } from '../../issues.js'
import { partOf, sizeOf } from '../../source.js'
import {
  type BytesPerSample,
  families,
  fileField,
  type HeaderBytes,
  headerPartBytes,
  millisecondsOf,
  notThis,
  numberOf,
  signalField,
  wholeNumberOf,
} from './edf-fields.js'

/** One signal; a record holds the samples of each signal in one piece. */
export interface EdfSignal {
  readonly label: string
  /** Of the physical range, as the file states it. */
  readonly unit: string
  readonly physicalMin: number
  readonly physicalMax: number
  readonly digitalMin: number
  readonly digitalMax: number
  readonly samplesPerRecord: number
  /** Bytes from the beginning of a record to the signal's first sample. */
  readonly offset: number
  /** Its bytes are texts and times, not samples. */
  readonly isAnnotations: boolean
}

/**
 *     | header | record 0            | record 1            | …
 *              | signal 0 | signal 1 | signal 0 | signal 1 |
 */
export interface EdfHeader {
  readonly bytesPerSample: BytesPerSample
  /** EDF+ and BDF+ say whether there may be gaps; null in the plain formats. */
  readonly kind: 'C' | 'D' | null
  readonly headerBytes: number
  readonly recordBytes: number
  /** As many as the file holds, whole ones. */
  readonly records: number
  readonly recordMs: number
  readonly signals: readonly EdfSignal[]
  readonly issues: readonly Issue[]
}

/**
 * @throws {PenfieldError} io/edf-field — a field is not what it must be; the message names its byte.
 * @throws {PenfieldError} io/edf-range — a signal's minimum and maximum are the same.
 * @throws {PenfieldError} io/truncated — the file is shorter than its header states.
 */
export function readHeader(source: Source, bytesPerSample: BytesPerSample): EdfHeader {
  const start = headOf(source, headerPartBytes)
  const version = fileField(start, 'version')
  if (version.text !== families[bytesPerSample].version)
    throw notThis(version, `the mark of ${families[bytesPerSample].name}`)
  const signalCount = wholeNumberOf(fileField(start, 'number of signals'), 1)
  const headerBytes = headerPartBytes * (1 + signalCount)
  const stated = fileField(start, 'header bytes')
  if (wholeNumberOf(stated, headerPartBytes) !== headerBytes)
    throw notThis(stated, `${headerBytes}, 256 for the file and for each of ${signalCount} signals,`)
  const signals = signalsOf(headOf(source, headerBytes), signalCount, bytesPerSample)
  const recordBytes = signals.reduce((sum, { samplesPerRecord }) => sum + samplesPerRecord * bytesPerSample, 0)
  const [, kind = null] = /^[EB]DF\+([CD])/.exec(fileField(start, 'reserved').text) ?? []
  return {
    bytesPerSample,
    kind: kind as EdfHeader['kind'],
    headerBytes,
    recordBytes,
    recordMs: recordMsOf(start),
    signals,
    ...recordsOf(source, start, headerBytes, recordBytes),
  }
}

function headOf(source: Source, length: number): HeaderBytes {
  const size = sizeOf(source)
  if (size < length) {
    throw error('io/truncated', {
      what: `The file ends inside its header: ${length} bytes were expected for it, ${size} are there.`,
      where: { file: source.name, byte: size },
      fix: 'Copy or export the file again; this copy is cut off.',
    })
  }
  return { bytes: partOf(source, 0, length), file: source.name }
}

function signalsOf(head: HeaderBytes, count: number, bytesPerSample: BytesPerSample): EdfSignal[] {
  let offset = 0
  return Array.from({ length: count }, (_, index) => {
    const signal = signalOf(head, index, count, offset)
    offset += signal.samplesPerRecord * bytesPerSample
    return signal
  })
}

function signalOf(head: HeaderBytes, index: number, count: number, offset: number): EdfSignal {
  const field = (name: Parameters<typeof signalField>[1]) => signalField(head, name, index, count)
  const label = field('label').text
  const isAnnotations = label === families[2].annotations || label === families[3].annotations
  const common = {
    label,
    unit: field('unit').text,
    samplesPerRecord: wholeNumberOf(field('samples per record'), 1),
    offset,
    isAnnotations,
  }
  // The scale of texts means nothing, and some programs leave it empty.
  if (isAnnotations) return { ...common, physicalMin: -1, physicalMax: 1, digitalMin: -1, digitalMax: 1 }
  const [physicalMin, physicalMax] = rangeOf(field('physical minimum'), field('physical maximum'))
  const [digitalMin, digitalMax] = rangeOf(field('digital minimum'), field('digital maximum'))
  return { ...common, physicalMin, physicalMax, digitalMin, digitalMax }
}

/** An inverted range is allowed: it turns the signal's sign. */
function rangeOf(minimum: Parameters<typeof numberOf>[0], maximum: Parameters<typeof numberOf>[0]): [number, number] {
  const [low, high] = [numberOf(minimum), numberOf(maximum)]
  if (low === high) {
    throw error('io/edf-range', {
      what: `The fields ${minimum.name} and ${maximum.name} are both ${low}; two different numbers were expected.`,
      where: minimum.where,
      fix: 'Export the recording again with a scale for this signal, or without the signal.',
    })
  }
  return [low, high]
}

function recordMsOf(start: HeaderBytes): number {
  const field = fileField(start, 'record duration')
  const recordMs = millisecondsOf(field.text)
  if (recordMs === undefined || !(recordMs > 0)) throw notThis(field, 'a number of seconds above 0')
  return recordMs
}

/** How many records there are: as declared, or counted. */
function recordsOf(source: Source, start: HeaderBytes, headerBytes: number, recordBytes: number) {
  const field = fileField(start, 'number of records')
  const declared = wholeNumberOf(field, -1)
  const dataBytes = sizeOf(source) - headerBytes
  const records = declared === -1 ? Math.floor(dataBytes / recordBytes) : declared
  if (declared === 0) throw notThis(field, 'at least one record, or -1,')
  if (records === 0 || dataBytes < records * recordBytes)
    throw tooShort(source, headerBytes, Math.max(1, records), recordBytes)
  const left = dataBytes - records * recordBytes
  return { records, issues: left === 0 ? [] : [moreBytes(source, left, records)] }
}

const tooShort = (source: Source, headerBytes: number, records: number, recordBytes: number) =>
  error('io/truncated', {
    what:
      `The file has ${sizeOf(source)} bytes; ${headerBytes + records * recordBytes} were expected ` +
      `for the header and ${records} ${records === 1 ? 'record' : 'records'} of ${recordBytes} bytes.`,
    where: { file: source.name, byte: sizeOf(source) },
    fix: 'Copy or export the file again; this copy is cut off, or the recording was not closed.',
  })

const moreBytes = (source: Source, left: number, records: number): Issue =>
  issue(
    'io/edf-more-bytes',
    `After the last of ${records} whole records ${left} more bytes follow; they were left out.`,
    { file: source.name, byte: sizeOf(source) - left },
    'Check that the end of the recording is there; export it again when it is not.',
    left,
  )
