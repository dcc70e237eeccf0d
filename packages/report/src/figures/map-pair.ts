/** The outlines of two muscles on one plane, what they have in common, and the way from one centre to the other. */
import { isMissing, type SessionResult } from '@penfield/core'
import { formatValue, formatWithInterval } from '../format.js'
import { type Attributes, closedPath, element, line, pt, rect } from '../svg.js'
import { light, type MuscleStyle, muscleStyle, type Theme } from '../theme.js'
import { activeNodes, isEmpty, shareSupport, thresholdUv } from './active.js'
import { cellPaths, onPaper, siteCells } from './cells.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { planPanels } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { type PairOfMaps, pairOfMaps } from './pair.js'
import { definitions, type Hatch, hatch } from './pattern.js'
import { identityInWords, overlapRow, placeOf } from './places.js'
import { orientationMarks, type PlanView, scaleBar } from './plan.js'
import { outlineAbove } from './region.js'
import { aboveInWords, emptyInWords } from './words.js'
import { wordsOver } from './words-over.js'

const widthMm = 85

function draw(input: FigureInput): Drawing | null {
  const pair = pairOfMaps(input)
  if (pair === null) return null
  const { result, theme = light, idPrefix = '' } = input
  const width = pt(widthMm)
  const { views, bottom } = planPanels(result, 1, width, 120)
  const [view] = views
  const both = hatch(`${idPrefix}map-pair-common`, 135, theme.text, 3, 0.25)
  const styles = [muscleStyle(theme, pair.indexA), muscleStyle(theme, pair.indexB)] as const
  const barY = bottom + (result.sites.plane.anchored ? 6 : 8)
  const key = legend(legendItems(result, pair, styles, both, theme), 2, barY + 7, width - 4, theme)
  const heightPt = barY + 7 + key.height
  const alt = altText(result, pair)
  const common = shareSupport(pair.a, pair.b)
    ? 'Hatched: above the threshold of both.'
    : 'The two maps do not live on the same nodes, so no common area is drawn.'
  return drawingOf({
    widthMm,
    heightPt,
    alt,
    title: `${pair.a.muscle} and ${pair.b.muscle} on one plane`,
    body: [
      definitions([both]),
      ...siteDots(result, view, theme),
      ...commonArea(pair, view, both),
      ...outlines(pair, styles, view, theme),
      ...arrow(result, pair, styles, view, theme),
      ...emptyWords(pair, view, theme),
      ...orientationMarks(view, result.sites.plane.anchored, theme),
      ...scaleBar(view.left, barY, view, theme),
      ...key.markup,
    ],
    caption: `${alt} ${common}`,
  })
}

/** The cells in faint lines, so that an outline is seen against what was sampled. */
function siteDots({ sites }: SessionResult, view: PlanView, theme: Theme): string[] {
  if (sites.n > 400) return [rect(view.left, view.top, view.width, view.height, { fill: theme.panel })]
  const d = siteCells(sites)
    .map((cell) => closedPath(onPaper(cell, view)))
    .join('')
  return [element('path', { d, fill: theme.panel, stroke: theme.hairline, 'stroke-width': 0.5 })]
}

function commonArea({ a, b }: PairOfMaps, view: PlanView, both: Hatch): string[] {
  if (!shareSupport(a, b)) return []
  const inA = activeNodes(a)
  const inB = activeNodes(b)
  const paths = cellPaths(a, view, (node) => (inA[node] === 1 && inB[node] === 1 ? 'both' : null))
  return [...paths.values()].map((d) => element('path', { d, fill: both.fill }))
}

/** Widths of the two outlines, pt: the first shows on both sides of the second where they lie on each other. */
const outlineWidths = [2.2, 1.1] as const

/** Both outlines over one halo, so that neither takes the other away. */
function outlines({ a, b }: PairOfMaps, styles: readonly MuscleStyle[], view: PlanView, theme: Theme): string[] {
  const shapes = [a, b].map((map) => ({
    d: outlineAbove(map, thresholdUv(map), view),
    fill: 'none',
    'stroke-linejoin': 'round',
  }))
  const drawn = (k: number, attributes: Attributes) =>
    shapes[k].d === '' ? '' : element('path', { ...shapes[k], ...attributes })
  return [
    ...[0, 1].map((k) => drawn(k, { stroke: theme.page, 'stroke-width': outlineWidths[k] + 1.2 })),
    ...[0, 1].map((k) =>
      drawn(k, { stroke: styles[k].colour, 'stroke-width': outlineWidths[k], 'stroke-dasharray': styles[k].dash }),
    ),
  ]
}

/** From centre A to centre B, with a head unless they all but coincide. */
function arrow(
  result: SessionResult,
  { a, b }: PairOfMaps,
  styles: readonly [MuscleStyle, MuscleStyle],
  view: PlanView,
  theme: Theme,
): string[] {
  const from = placeOf(result, a.muscle, 'cog')
  const to = placeOf(result, b.muscle, 'cog')
  const centre = (place: readonly [number, number] | null, style: MuscleStyle): string =>
    place === null
      ? ''
      : drawMark(style.mark, view.x(place[0]), view.y(place[1]), 2.6, { fill: style.colour, halo: 1.1 })
  const ends = [centre(from, styles[0]), centre(to, styles[1])]
  if (from === null || to === null) return ends
  const [x0, y0, x1, y1] = [view.x(from[0]), view.y(from[1]), view.x(to[0]), view.y(to[1])]
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))
  if (length < 10) return ends
  const [du, dv] = [(x1 - x0) / length, (y1 - y0) / length]
  const tip = [x1 - 5 * du, y1 - 5 * dv]
  const head = closedPath([
    tip[0],
    tip[1],
    tip[0] - 4 * du - 2 * dv,
    tip[1] - 4 * dv + 2 * du,
    tip[0] - 4 * du + 2 * dv,
    tip[1] - 4 * dv - 2 * du,
  ])
  const shaft = (width: number, stroke: string) => line(x0, y0, tip[0], tip[1], { stroke, 'stroke-width': width })
  return [
    shaft(2.8, theme.page),
    element('path', { d: head, fill: theme.text, stroke: theme.page, 'stroke-width': 0.5 }),
    shaft(1, theme.text),
    ...ends,
  ]
}

/** When neither muscle responds there is no outline, and the grid says so. */
function emptyWords({ a, b }: PairOfMaps, view: PlanView, theme: Theme): string[] {
  if (!isEmpty(a) || !isEmpty(b)) return []
  return wordsOver(
    view,
    [a, b].map((map) => `${map.muscle}: ${emptyInWords(map)}`),
    theme,
  )
}

function legendItems(
  result: SessionResult,
  { a, b }: PairOfMaps,
  styles: readonly [MuscleStyle, MuscleStyle],
  both: Hatch,
  theme: Theme,
): LegendItem[] {
  const items = [a, b].map((map, k): LegendItem => {
    const { colour, dash, mark } = styles[k]
    return {
      symbol: (x, y) =>
        line(x - 7, y, x + 7, y, { stroke: colour, 'stroke-width': outlineWidths[k], 'stroke-dasharray': dash }) +
        drawMark(mark, x, y, 2.3, { fill: colour }),
      words: isEmpty(map) ? `${map.muscle}: ${emptyInWords(map)}` : `${map.muscle} ${aboveInWords(map)}, centre`,
    }
  })
  if (shareSupport(a, b) && !isEmpty(a) && !isEmpty(b))
    items.push({
      symbol: (x, y) => rect(x - 6, y - 3.5, 12, 7, { fill: both.fill, stroke: theme.control, 'stroke-width': 0.5 }),
      words: 'in common',
    })
  const distance = overlapRow(result, a.muscle, b.muscle, 'cog_distance')
  const centres = [a, b].map(({ muscle }) => placeOf(result, muscle, 'cog'))
  if (distance !== undefined && !isMissing(distance.value) && !centres.includes(null))
    items.push({
      symbol: (x, y) =>
        line(x - 6, y, x + 2, y, { stroke: theme.text, 'stroke-width': 1 }) +
        element('path', { d: closedPath([x + 6, y, x + 2, y - 2, x + 2, y + 2]), fill: theme.text }),
      words: formatWithInterval(distance.value, distance.interval, 'length'),
    })
  return items
}

function altText(result: SessionResult, { a, b }: PairOfMaps): string {
  const row = (index: string) => overlapRow(result, a.muscle, b.muscle, index)
  const parts: string[] = []
  const common = row('area_overlap')
  if (common !== undefined && !isMissing(common.value)) parts.push(`${formatValue(common.value, 'area')} in common`)
  const dice = row('dice')
  if (dice !== undefined && !isMissing(dice.value))
    parts.push(`dice ${formatWithInterval(dice.value, dice.interval, 'ratio')}`)
  const distance = row('cog_distance')
  if (distance !== undefined && !isMissing(distance.value))
    parts.push(`centres of gravity ${formatWithInterval(distance.value, distance.interval, 'length')} apart`)
  for (const map of [a, b]) if (isEmpty(map)) parts.push(`${map.muscle}: ${emptyInWords(map)}`)
  const numbers = parts.length === 0 ? '' : `: ${parts.join('; ')}`
  return `Outlines above threshold of ${a.muscle} and ${b.muscle} in ${identityInWords(result)}${numbers}.`
}

export const mapPair: Figure = { id: 'map-pair', title: 'Two muscles on one plane', scope: 'pair', draw }
