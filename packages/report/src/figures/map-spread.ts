/** A map beside how sure it is of each node, each on its own scale of colour. */
import { isMissing, type MuscleMap, type SessionResult } from '@penfield/core'
import { type Colour, cividis } from '../colour.js'
import { formatNumber, formatTick, formatValue } from '../format.js'
import { axisName, inUnit, mapWords, type QuantityWords } from '../quantity-words.js'
import { ticks } from '../scale.js'
import { dots, element, pt, rect, text } from '../svg.js'
import { fitText, textWidth } from '../text-width.js'
import { light, mapInk, muscleStyle, type Theme } from '../theme.js'
import { largest, thresholdUv } from './active.js'
import { colouredCells } from './cells.js'
import { colourBar } from './colour-bar.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { definitions, type Hatch, hatch } from './pattern.js'
import { identityInWords, metricRow } from './places.js'
import { extentOf, letterRoom, orientationMarks, type PlanView, planView, scaleBar } from './plan.js'
import { outlineAbove } from './region.js'
import { thresholdInWords } from './words.js'

const widthMm = 178
const barRoom = 40
const titleRoom = 12
const shades = 64

interface Part {
  readonly valuesUv: Float64Array
  readonly words: string
  readonly barName: string
}

function draw({ result, muscle, theme = light, idPrefix = '' }: FigureInput): Drawing | null {
  const map = result.maps.find((each) => (muscle === undefined ? each.sdUv !== null : each.muscle === muscle))
  if (map === undefined || map.sdUv === null || largest(map.valuesUv) === 0) return null
  const unsampled = hatch(`${idPrefix}map-spread-unsampled`, 45, theme.control, 3.5, 0.25)
  const half = pt(widthMm) / 2
  const inner = half - barRoom - 2 * letterRoom - 6
  const views = [0, 1].map((k) =>
    planView(extentOf(result), k * half + letterRoom, titleRoom + letterRoom, inner, pt(120)),
  )
  const barY = views[0].top + views[0].height + letterRoom + (result.sites.plane.anchored ? 6 : 8)
  const key = legend(legendItems(map, unsampled, theme), 2, barY + 7, pt(widthMm) - 4, theme)
  const parts: readonly Part[] = [
    { valuesUv: map.valuesUv, words: 'estimate', barName: axisName(mapWords(map)) },
    { valuesUv: map.sdUv, words: 'its standard deviation', barName: inUnit('Standard deviation', mapWords(map)) },
  ]
  const alt = altText(result, map, map.sdUv)
  return drawingOf({
    widthMm,
    heightPt: barY + 7 + key.height,
    title: `Map of ${map.muscle} and how sure it is`,
    alt,
    caption: `${alt} Each panel has its own scale, from 0 to its largest value. Dots: sites.`,
    body: [
      definitions([unsampled]),
      ...parts.flatMap((part, k) => panel(result, map, part, k, views[k], unsampled, theme)),
      ...scaleBar(views[0].left, barY, views[0], theme),
      ...key.markup,
    ],
  })
}

function panel(
  result: SessionResult,
  map: MuscleMap,
  { valuesUv, words, barName }: Part,
  k: number,
  view: PlanView,
  unsampled: Hatch,
  theme: Theme,
): string[] {
  const maximum = Math.max(largest(valuesUv), 1e-6)
  const shade = (value: number): Colour => cividis(Math.round((value / maximum) * shades) / shades)
  const colourOf = (node: number) => (Number.isNaN(valuesUv[node]) ? null : shade(valuesUv[node]))
  const outline = outlineAbove(map, thresholdUv(map), view)
  const shape = { d: outline, fill: 'none', 'stroke-linejoin': 'round' }
  return [
    ...title(map, result.maps.indexOf(map), words, k, view, theme),
    rect(view.left, view.top, view.width, view.height, { fill: unsampled.fill }),
    ...colouredCells(map, view, colourOf),
    element('path', { ...shape, stroke: '#FFFFFF', 'stroke-width': 2.2, 'stroke-opacity': 0.9 }),
    element('path', { ...shape, stroke: mapInk, 'stroke-width': 1.25 }),
    ...siteMarks(result, view),
    ...orientationMarks(view, result.sites.plane.anchored, theme),
    ...colourBar({
      left: view.left + view.width + letterRoom + 2,
      top: view.top,
      height: Math.max(60, view.height),
      colourOf: cividis,
      ticks: barTicks(maximum, mapWords(map)),
      name: barName,
      theme,
    }),
  ]
}

function title(map: MuscleMap, index: number, words: string, k: number, view: PlanView, theme: Theme): string[] {
  const style = muscleStyle(theme, index)
  const left = Math.max(1, view.left - letterRoom + 1)
  const name = fitText(map.muscle, 7, view.width - textWidth(words, 7) - 24)
  return [
    text(left, 9, letterOf(k), { 'font-size': 8, 'font-weight': 700, fill: theme.text }),
    drawMark(style.mark, left + 14, 6.4, 2.4, { fill: style.colour }),
    text(left + 20, 9, `${name}, ${words}`, { fill: theme.text }),
  ]
}

const barTicks = (maximum: number, { quantity }: QuantityWords) => [
  ...ticks(0, maximum, 4)
    .filter((value) => value < 0.9 * maximum)
    .map((value) => ({ share: value / maximum, label: formatTick(value) })),
  { share: 1, label: formatNumber(maximum, quantity) },
]

/** Where the map was measured: it is surest there. White with a dark rim, seen at both ends of the scale. */
function siteMarks({ sites }: SessionResult, view: PlanView): string[] {
  const places: number[] = []
  for (let i = 0; i < sites.n; i++) {
    const [u, v] = [sites.planeMm[2 * i], sites.planeMm[2 * i + 1]]
    if (!Number.isNaN(u) && !Number.isNaN(v)) places.push(view.x(u), view.y(v))
  }
  return [dots(places, 1.1, { stroke: mapInk }), dots(places, 0.7, { stroke: '#FFFFFF' })]
}

function legendItems(map: MuscleMap, unsampled: Hatch, theme: Theme): LegendItem[] {
  return [
    {
      symbol: (x, y) => element('path', { d: `M${x - 6} ${y}h12`, stroke: theme.text, 'stroke-width': 1.25 }),
      words: `threshold of the estimate (${thresholdInWords(map)})`,
    },
    {
      symbol: (x, y) => dots([x, y], 1.3, { stroke: mapInk }) + dots([x, y], 0.8, { stroke: '#FFFFFF' }),
      words: 'site',
    },
    { symbol: (x, y) => rect(x - 6, y - 3.5, 12, 7, { fill: unsampled.fill }), words: 'not sampled' },
  ]
}

function altText(result: SessionResult, map: MuscleMap, sdUv: Float64Array): string {
  const { quantity } = mapWords(map)
  const highest = formatValue(largest(map.valuesUv), quantity)
  const at = map.valuesUv.indexOf(largest(map.valuesUv))
  const here = Number.isNaN(sdUv[at]) ? 'n/a' : formatValue(sdUv[at], quantity)
  const row = metricRow(result, map.muscle, 'max_amplitude')
  const measured = row === undefined || isMissing(row.value) ? '' : `; highest site ${formatValue(row.value, quantity)}`
  return `Map of ${map.muscle} beside its standard deviation in ${identityInWords(result)}: highest estimate ${highest} with a standard deviation of ${here}, largest standard deviation ${formatValue(largest(sdUv), quantity)}${measured}.`
}

export const mapSpread: Figure = { id: 'map-spread', title: 'The map and how sure it is', scope: 'muscle', draw }
