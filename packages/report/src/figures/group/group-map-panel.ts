/** One panel of the maps of two groups: cells in colours, what is uncertain hatched, contours, and its colour bar. */
import type { Colour } from '../../colour.js'
import { formatTick } from '../../format.js'
import { decade, powerOfTen, ticks } from '../../scale.js'
import { closedPath, element, rect } from '../../svg.js'
import { mapInk } from '../../theme.js'
import type { Hatch } from '../pattern.js'
import type { PlanView } from '../plan.js'
import { cellLoops, loopPath } from './cell-loops.js'
import { cellRuns, type SquareCells } from './square-cells.js'

/** From values to a colour bar. */
export interface Shading {
  readonly colourOf: (value: number) => Colour
  readonly ticks: readonly { readonly share: number; readonly label: string }[]
  readonly colourOfShare: (share: number) => Colour
}

const shades = 32

/** Shades of [low, high] in steps, so that neighbours of one shade are drawn as one. */
export function valueShading(low: number, high: number, scale: (share: number) => Colour): Shading {
  const span = high > low ? high - low : 1
  return {
    colourOf: (value) => scale(Math.round(((value - low) / span) * shades) / shades),
    ticks: ticks(low, low + span, 4).map((value) => ({ share: (value - low) / span, label: formatTick(value) })),
    colourOfShare: scale,
  }
}

/** Symmetric about 0; the limit is the largest in size, rounded up to a number that can be read. */
export function differenceShading(largest: number, scale: (share: number) => Colour): Shading {
  const limit = largest > 0 ? niceLimit(largest) : 1
  return {
    colourOf: (value) => scale(Math.round((value / limit) * shades) / shades),
    ticks: [-1, -0.5, 0, 0.5, 1].map((side) => ({ share: (side + 1) / 2, label: signed(side * limit) })),
    colourOfShare: (share) => scale(2 * share - 1),
  }
}

const niceFactors = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const

/** The least round number that holds `largest` > 0. */
function niceLimit(largest: number): number {
  const power = powerOfTen(decade(largest))
  return power * (niceFactors.find((factor) => factor * power >= largest * (1 - 1e-9)) ?? 10)
}

const signed = (value: number): string => (value > 0 ? `+${formatTick(value)}` : formatTick(value))

/** A hatch that is seen on every colour of a scale: ink beside white. */
export function twoToneHatch(id: string): Hatch {
  const safe = id.replace(/[^A-Za-z0-9_-]/g, '-')
  const attributes = {
    ...{ id: safe, width: 4, height: 4 },
    ...{ patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(135)' },
  }
  const stripes = [rect(0, 0, 0.8, 4, { fill: '#FFFFFF' }), rect(0.8, 0, 0.4, 4, { fill: mapInk })]
  return { definition: element('pattern', attributes, stripes), fill: `url(#${safe})` }
}

export interface MapCells {
  readonly cells: SquareCells
  readonly view: PlanView
  readonly values: Float64Array
  readonly shading: Shading
  readonly isSparse: (node: number) => boolean
  readonly unsampled: Hatch
  readonly sparse: Hatch
}

/** Colours; nodes of few people under the hatch that says so; nodes without a value in the hatch below. */
export function mapCells({ cells, view, values, shading, isSparse, unsampled, sparse }: MapCells): string[] {
  const has = (node: number): boolean => Number.isFinite(values[node])
  const colours = cellRuns(cells, view, (node) => (has(node) ? shading.colourOf(values[node]) : null))
  const few = cellRuns(cells, view, (node) => (has(node) && isSparse(node) ? 'few' : null))
  return [
    rect(view.left, view.top, view.width, view.height, { fill: unsampled.fill }),
    ...[...colours].map(([fill, d]) => element('path', { d, fill, 'shape-rendering': 'crispEdges' })),
    ...[...few.values()].map((d) => element('path', { d, fill: sparse.fill })),
  ]
}

const thick = 1.5
const thin = 0.6

/** Thick around nodes of p ≤ 0.05, thin inside it around those of p ≤ 0.01; ink on a white halo. */
export function significanceContours(cells: SquareCells, pFwe: Float64Array, view: PlanView): string[] {
  const around = (level: number, inset: number): string =>
    loopPath(
      cells,
      cellLoops(cells, (node) => pFwe[node] <= level),
      view,
      inset,
    )
  return [...inked(around(0.05, thick / 2), thick), ...inked(around(0.01, thick + 1.6), thin)]
}

function inked(d: string, width: number): string[] {
  if (d === '') return []
  const line = { d, fill: 'none', 'stroke-linejoin': 'miter' }
  return [
    element('path', { ...line, stroke: '#FFFFFF', 'stroke-width': width + 1.2 }),
    element('path', { ...line, stroke: mapInk, 'stroke-width': width }),
  ]
}

/** Symbol of a contour for the legend: a square of its line on a shade. */
export const contourSymbol = (isThick: boolean, ground: Colour) => (x: number, y: number) =>
  rect(x - 6, y - 3.5, 12, 7, { fill: ground }) +
  element('path', {
    d: closedPath([x - 4.5, y - 2.2, x + 4.5, y - 2.2, x + 4.5, y + 2.2, x - 4.5, y + 2.2]),
    ...{ fill: 'none', stroke: mapInk, 'stroke-width': isThick ? thick : thin },
  })
