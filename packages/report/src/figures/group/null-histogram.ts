/** The largest statistic of each relabelling beside the observed one. */
import { bottomAxis, leftAxis } from '../../axis.js'
import { formatNumber, formatTick } from '../../format.js'
import { linearScale, niceStep, ticks } from '../../scale.js'
import { line, pt, rect, text } from '../../svg.js'
import { fitText, textWidth } from '../../text-width.js'
import { light, type Theme } from '../../theme.js'
import { type Drawing, drawingOf } from '../figure.js'
import { legend } from '../legend.js'
import { linesOf } from './lines-of.js'
import { withRoom } from './room.js'

export interface NullHistogramPicture {
  /** Of the outcome or map. */
  readonly name: string
  /** Largest statistic of each relabelling. */
  readonly values: Float64Array
  readonly observed: number
  /** p with what it was corrected for. */
  readonly pWords: string
  /** How many were made. */
  readonly relabellings: number
  /** True when they are all that there are. */
  readonly exact: boolean
}

const widthMm = 85
const plotHeight = pt(42)
const mostBins = 30
const lineHeight = 9

interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
  /** Of them, as large as the observed one or larger. */
  readonly asLarge: number
}

/** Null where there is no relabelling or no observed statistic. */
export function nullHistogram(picture: NullHistogramPicture, theme: Theme = light): Drawing | null {
  const values = picture.values.filter(Number.isFinite)
  if (values.length === 0 || !Number.isFinite(picture.observed)) return null
  const { observed } = picture
  const bins = binsOf(values, observed)
  const [left, right] = [38, pt(widthMm) - 16]
  const words = [...linesOf(picture.pWords, right - left + 30, 3), relabellingsInWords(picture)]
  const top = 20 + words.length * lineHeight
  const bottom = top + plotHeight
  const highest = Math.max(...bins.map(({ count }) => count))
  const low = Math.min(bins[0].from, observed)
  const high = Math.max(bins[bins.length - 1].to, observed)
  const domain = withRoom(low, high, 0.03)
  const x = linearScale(domain, [left, right])
  const y = linearScale([0, 1.2 * highest], [bottom, top])
  const key = legend(legendItems(theme), 2, bottom + 27, pt(widthMm) - 4, theme)
  const alt = altText(picture, values)
  const lost = picture.values.length - values.length
  return drawingOf({
    widthMm,
    heightPt: bottom + 27 + key.height,
    title: 'Largest statistic of each relabelling',
    alt,
    caption: lost === 0 ? alt : `${alt} ${lost} relabellings have no finite statistic and are not drawn.`,
    body: [
      text(6, 9, fitText(picture.name, 7, right - 6, true), { fill: theme.text, 'font-weight': 700 }),
      ...words.map((line, k) => text(6, 19 + k * lineHeight, line, { fill: theme.text })),
      ...bins.flatMap((bin) => bar(bin, x, y, theme)),
      ...leftAxis(
        left,
        top,
        bottom,
        {
          ...{ scale: y, marks: wholeTicks(highest), label: (n: number) => formatTick(n), name: 'Relabellings', theme },
        },
        31,
      ),
      ...bottomAxis(bottom, left, right, {
        ...{ scale: x, marks: ticks(...domain, 6), label: (value: number) => formatTick(value), theme },
        name: 'Largest statistic of a relabelling',
      }),
      ...observedLine(x(observed), `observed ${formatNumber(observed, 'ratio')}`, { left, right, top, bottom }, theme),
      ...key.markup,
    ],
  })
}

const wholeTicks = (highest: number): number[] => ticks(0, highest, 5).filter((n) => n === Math.round(n))

/** About 30 bins of a round width over the values, the last one closed. */
function binsOf(values: Float64Array, observed: number): Bin[] {
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  const span = most - least > 1e-9 * Math.abs(most) ? most - least : Math.max(Math.abs(most), 1)
  const step = niceStep(span, mostBins)
  const first = Math.floor(least / step + 1e-9)
  const n = Math.max(1, Math.ceil(most / step - 1e-9) - first)
  const counts = new Int32Array(n)
  const asLarge = new Int32Array(n)
  for (const value of values) {
    const k = Math.min(n - 1, Math.max(0, Math.floor(value / step + 1e-9) - first))
    counts[k]++
    if (value >= observed) asLarge[k]++
  }
  return Array.from(counts, (count, k) => ({
    ...{ from: (first + k) * step, to: (first + k + 1) * step, count, asLarge: asLarge[k] },
  }))
}

/** As large as observed below, the others above. */
function bar({ from, to, count, asLarge }: Bin, x: (value: number) => number, y: (n: number) => number, theme: Theme) {
  const [left, width] = [x(from), Math.max(0.2, x(to) - x(from) - 0.3)]
  return [
    ...(count > asLarge
      ? [rect(left, y(count), width, y(asLarge) - y(count), { fill: theme.control, 'fill-opacity': 0.75 })]
      : []),
    ...(asLarge > 0 ? [rect(left, y(asLarge), width, y(0) - y(asLarge), { fill: theme.text })] : []),
  ]
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function observedLine(x: number, words: string, { left, right, top, bottom }: Box, theme: Theme): string[] {
  const toLeft = x - left > right - x
  const shown = fitText(words, 7, Math.max(x - left, right - x) - 4)
  const start = toLeft ? x - 3 - textWidth(shown, 7) : x + 3
  return [
    line(x, top, x, bottom, { stroke: theme.link, 'stroke-width': 1.2 }),
    rect(start - 1, top - 1, textWidth(shown, 7) + 2, 9, { fill: theme.page, 'fill-opacity': 0.85 }),
    text(start, top + 6, shown, { fill: theme.link }),
  ]
}

const legendItems = (theme: Theme) => [
  {
    symbol: (x: number, y: number) => rect(x - 6, y - 3.5, 12, 7, { fill: theme.control, 'fill-opacity': 0.75 }),
    words: 'smaller than observed',
  },
  { symbol: (x: number, y: number) => rect(x - 6, y - 3.5, 12, 7, { fill: theme.text }), words: 'as large or larger' },
]

const relabellingsInWords = ({ relabellings, exact }: NullHistogramPicture): string => {
  const n = formatNumber(relabellings, 'count')
  return exact ? `all ${n} relabellings (exact)` : `${n} relabellings, drawn at random`
}

function altText(picture: NullHistogramPicture, values: Float64Array): string {
  const asLarge = values.filter((value) => value >= picture.observed).length
  const start = `Histogram of the largest statistic of each relabelling for ${picture.name}: ${relabellingsInWords(picture)}`
  return `${start}; observed ${formatNumber(picture.observed, 'ratio')}, ${formatNumber(asLarge, 'count')} as large or larger, ${picture.pWords}.`
}
