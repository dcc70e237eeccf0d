import type { Source } from './format.js'
import { encodingOf } from './text.js'

/** The first characters of a file, for recognising it. Never throws: bytes that are no text become U+FFFD. */
export function headText(source: Source, limit = 16_384): string {
  const bytes = source.bytes.subarray(0, limit)
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}
