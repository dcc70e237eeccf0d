/** The axis of thresholds: per cent of a map's maximum, and below it the same places in µV, a row a map. */
import { formatNumber, formatTick } from '../format.js'
import type { Scale } from '../scale.js'
import { line, text } from '../svg.js'
import type { Theme } from '../theme.js'

/** One map's row: its symbol in front, and its maximum. */
export interface ThetaRow {
  /** Drawn around (x, y), within ±3 pt. */
  readonly symbol: (x: number, y: number) => string
  readonly maximumUv: number
}

const tickPercents = [0, 25, 50, 75, 100] as const
const rowHeight = 9

/** Height that the axis takes below its line, pt. */
export const thetaAxisHeight = (rows: number): number => 21 + rowHeight * rows

export interface ThetaAxisParts {
  readonly y: number
  readonly x0: number
  readonly x1: number
  /** Share of the maximum → paper. */
  readonly scale: Scale
  readonly rows: readonly ThetaRow[]
  readonly theme: Theme
}

export function thetaAxis({ y, x0, x1, scale, rows, theme }: ThetaAxisParts): string[] {
  const stroke = { stroke: theme.text, 'stroke-width': 0.5 }
  const baseline = (row: number): number => y + 10 + rowHeight * row
  const centred = { 'text-anchor': 'middle' }
  const heading = (row: number, words: string) =>
    text(x0 - 6, baseline(row), words, { 'text-anchor': 'end', fill: theme.muted })
  return [
    line(x0, y, x1, y, stroke),
    heading(0, '%'),
    ...tickPercents.flatMap((percent) => [
      line(scale(percent / 100), y, scale(percent / 100), y + 2.8, stroke),
      text(scale(percent / 100), baseline(0), formatTick(percent), { ...centred, fill: theme.text }),
    ]),
    ...rows.flatMap(({ symbol, maximumUv }, k) => [
      symbol(x0 - 20, baseline(k + 1) - 2.5),
      heading(k + 1, 'µV'),
      ...tickPercents.map((percent) =>
        text(scale(percent / 100), baseline(k + 1), inMicrovolts((percent / 100) * maximumUv), {
          ...centred,
          fill: theme.muted,
        }),
      ),
    ]),
    text((x0 + x1) / 2, baseline(rows.length + 1), "Threshold (% of the map's maximum)", {
      ...centred,
      fill: theme.text,
    }),
  ]
}

const inMicrovolts = (uv: number): string => (uv === 0 ? '0' : formatNumber(uv, 'amplitude'))
