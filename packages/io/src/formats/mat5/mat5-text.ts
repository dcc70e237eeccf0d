/** Text of a MAT-file of level 5: an array of characters, column by column, whose rows are padded to one length. */
import { shown } from '@penfield/kernels'
import { bytesLeft, type Cursor } from '../../bytes.js'
import { damaged, elementTypes } from './mat5-elements.js'
import { countOf } from './mat5-numbers.js'
import { sizeInWords, type TextVariable } from './mat5-variable.js'

/** How characters are stored; of UTF-8 the bytes say nothing of the number of characters. */
const bytesPerCharacter: Readonly<Record<number, number | null>> = {
  [elementTypes.int8]: 1,
  [elementTypes.uint8]: 1,
  [elementTypes.uint16]: 2,
  [elementTypes.utf8]: null,
  [elementTypes.utf16]: 2,
  [elementTypes.utf32]: 4,
}

/**
 * @param data of the element with the characters.
 * @param type of that element.
 * @throws {PenfieldError} io/mat5-damaged — its bytes are not those of text of this size.
 */
export function textVariable(name: string, size: readonly number[], data: Cursor, type: number): TextVariable {
  const bytes = bytesPerCharacter[type]
  const count = countOf(size)
  const misfit = () => damaged(data, `${shown(name)} is text of ${sizeInWords(size)} characters, its bytes are not`)
  if (bytes === undefined) throw damaged(data, `${shown(name)} holds data of type ${type}, text was expected`)
  if (bytes === null ? count > bytesLeft(data) : count * bytes !== bytesLeft(data)) throw misfit()
  const lines = () => {
    const characters = bytes === null ? utf8Characters(data, count) : fixedCharacters(data, bytes)
    if (characters?.length !== count) throw misfit()
    return rowsOf(characters, count === 0 ? 0 : size[0])
  }
  return { kind: 'text', name, size, lines }
}

/** Characters of one width; null when a number is no character. */
function fixedCharacters({ view, bytes, littleEndian }: Cursor, width: number): readonly string[] | null {
  const characters: string[] = []
  for (let at = 0; at < bytes.length; at += width) {
    if (width === 1) characters.push(String.fromCharCode(bytes[at]))
    else if (width === 2) characters.push(String.fromCharCode(view.getUint16(at, littleEndian)))
    else {
      const code = view.getUint32(at, littleEndian)
      if (code > 0x10ffff) return null
      characters.push(String.fromCodePoint(code))
    }
  }
  return characters
}

/** Writers count characters beyond U+FFFF as one or, like MATLAB, as two; null when the bytes are no UTF-8. */
function utf8Characters({ bytes }: Cursor, count: number): readonly string[] | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.length === count ? text.split('') : Array.from(text)
  } catch {
    return null
  }
}

function rowsOf(characters: readonly string[], rows: number): readonly string[] {
  return Array.from({ length: rows }, (_, i) => {
    let line = ''
    for (let k = i; k < characters.length; k += rows) line += characters[k]
    return line
  })
}
