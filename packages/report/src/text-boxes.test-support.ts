/** Where the texts of a drawing stand, for tests of overlap and clipping. */
import { textWidth } from './text-width.js'

export interface TextBox {
  readonly words: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const element = /<text ([^>]*)>([^<]*)<\/text>/g

const plain = (markup: string): string =>
  markup
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

/** Boxes in points; capitals reach 0.73 em up, descenders 0.2 em down. Turned texts are turned by −90°. */
export function textBoxes(svg: string): TextBox[] {
  return [...svg.matchAll(element)].map(([, attributes, content]) => {
    const read = (name: string): string | undefined => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1]
    const words = plain(content)
    const size = +(read('font-size') ?? 7)
    const width = textWidth(words, size, read('font-weight') === '700')
    const [x, y] = [+(read('x') ?? 0), +(read('y') ?? 0)]
    const anchor = read('text-anchor')
    const before = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0
    if (read('transform') !== undefined)
      return { words, left: x - 0.73 * size, right: x + 0.2 * size, top: y - width + before, bottom: y + before }
    return { words, left: x - before, right: x - before + width, top: y - 0.73 * size, bottom: y + 0.2 * size }
  })
}

/** Texts that leave the page or cover one another, in words. */
export function textFaults(svg: string, widthPt: number, heightPt: number): string[] {
  const boxes = textBoxes(svg)
  const faults: string[] = []
  for (const [i, a] of boxes.entries()) {
    if (a.left < -0.1 || a.top < -0.1 || a.right > widthPt + 0.1 || a.bottom > heightPt + 0.1)
      faults.push(`"${a.words}" is clipped`)
    for (const b of boxes.slice(i + 1))
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        faults.push(`"${a.words}" and "${b.words}" overlap`)
  }
  return faults
}
