import type { Source } from './format.js'
import { error } from './issues.js'

/** Text of a file: UTF-8 (a byte-order mark is dropped) or UTF-16 by its byte-order mark; line ends become \n. */
export function decodeText(source: Source): string {
  const { bytes, name } = source
  return decode(bytes, name).replace(/\r\n?/g, '\n')
}

/** By its byte-order mark. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function decode(bytes: Uint8Array, name: string): string {
  const encoding = encodingOf(bytes)
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes)
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    throw error('io/encoding', {
      what: `The file holds a zero byte at ${nul}; text was expected.`,
      where: { file: name, byte: nul },
      fix: 'Export the file again as text in UTF-8.',
    })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const byte = firstInvalidByte(bytes)
    throw error('io/encoding', {
      what: `The bytes at ${byte} are not UTF-8 text.`,
      where: { file: name, byte },
      fix: 'Save the file as UTF-8; files with a micro or degree sign are often saved as Windows-1252.',
      cause,
    })
  }
}

/** Offset of the first byte that is no UTF-8, by bisection on the longest valid beginning. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (isValidBeginning(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  return valid
}

function isValidBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
