/** Power against people a group, one panel a number, with the people that the target needs. */
import { bottomAxis } from '../axis.js'
import { linearScale, type Scale, ticks } from '../scale.js'
import { element, line, pt, rect, text } from '../svg.js'
import { light, type Theme } from '../theme.js'
import { bandPath, linePath } from './curve-paths.js'
import { type Drawing, drawingOf } from './figure.js'
import { letterOf, panelTitle } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { type PanelPlace, panelGrid } from './panel-grid.js'
import { powerAxis, powerAxisRoom, targetLine } from './power-axes.js'
import { inPercent, type PowerCurve, type PowerPicture } from './power-picture.js'

const mostPanels = 6

/** Null where no number of people was varied. */
export function powerPeople(picture: PowerPicture, theme: Theme = light): Drawing | null {
  const curves = picture.curves.filter(({ people }) => people.length > 1).slice(0, mostPanels)
  if (curves.length === 0) return null
  const widthMm = curves.length === 1 ? 85 : curves.length === 2 ? 120 : 178
  const sizes = { before: powerAxisRoom, above: 22, below: 26, largestHeight: pt(36) }
  const grid = panelGrid({ count: curves.length, widthMm, ...sizes })
  if (grid === null) return null
  const key = legend(legendItems(picture, theme), 2, grid.bottom + 2, pt(widthMm) - 4, theme)
  const alt = altText(picture, curves)
  return drawingOf({
    widthMm,
    heightPt: grid.bottom + 2 + key.height,
    title: 'Power against people',
    alt,
    caption: `${alt} Bands: 95 % intervals from the number of studies and the size of the pool.`,
    body: [...curves.flatMap((curve, k) => panel(curve, k, grid.places[k], picture, theme)), ...key.markup],
  })
}

function panel(curve: PowerCurve, k: number, place: PanelPlace, { target }: PowerPicture, theme: Theme): string[] {
  const { left, right, top, height } = place
  const colour = theme.link
  const most = Math.max(...curve.people.map(({ level }) => level))
  const x = linearScale([0, most], [left, right])
  const y = linearScale([0, 1], [top + height, top])
  const at = Float64Array.from(curve.people, ({ level }) => level)
  const of = (key: 'power' | 'low' | 'high') => Float64Array.from(curve.people, (each) => each[key])
  const titled = { left: left - powerAxisRoom + 10, top: top + 2, width: right - left + powerAxisRoom - 10 }
  const name = 'People a group'
  return [
    ...panelTitle(titled, letterOf(k), curve.name, null, theme),
    ...powerAxis(place, y, theme),
    ...bottomAxis(top + height, left, right, { scale: x, marks: ticks(0, most, 6), label: (n) => `${n}`, name, theme }),
    element('path', { d: bandPath(at, of('low'), of('high'), { x, y }), fill: colour, 'fill-opacity': 0.18 }),
    targetLine(place, y(target), theme),
    element('path', {
      d: linePath(at, of('power'), { x, y }),
      ...{ fill: 'none', stroke: colour, 'stroke-width': 1, 'stroke-linejoin': 'round' },
    }),
    ...neededMark(curve, x, y(target), most, theme),
    text(right - 2, y(lowest(curve) > 0.3 ? 0.06 : 0.6), curve.neededInWords, {
      'text-anchor': 'end',
      fill: theme.text,
    }),
  ]
}

/** How low the band reaches at its right end, where the words stand. */
const lowest = ({ people }: PowerCurve): number => people[people.length - 1].low

/** The people that are needed, with their interval, on the line of the target; what lies beyond the axis ends there. */
function neededMark({ needed }: PowerCurve, x: Scale, y: number, most: number, theme: Theme): string[] {
  if (needed === null || needed.low > most) return []
  const high = Math.min(needed.high, most)
  const tick = (n: number): string => line(x(n), y - 2.5, x(n), y + 2.5, { stroke: theme.text, 'stroke-width': 1 })
  return [
    line(x(needed.low), y, x(high), y, { stroke: theme.text, 'stroke-width': 1.2 }),
    tick(needed.low),
    needed.high > most ? '' : tick(high),
    needed.people > most ? '' : drawMark('diamond', x(needed.people), y, 2.2, { fill: theme.text, halo: 1 }),
  ]
}

const legendItems = ({ target }: PowerPicture, theme: Theme): LegendItem[] => [
  {
    symbol: (x, y) =>
      rect(x - 6, y - 3.5, 12, 7, { fill: theme.link, 'fill-opacity': 0.18 }) +
      line(x - 6, y, x + 6, y, { stroke: theme.link, 'stroke-width': 1 }),
    words: 'power with 95 % interval',
  },
  {
    symbol: (x, y) =>
      line(x - 6, y, x + 6, y, { stroke: theme.muted, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' }),
    words: `target ${inPercent(target)}`,
  },
  {
    symbol: (x, y) =>
      line(x - 6, y, x + 6, y, { stroke: theme.text, 'stroke-width': 1.2 }) +
      drawMark('diamond', x, y, 2.2, { fill: theme.text, halo: 1 }),
    words: 'people a group that the target needs, 95 % interval',
  },
]

function altText({ target, groups }: PowerPicture, curves: readonly PowerCurve[]): string {
  const parts = curves.map(({ name, neededInWords }) => `${name} ${neededInWords}`)
  return `Power of ${groups[1]} against ${groups[0]} over people a group. For a power of ${inPercent(target)}: ${parts.join('; ')}.`
}
