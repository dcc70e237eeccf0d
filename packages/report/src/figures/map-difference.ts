/** Where each of two muscles has more of its own total: free of gain. */
import type { SessionResult } from '@penfield/core'
import { type Colour, differenceColour } from '../colour.js'
import { niceStep } from '../scale.js'
import { pt, rect } from '../svg.js'
import { light, type Theme } from '../theme.js'
import { isEmpty, shareSupport, shares } from './active.js'
import { colouredCells } from './cells.js'
import { colourBar, colourBarWidth } from './colour-bar.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { planPanels } from './layout.js'
import { type LegendItem, legend, swatch } from './legend.js'
import { type PairOfMaps, pairOfMaps } from './pair.js'
import { definitions, type Hatch, hatch } from './pattern.js'
import { identityInWords } from './places.js'
import { orientationMarks, type PlanView, scaleBar } from './plan.js'
import { wordsOver } from './words-over.js'

const widthMm = 85
const shades = 32

function draw(input: FigureInput): Drawing | null {
  const pair = pairOfMaps(input)
  if (pair === null || !shareSupport(pair.a, pair.b)) return null
  const { result, theme = light, idPrefix = '' } = input
  const differences = percentDifferences(pair)
  const limit = symmetricLimit(differences)
  const width = pt(widthMm)
  const marks = [-1, -0.5, 0, 0.5, 1].map((side) => ({ share: (side + 1) / 2, label: signed(side * limit, limit) }))
  const barWidth = colourBarWidth(marks.map(({ label }) => label))
  const { views, bottom } = planPanels(result, 1, width - barWidth - 6, 120)
  const [view] = views
  const unsampled = hatch(`${idPrefix}map-difference-unsampled`, 45, theme.control, 3.5, 0.25)
  const barY = bottom + (result.sites.plane.anchored ? 6 : 8)
  const key = legend(legendItems(pair, unsampled), 2, barY + 7, width - 4, theme)
  const alt = altText(result, pair, differences)
  const bar = {
    left: width - barWidth - 1,
    top: view.top,
    height: Math.max(60, view.height),
    colourOf: (share: number) => differenceColour(2 * share - 1),
    ticks: marks,
    name: 'Difference of shares (% of total)',
    theme,
  }
  return drawingOf({
    widthMm,
    heightPt: barY + 7 + key.height,
    title: `Difference of ${pair.a.muscle} and ${pair.b.muscle}`,
    alt,
    caption: `${alt} The scale is symmetric about 0.`,
    body: [
      definitions([unsampled]),
      rect(view.left, view.top, view.width, view.height, { fill: unsampled.fill }),
      ...colouredCells(pair.a, view, shadeOf(pair, differences, limit)),
      ...(differences === null ? emptyWords(pair, view, theme) : []),
      ...orientationMarks(view, result.sites.plane.anchored, theme),
      ...colourBar(bar),
      ...scaleBar(view.left, barY, view, theme),
      ...key.markup,
    ],
  })
}

/** Colour of a node: of its difference, white where there are none to show, nothing where it was not sampled. */
function shadeOf({ a, b }: PairOfMaps, differences: Float64Array | null, limit: number) {
  return (node: number): Colour | null => {
    if (Number.isNaN(a.valuesUv[node] + b.valuesUv[node])) return null
    const difference = differences === null ? 0 : differences[node]
    return differenceColour(Math.round((difference / limit) * shades) / shades)
  }
}

const legendItems = ({ a, b }: PairOfMaps, unsampled: Hatch): LegendItem[] => [
  { symbol: swatch(differenceColour(1)), words: `positive: ${a.muscle} has more` },
  { symbol: swatch(differenceColour(-1)), words: `negative: ${b.muscle} has more` },
  { symbol: swatch(unsampled.fill), words: 'not sampled' },
]

/** 100 (p − q) for each node; null when one of the muscles has no weight. */
function percentDifferences({ a, b }: PairOfMaps): Float64Array | null {
  if (isEmpty(a) || isEmpty(b)) return null
  const p = shares(a)
  const q = shares(b)
  return p === null || q === null ? null : p.map((share, i) => 100 * (share - q[i]))
}

/** The largest difference in size, rounded up to a number that can be read. */
function symmetricLimit(differences: Float64Array | null): number {
  let largest = 0
  for (const value of differences ?? []) if (Math.abs(value) > largest) largest = Math.abs(value)
  return largest === 0 ? 1 : niceStep(largest, 1)
}

function signed(value: number, limit: number): string {
  const decimals = limit >= 5 ? 1 : limit >= 0.5 ? 2 : 4
  const digits = Math.abs(value)
    .toFixed(decimals)
    .replace(/\.?0+$/, '')
  return value === 0 ? '0' : `${value < 0 ? '\u2212' : '+'}${digits}`
}

function emptyWords({ a, b }: PairOfMaps, view: PlanView, theme: Theme): string[] {
  const silent = [a, b].filter(isEmpty).map(({ muscle }) => muscle)
  const where = silent.length === 0 ? 'a muscle' : silent.join(' and ')
  return wordsOver(view, [`no response above threshold in ${where}: there are no shares to compare`], theme)
}

function altText(result: SessionResult, { a, b }: PairOfMaps, differences: Float64Array | null): string {
  const start = `Map of the difference of shares, ${a.muscle} minus ${b.muscle}, in ${identityInWords(result)}`
  if (differences === null)
    return `${start}: a muscle has no response above threshold, so there are no shares to compare.`
  let moreA = 0
  let moreB = 0
  for (const value of differences) {
    if (value > 0) moreA++
    if (value < 0) moreB++
  }
  const places = a.support.kind === 'sites' ? 'sites' : 'nodes'
  return `${start}: ${a.muscle} has more of its total at ${moreA} ${places}, ${b.muscle} at ${moreB}.`
}

export const mapDifference: Figure = { id: 'map-difference', title: 'Difference of two muscles', scope: 'pair', draw }
