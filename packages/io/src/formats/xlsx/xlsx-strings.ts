/** Texts of a workbook. A text may be cut into runs of one look each, and have a reading aid (`rPh`) that is none of it. */
import type { Zip } from '../../zip.js'
import { type Attributes, type Listener, walkPart } from './xlsx-xml.js'

/** Gathers the text of the elements `t` that stand in no reading aid. */
export function textGatherer(): Required<Listener> & { take(): string } {
  let text = ''
  let isText = false
  let aids = 0
  return {
    open: (name: string, _: Attributes) => {
      if (name === 'rPh') aids++
      isText = name === 't' && aids === 0
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      if (name === 'rPh') aids--
      isText = false
    },
    take: () => {
      const taken = unescaped(text)
      text = ''
      return taken
    },
  }
}

/** Characters that XML cannot hold are written `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(hexadecimal(code)))
    : text

const hexadecimal = (digits: string): number =>
  [...digits.toLowerCase()].reduce((value, digit) => 16 * value + '0123456789abcdef'.indexOf(digit), 0)

/** The texts that cells refer to by their number. @throws {PenfieldError} io/xlsx-damaged, io/xml-refused, io/zip-damaged. */
export function sharedStrings(zip: Zip, part: string | null): readonly string[] {
  const strings: string[] = []
  if (part === null) return strings
  const gatherer = textGatherer()
  walkPart(zip, part, {
    open: gatherer.open,
    text: gatherer.text,
    close: (name) => {
      gatherer.close(name)
      if (name === 'si') strings.push(gatherer.take())
    },
  })
  return strings
}
