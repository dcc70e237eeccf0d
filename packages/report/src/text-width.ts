/** How wide a text is when set in Inter, so that labels can be laid out without a browser. */

/** Advance widths of Inter Regular, 1/100 em, for U+0020 … U+007E. */
const widths = [
  28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29, 30, 66,
  66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68,
  63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56,
  82, 55, 56, 55, 43, 33, 43, 66,
]

const thinSpace = 0x2009
const other = 66
const wide = 100
/** Inter Bold is at most this much wider than Regular over a word. */
const boldFactor = 1.06

/** @returns width in the unit of `fontSize`; outside ASCII a character counts 0.66 em, from U+2E80 on a full em. */
export function textWidth(content: string, fontSize: number, bold = false): number {
  let hundredths = 0
  for (const character of content) {
    const point = character.codePointAt(0) as number
    if (point >= 0x20 && point < 0x7f) hundredths += widths[point - 0x20]
    else if (point === thinSpace) hundredths += 18
    else hundredths += point >= 0x2e80 ? wide : other
  }
  return ((hundredths * fontSize) / 100) * (bold ? boldFactor : 1)
}

/** The text, cut with an ellipsis where it would be wider than `limit`. */
export function fitText(content: string, fontSize: number, limit: number, bold = false): string {
  if (textWidth(content, fontSize, bold) <= limit) return content
  const characters = [...content]
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, fontSize, bold) > limit) characters.pop()
  return `${characters.join('')}…`
}

/** The text in lines no wider than `limit`, broken at spaces. */
export function wrapText(content: string, fontSize: number, limit: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of content.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && textWidth(longer, fontSize) > limit) {
      lines.push(current)
      current = word
    } else current = longer
  }
  return current === '' ? lines : [...lines, current]
}
