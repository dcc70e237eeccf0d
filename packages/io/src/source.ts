/** Any part of a file, whether it is held whole or read piece by piece. */
import type { Source } from './format.js'

/** Bytes of the whole file. */
export const sizeOf = (source: Source): number => source.size ?? source.bytes.length

/** Bytes offset … offset + length − 1, without a copy where the file is held. The range must lie inside the file. */
export const partOf = (source: Source, offset: number, length: number): Uint8Array =>
  source.part === undefined || offset + length <= source.bytes.length
    ? source.bytes.subarray(offset, offset + length)
    : source.part(offset, length)
