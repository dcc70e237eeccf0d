/** A legend as a row of symbols with their words, wrapped to the figure's width. */
import { rect, text } from '../svg.js'
import { fitText, textWidth } from '../text-width.js'
import type { Theme } from '../theme.js'

export interface LegendItem {
  /** Draws the symbol around its middle (x, y), within ±6 pt × ±3.5 pt. */
  readonly symbol: (x: number, y: number) => string
  readonly words: string
}

/** A symbol of one colour. */
export const swatch = (fill: string) => (x: number, y: number) => rect(x - 6, y - 3.5, 12, 7, { fill })

const symbolWidth = 16
const gap = 10
const rowHeight = 11

/** @returns the markup and its height, pt; the first row's middle lies at y + 5. */
export function legend(
  items: readonly LegendItem[],
  left: number,
  y: number,
  width: number,
  theme: Theme,
): { readonly markup: string[]; readonly height: number } {
  const markup: string[] = []
  let x = left
  let middle = y + 5
  for (const { symbol, words } of items) {
    const shown = fitText(words, 7, width - symbolWidth)
    const needed = symbolWidth + textWidth(shown, 7)
    if (x > left && x + needed > left + width) {
      x = left
      middle += rowHeight
    }
    markup.push(symbol(x + 6, middle), text(x + symbolWidth, middle + 2.5, shown, { fill: theme.text }))
    x += needed + gap
  }
  return { markup, height: middle + 6 - y }
}
