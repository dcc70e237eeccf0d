/** A recording in EDF, EDF+, BDF or BDF+, opened: header, times and annotations. Samples stay in the file. */
import type { Source } from '../../format.js'
import type { BytesPerSample } from './edf-fields.js'
import { type EdfHeader, readHeader } from './edf-header.js'
import { type EdfTimes, readTimes } from './edf-runs.js'

export interface EdfFile {
  readonly source: Source
  readonly header: EdfHeader
  readonly times: EdfTimes
}

/** @throws {PenfieldError} io/edf-field, io/edf-range, io/edf-no-record-times, io/truncated. */
export function openEdf(source: Source, bytesPerSample: BytesPerSample): EdfFile {
  const header = readHeader(source, bytesPerSample)
  return { source, header, times: readTimes(source, header) }
}
