import type { Source } from './format.js'

/** The first characters of a file, for recognising it. Never throws: bytes that are no text become U+FFFD. */
export function headText(source: Source, limit = 16_384): string {
  const bytes = source.bytes.subarray(0, limit)
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}
