/** Overlap over all thresholds, with its band, below what the noise allows. */
import type { OverlapCurve, SessionResult } from '@penfield/core'
import { leftAxis } from '../axis.js'
import { formatNumber, formatTick } from '../format.js'
import { mapWords } from '../quantity-words.js'
import { linearScale, type Scale } from '../scale.js'
import { element, line, pt, rect } from '../svg.js'
import { light, type MuscleStyle, muscleStyle, type Theme } from '../theme.js'
import { largest } from './active.js'
import { bandPath, linePath } from './curve-paths.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { type PairOfMaps, pairOfMaps } from './pair.js'
import { definitions, type Hatch, hatch } from './pattern.js'
import { identityInWords } from './places.js'
import { thetaAxis, thetaAxisHeight } from './theta-axis.js'
import { bandInWords, usedShare, usedTick } from './theta-curves.js'

const widthMm = 85
const left = 34
const right = pt(widthMm) - 8
const top = 16
const bottom = top + pt(46)

interface Axes {
  readonly x: Scale
  readonly y: Scale
}

function draw(input: FigureInput): Drawing | null {
  const { result, theme = light, idPrefix = '' } = input
  const pair = pairOfMaps(input)
  const curve = pair === null ? undefined : curveOf(result, pair)
  if (pair === null || curve === undefined || curve.dice.values.every(Number.isNaN)) return null
  const axes = { x: linearScale([0, 1], [left, right]), y: linearScale([0, 1], [bottom, top]) }
  const styles = [muscleStyle(theme, pair.indexA), muscleStyle(theme, pair.indexB)] as const
  const beyond = hatch(`${idPrefix}overlap-theta-beyond`, 45, theme.hairline, 3, 0.3)
  const keyTop = bottom + thetaAxisHeight(2) + 4
  const key = legend(legendItems(pair, styles, curve, beyond, theme), 2, keyTop, pt(widthMm) - 4, theme)
  const alt = altText(result, curve)
  return drawingOf({
    widthMm,
    heightPt: keyTop + key.height,
    title: `Overlap of ${curve.muscleA} and ${curve.muscleB} over thresholds`,
    alt,
    caption: `${alt} ${bandInWords(result.curves?.resamples ?? 0)} ${howToRead}`,
    body: [
      definitions([beyond]),
      ...ceilingMarks(shares(result), curve, axes, beyond, theme),
      ...valueMarks(shares(result), curve, axes, theme),
      ...usedTicks(pair, styles, axes.x, theme),
      ...leftAxis(left, top, bottom, {
        scale: axes.y,
        marks: [0, 0.25, 0.5, 0.75, 1],
        label: formatTick,
        name: 'Dice coefficient',
        theme,
      }),
      ...thetaAxis({
        y: bottom,
        x0: left,
        x1: right,
        after: pt(widthMm) - right,
        scale: axes.x,
        rows: [pair.a, pair.b].map((map, k) => ({
          symbol: (x, y) => drawMark(styles[k].mark, x, y, 2.2, { fill: styles[k].colour }),
          maximumUv: largest(map.valuesUv),
          words: mapWords(map),
        })),
        theme,
      }),
      ...key.markup,
    ],
  })
}

const howToRead =
  'Both maps are cut at the same share of their own maximum. The dashed line, not the solid one, is compared with the ceiling: both rest on half the trials.'

const shares = ({ curves }: SessionResult): Float64Array => curves?.shares ?? new Float64Array(0)

const curveOf = ({ curves }: SessionResult, { a, b }: PairOfMaps): OverlapCurve | undefined =>
  curves?.overlaps.find(({ muscleA, muscleB }) => muscleA === a.muscle && muscleB === b.muscle)

/** Hatched: more alike than the muscles are with themselves. Between the grey lines: where 95 % of the splits put the ceiling. */
function ceilingMarks(at: Float64Array, { ceiling }: OverlapCurve, axes: Axes, beyond: Hatch, theme: Theme): string[] {
  const ones = ceiling.values.map((value) => (Number.isNaN(value) ? value : 1))
  return [
    element('path', { d: bandPath(at, ceiling.values, ones, axes), fill: beyond.fill }),
    ...[ceiling.low, ceiling.high].map((edge) =>
      element('path', { d: linePath(at, edge, axes), fill: 'none', stroke: theme.control, 'stroke-width': 0.75 }),
    ),
    element('path', {
      d: linePath(at, ceiling.values, axes),
      ...{ fill: 'none', stroke: theme.text, 'stroke-width': 2, 'stroke-linejoin': 'round' },
    }),
  ]
}

function valueMarks(at: Float64Array, { dice, betweenHalves }: OverlapCurve, axes: Axes, theme: Theme): string[] {
  const ink = { fill: 'none', stroke: theme.text, 'stroke-width': 1, 'stroke-linejoin': 'round' }
  return [
    element('path', { d: bandPath(at, dice.low, dice.high, axes), fill: theme.text, 'fill-opacity': 0.16 }),
    element('path', {
      d: linePath(at, betweenHalves, axes),
      ...ink,
      'stroke-dasharray': '3 1.5',
      'stroke-width': 0.75,
    }),
    element('path', { d: linePath(at, dice.values, axes), ...ink }),
  ]
}

function usedTicks({ a, b }: PairOfMaps, styles: readonly MuscleStyle[], x: Scale, theme: Theme): string[] {
  const [shareA, shareB] = [usedShare(a), usedShare(b)]
  const near = shareA !== null && shareB !== null && Math.abs(x(shareA) - x(shareB)) < 5.5
  return [
    shareA === null ? '' : usedTick(x(shareA), top, bottom, styles[0], theme),
    shareB === null ? '' : usedTick(x(shareB), top, bottom, styles[1], theme, near ? 5.5 : 0),
  ]
}

function legendItems(
  { a, b }: PairOfMaps,
  styles: readonly MuscleStyle[],
  { ceiling, dice }: OverlapCurve,
  beyond: Hatch,
  theme: Theme,
): LegendItem[] {
  const stroke = (width: number, dash?: string) => (x: number, y: number) =>
    line(x - 6, y, x + 6, y, { stroke: theme.text, 'stroke-width': width, 'stroke-dasharray': dash })
  const field = (fill: string, opacity?: number) => (x: number, y: number) =>
    rect(x - 6, y - 3.5, 12, 7, { fill, 'fill-opacity': opacity })
  const edges = (x: number, y: number) =>
    [-2.5, 2.5].map((d) => line(x - 6, y + d, x + 6, y + d, { stroke: theme.control, 'stroke-width': 0.75 })).join('')
  const hasBand = dice.low.some((value) => !Number.isNaN(value))
  const hasCeiling = ceiling.values.some((value) => !Number.isNaN(value))
  return [
    { symbol: stroke(1), words: 'all trials' },
    ...(hasBand ? [{ symbol: field(theme.text, 0.16), words: '95 % band' }] : []),
    ...(hasCeiling
      ? [
          { symbol: stroke(0.75, '3 1.5'), words: 'between halves' },
          { symbol: stroke(2), words: 'ceiling' },
          { symbol: edges, words: '95 % of the splits' },
          { symbol: field(beyond.fill), words: 'more alike than a muscle with itself' },
        ]
      : []),
    ...[a, b].map((map, k) => ({
      symbol: (x: number, y: number) => drawMark(styles[k].mark, x, y, 2.2, { fill: styles[k].colour }),
      words: usedShare(map) === null ? map.muscle : `${map.muscle}, threshold used`,
    })),
  ]
}

function altText(result: SessionResult, { muscleA, muscleB, dice, ceiling }: OverlapCurve): string {
  const at = shares(result)
  let [lowest, highest] = [-1, -1]
  dice.values.forEach((value, k) => {
    if (Number.isNaN(value)) return
    if (lowest < 0 || value < dice.values[lowest]) lowest = k
    if (highest < 0 || value > dice.values[highest]) highest = k
  })
  const point = (k: number) => `${formatNumber(dice.values[k], 'ratio')} at ${formatNumber(100 * at[k], 'count')} %`
  const half = at.findIndex((share) => Math.abs(share - 0.5) < 1e-9)
  const known = half >= 0 && !Number.isNaN(ceiling.values[half])
  const limit = known
    ? `; the ceiling at 50 % is ${formatNumber(ceiling.values[half], 'ratio')}`
    : '; there is no ceiling'
  return `Dice coefficient of ${muscleA} and ${muscleB} over thresholds in ${identityInWords(result)}: from ${point(lowest)} to ${point(highest)} of each map's maximum${limit}.`
}

export const overlapTheta: Figure = { id: 'overlap-theta', title: 'Overlap over thresholds', scope: 'pair', draw }
