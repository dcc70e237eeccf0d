/** Area above the threshold over all thresholds, one panel a muscle: what does not hang on one choice. */
import { type AreaCurve, isMissing, type SessionResult } from '@penfield/core'
import { leftAxis } from '../axis.js'
import { formatNumber, formatValue } from '../format.js'
import { mapWords } from '../quantity-words.js'
import { linearScale, type Scale, ticks } from '../scale.js'
import { element, line, pt, rect } from '../svg.js'
import { light, muscleStyle, type Theme } from '../theme.js'
import { largest } from './active.js'
import { bandPath, linePath } from './curve-paths.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf, panelTitle, printWidthMm } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { type PanelPlace, panelGrid } from './panel-grid.js'
import { identityInWords } from './places.js'
import { thetaAxis, thetaAxisHeight } from './theta-axis.js'
import { bandInWords, mapOf, usedShare, usedTick } from './theta-curves.js'

const axisRoom = 46
const titleRoom = 22

function draw({ result, theme = light }: FigureInput): Drawing | null {
  const areas = result.curves?.areas ?? []
  const top = Math.max(
    0,
    ...areas.flatMap(({ areaMm2 }) => [...areaMm2.values, ...areaMm2.high].filter((mm2) => mm2 > 0)),
  )
  if (top === 0 || result.curves === undefined) return null
  const widthMm = printWidthMm(areas.length)
  const below = thetaAxisHeight(1)
  const sizes = { before: axisRoom, above: titleRoom, below, largestHeight: pt(40) }
  const grid = panelGrid({ count: areas.length, widthMm, ...sizes })
  if (grid === null) return null
  const key = legend(legendItems(theme), 2, grid.bottom, pt(widthMm) - 4, theme)
  const alt = altText(result, areas)
  return drawingOf({
    widthMm,
    heightPt: grid.bottom + key.height,
    title: 'Area over thresholds',
    alt,
    caption: `${alt} ${bandInWords(result.curves.resamples)}`,
    body: [...areas.flatMap((area, k) => panel(result, area, k, grid.places[k], top, theme)), ...key.markup],
  })
}

function panel(
  result: SessionResult,
  area: AreaCurve,
  k: number,
  place: PanelPlace,
  highestMm2: number,
  theme: Theme,
): string[] {
  const { left, right, top, height } = place
  const style = muscleStyle(theme, k)
  const map = mapOf(result, area.muscle)
  const x = linearScale([0, 1], [left, right])
  const y = linearScale([0, highestMm2], [top + height, top])
  const shares = result.curves?.shares ?? new Float64Array(0)
  const used = usedShare(map)
  const titled = { left: left - axisRoom + 10, top: top + 2, width: right - left + axisRoom - 10 }
  return [
    ...panelTitle(titled, letterOf(k), area.muscle, style, theme),
    ...areaAxis(place, highestMm2, y, theme),
    ...thetaAxis({
      y: top + height,
      x0: left,
      x1: right,
      scale: x,
      rows: [
        { symbol: () => '', maximumUv: map === undefined ? 0 : largest(map.valuesUv), words: mapWords(map ?? {}) },
      ],
      theme,
    }),
    element('path', {
      d: bandPath(shares, area.areaMm2.low, area.areaMm2.high, { x, y }),
      fill: style.colour,
      'fill-opacity': 0.2,
    }),
    element('path', {
      d: linePath(shares, area.areaMm2.values, { x, y }),
      ...{ fill: 'none', stroke: style.colour, 'stroke-width': 1, 'stroke-linejoin': 'round' },
    }),
    used === null ? '' : usedTick(x(used), top, top + height, style, theme),
  ]
}

function areaAxis(
  { left, top, height, isFirst }: PanelPlace,
  highestMm2: number,
  scale: Scale,
  theme: Theme,
): string[] {
  const marks = ticks(0, highestMm2, 4)
  const label = (mm2: number): string => (mm2 === 0 ? '0' : formatNumber(mm2, 'area'))
  return leftAxis(left, top, top + height, { scale, marks, label, name: isFirst ? 'Area (mm²)' : '', theme }, 34)
}

const legendItems = (theme: Theme): LegendItem[] => [
  {
    symbol: (x, y) => line(x - 6, y, x + 6, y, { stroke: theme.text, 'stroke-width': 1 }),
    words: 'area above the threshold',
  },
  { symbol: (x, y) => rect(x - 6, y - 3.5, 12, 7, { fill: theme.text, 'fill-opacity': 0.2 }), words: '95 % band' },
  {
    symbol: (x, y) =>
      line(x, y - 1, x, y + 4, { stroke: theme.muted, 'stroke-width': 0.5, 'stroke-dasharray': '1.5 1.5' }) +
      drawMark('diamond', x, y - 2, 1.6, { fill: theme.text }),
    words: 'threshold used',
  },
]

function altText(result: SessionResult, areas: readonly AreaCurve[]): string {
  const parts = areas.map(({ muscle, areaMm2 }) => {
    const at = (share: number): string => {
      const k = result.curves?.shares.findIndex((each) => Math.abs(each - share) < 1e-9) ?? -1
      return k < 0 || Number.isNaN(areaMm2.values[k]) ? 'n/a' : formatValue(areaMm2.values[k], 'area')
    }
    const row = result.metrics.find((each) => each.muscle === muscle && each.metric === 'area')
    const used =
      row === undefined || isMissing(row.value) ? '' : `, ${formatValue(row.value, 'area')} at the threshold used`
    return `${muscle} ${at(0.25)} above 25 %, ${at(0.5)} above 50 % of its maximum${used}`
  })
  return `Area above the threshold over thresholds in ${identityInWords(result)}: ${parts.join('; ')}.`
}

export const areaTheta: Figure = { id: 'area-theta', title: 'Area over thresholds', scope: 'session', draw }
