/** The axis of thresholds: per cent of a map's maximum, and below it the same places in the map's unit, a row a map. */
import { formatNumber, formatTick } from '../format.js'
import type { QuantityWords } from '../quantity-words.js'
import type { Scale } from '../scale.js'
import { line, text } from '../svg.js'
import { textWidth } from '../text-width.js'
import type { Theme } from '../theme.js'

/** One map's row: its symbol in front, its maximum, and what it is a maximum of. */
export interface ThetaRow {
  /** Drawn around (x, y), within ±3 pt. */
  readonly symbol: (x: number, y: number) => string
  readonly maximumUv: number
  readonly words: QuantityWords
}

const tickPercents = [0, 25, 50, 75, 100] as const
const rowHeight = 9

/** Height that the axis takes below its line, pt. */
export const thetaAxisHeight = (rows: number): number => 21 + rowHeight * rows

export interface ThetaAxisParts {
  readonly y: number
  readonly x0: number
  readonly x1: number
  /** What there is to the right of the axis, pt; all that is needed where absent. */
  readonly after?: number
  /** Share of the maximum → paper. */
  readonly scale: Scale
  readonly rows: readonly ThetaRow[]
  readonly theme: Theme
}

export function thetaAxis({
  y,
  x0,
  x1,
  after = Number.POSITIVE_INFINITY,
  scale,
  rows,
  theme,
}: ThetaAxisParts): string[] {
  const stroke = { stroke: theme.text, 'stroke-width': 0.5 }
  const baseline = (row: number): number => y + 10 + rowHeight * row
  const centred = { 'text-anchor': 'middle' }
  const heading = (row: number, words: string) =>
    text(x0 - 6, baseline(row), words, { 'text-anchor': 'end', 'font-size': headingSize(words), fill: theme.muted })
  return [
    line(x0, y, x1, y, stroke),
    heading(0, '%'),
    ...tickPercents.flatMap((percent) => [
      line(scale(percent / 100), y, scale(percent / 100), y + 2.8, stroke),
      text(scale(percent / 100), baseline(0), formatTick(percent), { ...centred, fill: theme.text }),
    ]),
    ...rows.flatMap(({ symbol, maximumUv, words }, k) => [
      symbol(x0 - symbolRoom(words.short), baseline(k + 1) - 2.5),
      heading(k + 1, words.short),
      ...tickPercents.map((percent) => {
        const number = numberAt((percent / 100) * maximumUv, words)
        const x = Math.min(scale(percent / 100), x1 + after - textWidth(number, 7) / 2)
        return text(x, baseline(k + 1), number, { ...centred, fill: theme.muted })
      }),
    ]),
    text((x0 + x1) / 2, baseline(rows.length + 1), "Threshold (% of the map's maximum)", {
      ...centred,
      fill: theme.text,
    }),
  ]
}

const numberAt = (value: number, { quantity }: QuantityWords): string =>
  value === 0 ? '0' : formatNumber(value, quantity)

/** Longer units are set smaller, so that there is room for the symbol before them. */
const headingSize = (words: string): number | undefined => (textWidth(words, 7) > 20 ? 6 : undefined)

/** From the axis to the middle of the symbol, pt. */
const symbolRoom = (words: string): number => Math.max(20, 10 + textWidth(words, headingSize(words) ?? 7))
