/** All outcomes of a study on one axis: Hedges g with its interval, the raw difference and p beside it. */
import { bottomAxis } from '../../axis.js'
import { formatTick } from '../../format.js'
import { linearScale, ticks } from '../../scale.js'
import { line, pt, text } from '../../svg.js'
import { fitText } from '../../text-width.js'
import { light, type Theme } from '../../theme.js'
import { type Drawing, drawingOf } from '../figure.js'
import { type LegendItem, legend } from '../legend.js'
import { drawMark } from '../mark.js'
import { roleMark } from './forest-marks.js'
import { drawRow, effectInWords, type ForestEffect, type ForestRow, forestColumns, laidOut } from './forest-row.js'

export type { ForestRole } from './forest-marks.js'
export type { ForestEffect, ForestRow } from './forest-row.js'

export interface ForestPicture {
  readonly rows: readonly ForestRow[]
  /** The reference first. */
  readonly groups: readonly [ForestGroup, ForestGroup]
  /** What lies to the left and to the right of 0: `less overlap`, `more overlap`. */
  readonly ends: readonly [string, string]
}

export interface ForestGroup {
  readonly name: string
  readonly n: number
}

const widthMm = 178
const largestHeight = pt(190)
const top = 24

/** Null where there is no outcome. */
export function forest(picture: ForestPicture, theme: Theme = light): Drawing | null {
  const all = picture.rows.map((row) => laidOut(row))
  const shown = all.slice(0, howManyFit(all.map(({ height }) => height)))
  if (shown.length === 0) return null
  const bottom = top + shown.reduce((sum, { height }) => sum + height, 0) + 2
  const effects = shown.flatMap(({ effect }) => ('reason' in effect ? [] : [effect]))
  const [low, high] = axisEnds(effects)
  const [left, width] = forestColumns.plot
  const x = linearScale([low, high], [left, left + width])
  const key = legend(legendItems(shown, theme), 2, bottom + 26, pt(widthMm) - 4, theme)
  const alt = altText(picture)
  return drawingOf({
    widthMm,
    heightPt: bottom + 26 + key.height,
    title: 'All outcomes',
    alt,
    caption: [
      alt,
      `Signs are turned so that ${picture.ends[1]} lies to the right; the differences beside are as they are.`,
      ...notes(effects, low, high, all.length - shown.length),
    ].join(' '),
    body: [
      ...heads(picture, x(0), theme),
      line(x(0), top - 2, x(0), bottom, { stroke: theme.control, 'stroke-width': 0.75 }),
      ...bottomAxis(bottom, left, left + width, {
        ...{
          scale: x,
          marks: ticks(low, high, 5),
          label: (g: number) => formatTick(g),
          name: 'Hedges g (95 % CI)',
          theme,
        },
      }),
      ...shown.flatMap((row, k) =>
        drawRow(row, top + shown.slice(0, k).reduce((y, { height }) => y + height, 0), x, theme),
      ),
      ...key.markup,
    ],
  })
}

function howManyFit(heights: readonly number[]): number {
  let used = 0
  const over = heights.findIndex((height) => (used += height) > largestHeight)
  return over === -1 ? heights.length : over
}

/** From the effects, so that one wide interval does not press the others together; at least ± 0.5. */
function axisEnds(effects: readonly ForestEffect[]): readonly [number, number] {
  const farthest = Math.max(0.5, ...effects.map(({ g }) => Math.abs(g)))
  const limit = 2.5 * farthest
  const low = Math.max(-limit, Math.min(-0.5, ...effects.map((effect) => effect.low)))
  const high = Math.min(limit, Math.max(0.5, ...effects.map((effect) => effect.high)))
  const room = 0.03 * (high - low)
  return [low - room, high + room]
}

/** The end words stand on both sides of 0, in a line of their own, so that they may reach over other columns. */
function heads({ ends }: ForestPicture, zero: number, theme: Theme): string[] {
  const fill = theme.muted
  const [less, more] = [`\u2190 ${ends[0]}`, `${ends[1]} \u2192`]
  const { name, g, difference, p } = forestColumns
  return [
    text(name[0], 8, 'Outcome', { fill }),
    text(g[0], 8, 'g (95 % CI)', { fill }),
    text(difference[0], 8, 'Difference', { fill }),
    text(p[0], 8, 'p', { fill }),
    text(zero - 5, 18, fitText(less, 7, zero - 10), { 'text-anchor': 'end', fill: theme.text }),
    text(zero + 5, 18, fitText(more, 7, pt(widthMm) - zero - 10), { fill: theme.text }),
  ]
}

const roleWords = {
  primary: 'primary outcome',
  corrected: 'corrected as one family',
  exploratory: 'exploratory',
} as const

const legendItems = (rows: readonly ForestRow[], theme: Theme): LegendItem[] => [
  ...(['primary', 'corrected', 'exploratory'] as const)
    .filter((role) => rows.some((row) => row.role === role))
    .map((role) => ({ symbol: (x: number, y: number) => roleMark(role, x, y, theme), words: roleWords[role] })),
  ...(rows.some(({ follows }) => follows !== null)
    ? [
        {
          symbol: (x: number, y: number) => drawMark('triangle', x, y, 2.2, { fill: theme.look }),
          words: 'gain or crosstalk moves this index the same way',
        },
      ]
    : []),
]

/** Of so many outcomes the words hold the numbers. */
const mostSaid = 8

function altText({ rows, groups: [a, b] }: ForestPicture): string {
  const parts = rows.map(({ name, effect, role }) => {
    const what = role === 'primary' ? `${name} (primary)` : name
    return 'reason' in effect ? `${what} n/a, ${effect.reason}` : `${what} ${effectInWords(effect)}`
  })
  const said = [...parts.slice(0, mostSaid), ...(parts.length > mostSaid ? [`${parts.length - mostSaid} more`] : [])]
  return `Forest plot of Hedges g with 95 % intervals, ${b.name} (n ${b.n}) against ${a.name} (n ${a.n}). ${said.join('; ')}.`
}

function notes(effects: readonly ForestEffect[], low: number, high: number, more: number): string[] {
  const cut = effects.filter((effect) => effect.low < low || effect.high > high).length
  return [
    ...(cut > 0 ? [`${cut} ${cut === 1 ? 'interval goes' : 'intervals go'} on beyond the axis (pointed ends).`] : []),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'outcome is' : 'outcomes are'} in the table.`] : []),
  ]
}
