/** What a muscle's sites say beside their amplitude: how often, how late and how evenly they respond. */

import type { MuscleMap, SessionResult } from '@penfield/core'
import { type SiteQuantity, type SiteQuantityId, siteQuantities, siteQuantity } from '@penfield/core'
import { type Colour, cividis } from '../colour.js'
import { formatNumber, formatTick, formatValue, type Quantity } from '../format.js'
import { axisName, mapWords } from '../quantity-words.js'
import { ticks } from '../scale.js'
import { pt, rect } from '../svg.js'
import { light, muscleStyle, type Theme } from '../theme.js'
import { colouredSites } from './cells.js'
import { colourBar } from './colour-bar.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf, panelTitle, printWidthMm } from './layout.js'
import { legend } from './legend.js'
import { definitions, type Hatch, hatch } from './pattern.js'
import { identityInWords } from './places.js'
import { extentOf, letterRoom, orientationMarks, type PlanView, planView, scaleBar } from './plan.js'

interface Showing {
  readonly words: string
  readonly barName: string
  readonly quantity: Quantity
  /** True where the scale begins at 0; latencies begin at their smallest. */
  readonly fromZero: boolean
  /** Said where no site has one, so that there is no panel. */
  readonly absent: string
}

const otherShowing: Readonly<Record<Exclude<SiteQuantityId, 'amplitude'>, Showing>> = {
  probability: {
    words: 'MEP probability',
    barName: 'Share of trials (0 to 1)',
    quantity: 'ratio',
    fromZero: true,
    absent: 'No probability is known.',
  },
  latency: {
    words: 'onset latency',
    barName: 'Latency (ms)',
    quantity: 'time',
    fromZero: false,
    absent: 'No onset latency is known.',
  },
  variability: {
    words: 'variability',
    barName: 'SD / mean (no unit)',
    quantity: 'ratio',
    fromZero: true,
    absent: 'Variability is not known: no site has two accepted trials.',
  },
}

/** How a quantity of a map is shown; `amplitude` stands for the site value, whatever it is. */
function showingOf(map: MuscleMap, id: SiteQuantityId): Showing {
  if (id !== 'amplitude') return otherShowing[id]
  const words = mapWords(map)
  const { noun, quantity } = words
  return { words: noun, barName: axisName(words), quantity, fromZero: true, absent: `No ${noun} is known.` }
}

/** Where the site value is the probability itself, it is shown once. */
const isTwice = ({ siteValue }: MuscleMap, id: SiteQuantityId): boolean =>
  siteValue === 'probability' && id === 'amplitude'

const barRoom = 40
const titleRoom = 12
const shades = 64

interface Panel {
  readonly id: SiteQuantityId
  /** sites.n, in the unit of the quantity; NaN where not known. */
  readonly values: Float64Array
  readonly limits: readonly [number, number]
}

function draw({ result, muscle, theme = light, idPrefix = '' }: FigureInput): Drawing | null {
  const map = result.maps.find((each) => muscle === undefined || each.muscle === muscle)
  if (map === undefined) return null
  const panels = panelsOf(result, map)
  if (panels.length === 0) return null
  const widthMm = panels.length === 4 ? 120 : printWidthMm(panels.length)
  const width = pt(widthMm)
  const { views, bottom } = viewsOf(result, panels.length, width)
  const unknown = hatch(`${idPrefix}value-maps-unknown`, 45, theme.control, 3.5, 0.25)
  const barY = bottom + (result.sites.plane.anchored ? 6 : 8)
  const key = legend(
    [{ symbol: (x, y) => rect(x - 6, y - 3.5, 12, 7, { fill: unknown.fill }), words: 'not known' }],
    2,
    barY + 7,
    width - 4,
    theme,
  )
  const alt = altText(result, map, panels)
  return drawingOf({
    widthMm,
    heightPt: barY + 7 + key.height,
    title: `What the sites of ${map.muscle} say`,
    alt,
    caption: `${alt} ${caption(map, panels)}`,
    body: [
      definitions([unknown]),
      ...panels.flatMap((panel, k) => drawPanel(result, map, panel, k, views[k], unknown, theme)),
      ...scaleBar(views[0].left, barY, views[0], theme),
      ...key.markup,
    ],
  })
}

/** The quantities that some site of this muscle has, each on one scale for all muscles. */
function panelsOf({ maps }: SessionResult, map: MuscleMap): Panel[] {
  return siteQuantities.flatMap((id) => {
    const { values } = siteQuantity(map, id)
    if (isTwice(map, id) || values.every(Number.isNaN)) return []
    return [
      {
        id,
        values,
        limits: limitsOf(
          id,
          showingOf(map, id),
          maps.map((each) => siteQuantity(each, id)),
        ),
      },
    ]
  })
}

function limitsOf(
  id: SiteQuantityId,
  { fromZero }: Showing,
  ofMuscles: readonly SiteQuantity[],
): readonly [number, number] {
  if (id === 'probability') return [0, 1]
  const known = ofMuscles.flatMap(({ values }) => knownOf(values))
  const high = known.reduce((most, value) => Math.max(most, value), 0)
  if (fromZero) return [0, Math.max(high, 1e-6)]
  const low = known.reduce((least, value) => Math.min(least, value), high)
  return low < high ? [low, high] : [low - 0.5, high + 0.5]
}

const knownOf = (values: Float64Array): number[] => [...values].filter((value) => !Number.isNaN(value))

/** All panels abreast, or two by two, each with its colour bar to the right. */
function viewsOf(result: SessionResult, count: number, width: number) {
  const abreast = count === 4 ? 2 : count
  const each = width / abreast
  const extent = extentOf(result)
  const inner = each - barRoom - 2 * letterRoom - 6
  const views: PlanView[] = []
  let bottom = 0
  for (let k = 0; k < count; k++) {
    const top = (k < abreast ? 0 : bottom) + titleRoom + letterRoom
    const view = planView(extent, (k % abreast) * each + letterRoom, top, inner, pt(90))
    views.push(view)
    if (k % abreast === abreast - 1 || k === count - 1)
      bottom = view.top + Math.max(view.height, leastBarHeight) + letterRoom
  }
  return { views, bottom }
}

/** The bar's name, turned, needs this much. */
const leastBarHeight = 76

function drawPanel(
  result: SessionResult,
  map: MuscleMap,
  { id, values, limits: [low, high] }: Panel,
  k: number,
  view: PlanView,
  unknown: Hatch,
  theme: Theme,
): string[] {
  const shade = (value: number): Colour => cividis(Math.round(((value - low) / (high - low)) * shades) / shades)
  const colourOf = (site: number) => (Number.isNaN(values[site]) ? null : shade(values[site]))
  const style = muscleStyle(theme, result.maps.indexOf(map))
  return [
    ...panelTitle(view, letterOf(k), `${map.muscle}, ${showingOf(map, id).words}`, style, theme),
    rect(view.left, view.top, view.width, view.height, { fill: unknown.fill }),
    ...colouredSites(map.sites, view, colourOf),
    ...orientationMarks(view, result.sites.plane.anchored, theme),
    ...colourBar({
      left: view.left + view.width + letterRoom + 2,
      top: view.top,
      height: Math.max(leastBarHeight, view.height),
      colourOf: cividis,
      ticks: barTicks(showingOf(map, id), low, high, id === 'probability'),
      name: showingOf(map, id).barName,
      theme,
    }),
  ]
}

/** Both ends of the scale, and round values between them. */
function barTicks({ quantity, fromZero }: Showing, low: number, high: number, isShare: boolean) {
  const share = (value: number): number => (value - low) / (high - low)
  const between = ticks(low, high, 4).filter((value) => share(value) > 0.1 && share(value) < 0.9)
  return [
    { share: 0, label: fromZero ? '0' : formatNumber(low, quantity) },
    ...between.map((value) => ({ share: share(value), label: formatTick(value) })),
    { share: 1, label: isShare ? '1' : formatNumber(high, quantity) },
  ]
}

function altText(result: SessionResult, map: MuscleMap, panels: readonly Panel[]): string {
  const parts = panels.map(({ id, values }) => {
    const { words, quantity } = showingOf(map, id)
    const known = knownOf(values)
    const [low, high] = [Math.min(...known), Math.max(...known)]
    return `${words} ${formatNumber(low, quantity)} to ${formatValue(high, quantity)} at ${known.length === map.sites.n ? 'all' : `${known.length} of`} ${map.sites.n} sites`
  })
  return `Site maps of ${map.muscle} in ${identityInWords(result)}: ${parts.join('; ')}. Values in the table of sites.`
}

function caption(map: MuscleMap, panels: readonly Panel[]): string {
  const meanings: Readonly<Record<SiteQuantityId, string>> = {
    amplitude: '',
    probability: 'MEP probability: share of the accepted trials above the threshold.',
    latency: 'Onset latency: mean of those trials.',
    variability: 'Variability: standard deviation over mean of the accepted trials’ amplitudes.',
  }
  const isShown = (id: SiteQuantityId): boolean => panels.some((panel) => panel.id === id)
  const sentences = siteQuantities
    .filter((id) => !isTwice(map, id))
    .map((id) => (isShown(id) ? meanings[id] : showingOf(map, id).absent))
  return [...sentences, 'Each quantity has one scale for all muscles.'].filter((words) => words !== '').join(' ')
}

export const valueMaps: Figure = { id: 'value-maps', title: 'What the sites say', scope: 'muscle', draw }
