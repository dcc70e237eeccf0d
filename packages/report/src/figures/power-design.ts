/** Power and precision of the primary number against stimuli a site, sites and session reliability. */
import { bottomAxis, leftAxis } from '../axis.js'
import { formatTick } from '../format.js'
import { linearScale, type Scale, ticks } from '../scale.js'
import { circle, element, line, pt } from '../svg.js'
import { light, type Theme } from '../theme.js'
import { linePath } from './curve-paths.js'
import { type Drawing, drawingOf } from './figure.js'
import { letterOf, panelTitle } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { type PanelPlace, panelGrid } from './panel-grid.js'
import { levelDot, powerAxis, powerAxisRoom, targetLine } from './power-axes.js'
import { inPercent, type PowerCurve, type PowerLevel, type PowerPicture } from './power-picture.js'

interface Axis {
  readonly name: string
  readonly words: string
  readonly levels: readonly PowerLevel[]
}

/** Null where the design can not be varied in any of the three ways. */
export function powerDesign(picture: PowerPicture, theme: Theme = light): Drawing | null {
  const [primary] = picture.curves
  const axes = axesOf(primary)
  if (axes.length === 0) return null
  const widthMm = axes.length === 1 ? 85 : axes.length === 2 ? 120 : 178
  const sizes = { before: powerAxisRoom, above: 22, below: 26, largestHeight: pt(32) }
  const grid = panelGrid({ count: axes.length, widthMm, ...sizes })
  if (grid === null) return null
  const key = legend(legendItems(picture, theme), 2, 2 * grid.bottom + 2, pt(widthMm) - 4, theme)
  const alt = altText(picture, primary, axes)
  const below = grid.places.map((place) => ({ ...place, top: place.top + grid.bottom }))
  return drawingOf({
    widthMm,
    heightPt: 2 * grid.bottom + 2 + key.height,
    title: 'Power and precision against the design',
    alt,
    caption: `${alt} One thing is varied at a time. Bars: 95 % intervals.`,
    body: [
      ...axes.flatMap((axis, k) => powerPanel(axis, k, grid.places[k], picture, theme)),
      ...axes.flatMap((axis, k) => precisionPanel(axis, k + axes.length, below[k], primary, theme)),
      ...key.markup,
    ],
  })
}

const axesOf = ({ trialsPerSite, grid, session }: PowerCurve): readonly Axis[] =>
  [
    { name: 'Stimuli a site', words: 'stimuli a site', levels: trialsPerSite },
    { name: 'Sites along a side of the grid', words: 'sites along a side', levels: grid },
    { name: 'Session SDs (× assumed)', words: 'times the session SDs', levels: session },
  ].filter(({ levels }) => levels.length > 1)

function frame({ name, levels }: Axis, k: number, place: PanelPlace, title: string, theme: Theme) {
  const { left, right, top, height } = place
  const values = levels.map(({ level }) => level)
  const least = Math.min(...values)
  const most = Math.max(...values)
  const room = (most - least) * 0.08
  const x = linearScale([least - room, most + room], [left, right])
  const titled = { left: left - powerAxisRoom + 10, top: top + 2, width: right - left + powerAxisRoom - 10 }
  const markup = [
    ...panelTitle(titled, letterOf(k), title, null, theme),
    ...bottomAxis(top + height, left, right, { scale: x, marks: values, label: formatTick, name, theme }),
  ]
  return { x, markup, at: Float64Array.from(values) }
}

function powerPanel(axis: Axis, k: number, place: PanelPlace, picture: PowerPicture, theme: Theme): string[] {
  const [primary] = picture.curves
  const { x, markup, at } = frame(axis, k, place, primary.name, theme)
  const y = linearScale([0, 1], [place.top + place.height, place.top])
  const curve = linePath(
    at,
    Float64Array.from(axis.levels, ({ power }) => power),
    { x, y },
  )
  return [
    ...markup,
    ...powerAxis(place, y, theme),
    targetLine(place, y(picture.target), theme),
    path(curve, theme),
    ...axis.levels.flatMap((each) => levelDot(x(each.level), each, y, isOwn(each, primary), theme.link, theme)),
  ]
}

function precisionPanel(axis: Axis, k: number, place: PanelPlace, primary: PowerCurve, theme: Theme): string[] {
  const { x, markup, at } = frame(axis, k, place, 'half width of the interval', theme)
  const widths = Float64Array.from(axis.levels, ({ halfWidth }) => halfWidth ?? Number.NaN)
  const most = Math.max(0, ...widths.filter((width) => width > 0))
  const marks = ticks(0, most > 0 ? 1.15 * most : 1, 4)
  const y = linearScale([0, most > 0 ? 1.15 * most : 1], [place.top + place.height, place.top])
  const unit = primary.unit === '1' ? '' : ` (${primary.unit.replace('uV', 'µV').replace('^2', '²').replace('*', '·')})`
  const { left, top, height, isFirst } = place
  const name = isFirst ? `± difference${unit}` : ''
  return [
    ...markup,
    ...leftAxis(left, top, top + height, { scale: y, marks, label: formatTick, name, theme }, 26),
    path(linePath(at, widths, { x, y }), theme),
    ...axis.levels.flatMap((each) => precisionDot(each, x, y, isOwn(each, primary), theme)),
  ]
}

const precisionDot = ({ level, halfWidth }: PowerLevel, x: Scale, y: Scale, own: boolean, theme: Theme): string[] =>
  halfWidth === null
    ? []
    : [
        circle(x(level), y(halfWidth), own ? 2.6 : 1.8, {
          fill: own ? theme.page : theme.link,
          stroke: theme.link,
          'stroke-width': own ? 1.2 : 0,
        }),
      ]

const path = (d: string, theme: Theme): string =>
  element('path', { d, fill: 'none', stroke: theme.link, 'stroke-width': 1, 'stroke-linejoin': 'round' })

/** The design's own level has its very numbers. */
const isOwn = (level: PowerLevel, { own }: PowerCurve): boolean =>
  level.power === own.power && level.low === own.low && level.high === own.high

const legendItems = ({ target, people }: PowerPicture, theme: Theme): LegendItem[] => [
  {
    symbol: (x, y) => circle(x, y, 2.6, { fill: theme.page, stroke: theme.link, 'stroke-width': 1.2 }),
    words: `the design itself, ${people[0]} and ${people[1]} people`,
  },
  { symbol: (x, y) => circle(x, y, 1.8, { fill: theme.link }), words: 'with this one thing changed' },
  {
    symbol: (x, y) =>
      line(x - 6, y, x + 6, y, { stroke: theme.muted, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' }),
    words: `target ${inPercent(target)}`,
  },
]

function altText({ groups, people }: PowerPicture, { name }: PowerCurve, axes: readonly Axis[]): string {
  const parts = axes.map(({ words, levels }) => {
    const [first] = levels
    const last = levels[levels.length - 1]
    return `${inPercent(first.power)} with ${formatTick(first.level)} and ${inPercent(last.power)} with ${formatTick(last.level)} ${words}`
  })
  return `Power and precision of ${name}, ${people[1]} ${groups[1]} against ${people[0]} ${groups[0]}: ${parts.join('; ')}.`
}
