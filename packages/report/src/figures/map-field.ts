/** Each muscle's map on one common frame and one scale of colour. */
import type { MuscleMap, SessionResult } from '@penfield/core'
import { type Colour, cividis } from '../colour.js'
import { formatNumber, formatTick, formatValue, formatWithInterval } from '../format.js'
import { axisName, mapWords } from '../quantity-words.js'
import { ticks } from '../scale.js'
import { element, line, pt, rect } from '../svg.js'
import { light, mapInk, muscleStyle, type Theme } from '../theme.js'
import { isEmpty, largest, thresholdUv } from './active.js'
import { colouredCells } from './cells.js'
import { centreMarks } from './cog-marks.js'
import { colourBar, colourBarWidth } from './colour-bar.js'
import { contourLabels } from './contour-labels.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf, panelTitle, planPanels, printWidthMm } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { definitions, type Hatch, hatch } from './pattern.js'
import { identityInWords, metricNumber, placeOf } from './places.js'
import { orientationMarks, type PlanView, scaleBar } from './plan.js'
import { contourRings, outlineAbove } from './region.js'
import { emptyInWords, thresholdsInWords } from './words.js'
import { wordsOver } from './words-over.js'

/** Share of the maximum and the dash that marks its contour. */
const levels = [
  { share: 0.25, dash: '0.8 1.4' },
  { share: 0.5, dash: '3 1.5' },
  { share: 0.75, dash: undefined },
] as const

/** Shades of the scale that are told apart in a raster. */
const shades = 64

function draw({ result, theme = light, idPrefix = '' }: FigureInput): Drawing | null {
  const { maps } = result
  if (maps.length === 0) return null
  const widthMm = printWidthMm(maps.length)
  const width = pt(widthMm)
  const maximum = Math.max(...maps.map((map) => largest(map.valuesUv)), ...maps.map(thresholdUv), 1e-6)
  const bar = barTicks(maps, maximum)
  const barWidth = colourBarWidth(bar.map(({ label }) => label))
  const { views, bottom } = planPanels(result, maps.length, width - barWidth - 6)
  const unsampled = hatch(`${idPrefix}map-field-unsampled`, 45, theme.control, 3.5, 0.25)
  const last = views[Math.min(2, views.length - 1)]
  const barY = bottom + (result.sites.plane.anchored ? 6 : 8)
  const key = legend(legendItems(maps, unsampled, theme), 2, barY + 7, width - 4, theme)
  const heightPt = barY + 7 + key.height
  const alt = altText(result)
  return drawingOf({
    widthMm,
    heightPt,
    alt,
    title: 'Maps',
    body: [
      definitions([unsampled]),
      ...maps.flatMap((map, k) => panel(result, map, k, views[k], maximum, unsampled, theme)),
      ...colourBar({
        left: width - barWidth - 1,
        top: last.top,
        height: Math.max(60, last.height),
        colourOf: cividis,
        ticks: bar,
        name: axisName(mapWords(maps[0]), onField(maps) ? 'of the map' : 'at the sites'),
        theme,
      }),
      ...scaleBar(views[0].left, barY, views[0], theme),
      ...key.markup,
    ],
    caption: caption(result),
  })
}

/** A field reaches values between the sites that no site has; the table's largest amplitude is that of a site. */
const onField = (maps: readonly MuscleMap[]): boolean => maps.some((map) => map.support.grid !== null)

/** Round values from 0; the largest one always, so the end of the scale can be read. */
function barTicks(maps: readonly MuscleMap[], maximum: number) {
  const round = ticks(0, maximum, 4).filter((value) => value < 0.9 * maximum)
  const top = maps.length === 0 ? [] : [maximum]
  return [
    ...round.map((value) => ({ share: value / maximum, label: formatTick(value) })),
    ...top.map((value) => ({ share: 1, label: formatNumber(value, mapWords(maps[0]).quantity) })),
  ]
}

function panel(
  result: SessionResult,
  map: MuscleMap,
  k: number,
  view: PlanView,
  maximum: number,
  unsampled: Hatch,
  theme: Theme,
): string[] {
  const style = muscleStyle(theme, k)
  const shade = (value: number): Colour => cividis(Math.round((value / maximum) * shades) / shades)
  const colourOf = (node: number) => (Number.isNaN(map.valuesUv[node]) ? null : shade(map.valuesUv[node]))
  return [
    ...panelTitle(view, letterOf(k), map.muscle, style, theme),
    rect(view.left, view.top, view.width, view.height, { fill: unsampled.fill }),
    ...colouredCells(map, view, colourOf),
    ...contourLines(map, view),
    ...centreMarks(result, map.muscle, view, style),
    ...levelLabels(result, map, view),
    ...orientationMarks(view, result.sites.plane.anchored, theme),
    ...(isEmpty(map) ? wordsOver(view, [emptyInWords(map)], theme) : []),
  ]
}

function haloed(d: string, width: number, dash?: string): string {
  if (d === '') return ''
  const shape = { d, fill: 'none', 'stroke-linejoin': 'round' }
  return (
    element('path', { ...shape, stroke: '#FFFFFF', 'stroke-width': width + 1, 'stroke-opacity': 0.9 }) +
    element('path', { ...shape, stroke: mapInk, 'stroke-width': width, 'stroke-dasharray': dash })
  )
}

/** The shares of the maximum written on their contours, off the centre of gravity and the hotspot. */
function levelLabels(result: SessionResult, map: MuscleMap, view: PlanView): string[] {
  if (isEmpty(map)) return []
  const maximum = largest(map.valuesUv)
  const contours = levels.map(({ share }) => ({
    words: `${100 * share} %`,
    rings: contourRings(map, share * maximum, view),
  }))
  const marks = (['cog', 'hotspot'] as const).flatMap((stem) => {
    const place = placeOf(result, map.muscle, stem)
    return place === null ? [] : [view.x(place[0]), view.y(place[1])]
  })
  return contourLabels(contours, marks, view)
}

/** The region above the threshold; on fields also the shares of the maximum. */
function contourLines(map: MuscleMap, view: PlanView): string[] {
  const maximum = largest(map.valuesUv)
  const inner = map.support.grid === null || maximum <= 0 ? [] : levels
  return [
    ...inner.map(({ share, dash }) => haloed(outlineAbove(map, share * maximum, view), 0.75, dash)),
    haloed(outlineAbove(map, thresholdUv(map), view), 1.25),
  ]
}

function legendItems(maps: readonly MuscleMap[], unsampled: Hatch, theme: Theme): LegendItem[] {
  const stroke = (x: number, y: number, width: number, dash?: string): string =>
    line(x - 6, y, x + 6, y, { stroke: theme.text, 'stroke-width': width, 'stroke-dasharray': dash })
  const items: LegendItem[] = [
    { symbol: (x, y) => stroke(x, y, 1.25), words: `threshold (${thresholdsInWords(maps)})` },
  ]
  if (onField(maps))
    for (const { share, dash } of levels)
      items.push({ symbol: (x, y) => stroke(x, y, 0.75, dash), words: `${100 * share} % of maximum` })
  for (const [k, { muscle }] of maps.entries())
    items.push({
      symbol: (x, y) => drawMark(muscleStyle(theme, k).mark, x, y, 2.3, { fill: theme.text }),
      words: `centre of gravity, ${muscle}`,
    })
  items.push(
    {
      symbol: (x, y) =>
        element('ellipse', { cx: x, cy: y, rx: 6, ry: 3, fill: 'none', stroke: theme.text, 'stroke-width': 0.75 }),
      words: 'its 95 % ellipse',
    },
    { symbol: (x, y) => drawMark('plus', x, y, 3, { fill: theme.text }), words: 'hotspot' },
    { symbol: (x, y) => rect(x - 6, y - 3.5, 12, 7, { fill: unsampled.fill }), words: 'not sampled' },
  )
  return items
}

function altText(result: SessionResult): string {
  const parts = result.maps.map((map) => {
    if (isEmpty(map)) return `${map.muscle}: ${emptyInWords(map)}`
    const shown = ['x', 'y'].map((axis) => {
      const row = metricNumber(result, map.muscle, `cog_${axis}`)
      return row === null ? null : `${axis} ${formatWithInterval(row.value, row.interval, 'length')}`
    })
    const centre = shown.includes(null) ? 'centre of gravity n/a' : `centre of gravity ${shown.join(', ')}`
    return `${map.muscle}: highest ${highestInWords(result, map)}, ${centre}`
  })
  const what = result.maps.length === 0 ? 'amplitude' : mapWords(result.maps[0]).noun
  return `Maps of ${what} in ${identityInWords(result)}. ${parts.join('; ')}. Values in the table of numbers.`
}

/** The map's largest value; on a field also that of the sites, which is the one in the table. */
function highestInWords(result: SessionResult, map: MuscleMap): string {
  const { quantity } = mapWords(map)
  const ofMap = formatValue(largest(map.valuesUv), quantity)
  const site = map.support.grid === null ? null : metricNumber(result, map.muscle, 'max_amplitude')
  return site === null ? ofMap : `${ofMap} on the map and ${formatValue(site.value, quantity)} at a site`
}

function caption(result: SessionResult): string {
  const method = result.maps[0].method
  const cloud =
    result.clouds.length > 0
      ? 'White dots: centres of gravity of bootstrap resamples.'
      : 'No resamples were drawn, so centres of gravity have no ellipse.'
  const scale = `One frame and one colour scale for all muscles, from 0 to the largest ${mapWords(result.maps[0]).noun} ${onField(result.maps) ? 'of the maps, which lies between sites as a rule' : 'at a site'}.`
  return `${scale} Map: ${method}. Thick line: threshold. ${cloud}`
}

export const mapField: Figure = { id: 'map-field', title: 'Maps', scope: 'session', draw }
