/** Base64: four characters of six bits for three bytes, with white space between them. */
import { shown } from '@penfield/kernels'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const space = 64
const padding = 65
const foreign = 66

/** Character code → its six bits, or one of the three above. */
const kinds = new Uint8Array(128).fill(foreign)
for (const character of ' \t\n\r') kinds[character.charCodeAt(0)] = space
for (let k = 0; k < alphabet.length; k++) kinds[alphabet.charCodeAt(k)] = k
kinds['='.charCodeAt(0)] = padding

const kindOf = (text: string, at: number): number => kinds[text.charCodeAt(at)] ?? foreign

export interface Base64 {
  readonly text: string
  /** How many bytes the text stands for. */
  readonly bytes: number
}

/** Counts before anything is decoded; in words, why a text is no base64. */
export function measureBase64(text: string): Base64 | string {
  let symbols = 0
  let pads = 0
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text, at)
    if (kind === space) continue
    if (kind === foreign) return `holds ${shown(text[at])}, which is no character of base64`
    if (kind === padding) pads++
    else if (pads > 0) return 'goes on behind the = that ends base64'
    else symbols++
  }
  if ((symbols + pads) % 4 !== 0 || pads > 2)
    return `has ${symbols + pads} characters of base64; a multiple of 4 ends it`
  return { text, bytes: Math.floor((symbols * 3) / 4) }
}

export function decodeBase64({ text, bytes: length }: Base64): Uint8Array {
  const bytes = new Uint8Array(length)
  let bits = 0
  let held = 0
  let n = 0
  for (let at = 0; at < text.length && n < length; at++) {
    const kind = kindOf(text, at)
    if (kind >= space) continue
    bits = ((bits << 6) | kind) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[n++] = (bits >> held) & 0xff
  }
  return bytes
}
