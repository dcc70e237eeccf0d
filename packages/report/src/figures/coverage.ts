/** Where the session stimulated: dots are stimuli, rings are sites. */
import type { SessionResult } from '@penfield/core'
import { circle, dots, pt } from '../svg.js'
import { light, type Theme } from '../theme.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { identityInWords, inPlane } from './places.js'
import {
  type Extent,
  extentOf,
  halfCellMm,
  letterRoom,
  orientationMarks,
  type PlanView,
  planView,
  scaleBar,
} from './plan.js'
import { wordsOver } from './words-over.js'

const widthMm = 85
const largestHeightMm = 170

function draw({ result, theme = light }: FigureInput): Drawing {
  const { session, sites } = result
  const width = pt(widthMm)
  const places = stimulusPlaces(result)
  const unplaced = session.stimuli.n - places.length
  const extent = widened(extentOf(result), places)
  const view = planView(extent, letterRoom, letterRoom, width - 2 * letterRoom, pt(largestHeightMm))
  const points = places.flatMap(([u, v]) => [view.x(u), view.y(v)])
  const barY = view.top + view.height + 19
  const key = legend(legendItems(places.length, sites.n, unplaced, theme), 2, barY + 8, width - 4, theme)
  const alt = altText(result, places.length, unplaced)
  const side = sites.plane.anchored ? 'right on the right' : 'the frame does not say where anterior and right are'
  return drawingOf({
    widthMm,
    heightPt: barY + 8 + key.height,
    title: 'Coverage',
    alt,
    caption: `${alt} View from above; ${side}.`,
    body: [
      ...siteRings(result, view, theme),
      dots(points, 0.9, { stroke: theme.text }),
      ...orientationMarks(view, sites.plane.anchored, theme),
      ...scaleBar(view.left, barY, view, theme),
      ...key.markup,
      ...(sites.n === 0 ? wordsOver(view, ['no stimulus has a place'], theme) : []),
    ],
  })
}

/** Plane coordinates of the stimuli that have a place, mm. */
function stimulusPlaces({ session, sites }: SessionResult): (readonly [number, number])[] {
  const { n, positionsMm } = session.stimuli
  return Array.from({ length: n }, (_, k) => inPlane(sites.plane, [...positionsMm.subarray(3 * k, 3 * k + 3)])).filter(
    ([u, v]) => !Number.isNaN(u + v),
  )
}

/** The extent with all places in it, 2 mm from its edge at least. */
function widened(extent: Extent, places: readonly (readonly [number, number])[]): Extent {
  let { u0, u1, v0, v1 } = extent
  for (const [u, v] of places) {
    u0 = Math.min(u0, u - 2)
    u1 = Math.max(u1, u + 2)
    v0 = Math.min(v0, v - 2)
    v1 = Math.max(v1, v + 2)
  }
  return { u0, u1, v0, v1 }
}

const ring = (theme: Theme) => ({ fill: 'none', stroke: theme.control, 'stroke-width': 0.5 })

const siteRings = ({ sites }: SessionResult, view: PlanView, theme: Theme): string[] =>
  Array.from({ length: sites.n }, (_, i) => {
    const radius = ringRadius(sites.areasMm2[i], view.scale)
    return circle(view.x(sites.planeMm[2 * i]), view.y(sites.planeMm[2 * i + 1]), radius, ring(theme))
  })

const legendItems = (placed: number, sites: number, unplaced: number, theme: Theme): LegendItem[] => [
  { symbol: (x, y) => circle(x, y, 0.9, { fill: theme.text }), words: `stimulus (${placed})` },
  { symbol: (x, y) => circle(x, y, 3.2, ring(theme)), words: `site (${sites})` },
  {
    symbol: (x, y) => drawMark('times', x, y, 2.4, { fill: theme.text }),
    words: `without a place, not drawn (${unplaced})`,
  },
]

const ringRadius = (areaMm2: number, scale: number): number => Math.max(1.2, 0.6 * halfCellMm(areaMm2) * scale)

function altText(result: SessionResult, placed: number, unplaced: number): string {
  const lost = unplaced === 0 ? 'all have a place' : `${unplaced} without a usable place`
  return `Plan of ${placed} stimuli at ${result.sites.n} sites for ${identityInWords(result)}; ${lost}.`
}

export const coverage: Figure = { id: 'coverage', title: 'Coverage', scope: 'session', draw }
