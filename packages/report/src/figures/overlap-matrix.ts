/** Every muscle against every other: the overlap above the diagonal, what noise allows below it. */
import { isMissing, type SessionResult, type Value } from '@penfield/core'
import { type Colour, cividis, contrastRatio } from '../colour.js'
import { formatNumber } from '../format.js'
import { pt, rect, text } from '../svg.js'
import { fitText, textWidth } from '../text-width.js'
import { light, mapInk, muscleStyle, type Theme } from '../theme.js'
import { colourBar, colourBarWidth } from './colour-bar.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf } from './layout.js'
import { drawMark } from './mark.js'
import { identityInWords, overlapRow } from './places.js'
import { thresholdsInWords } from './words.js'

const indices = ['histogram_intersection', 'dice'] as const
/** So few muscles need less than the whole width. */
const fewMuscles = 4
/** More muscles than this stand one matrix below the other. */
const mostAbreast = 10
const titleRoom = 14
const gap = 10
/** Both matrices with their labels, so that a page of print holds them. */
const largestHeight = pt(190)
const barLabels = ['0', '0.25', '0.50', '0.75', '1'] as const

interface Sizes {
  /** Room for the names before the rows, and for those above the columns. */
  readonly names: number
  readonly over: number
  readonly cellWidth: number
  readonly cellHeight: number
}

function draw({ result, theme = light }: FigureInput): Drawing | null {
  const muscles = result.maps.map(({ muscle }) => muscle)
  if (muscles.length < 3) return null
  const widthMm = muscles.length <= fewMuscles ? 120 : 178
  const barWidth = colourBarWidth(barLabels)
  const abreast = muscles.length <= mostAbreast
  const room = pt(widthMm) - barWidth - gap
  const sizes = sizesFor(muscles, abreast ? (room - gap) / 2 : room, abreast ? largestHeight : largestHeight / 2)
  const step = abreast ? [(room - gap) / 2 + gap, 0] : [0, heightOf(muscles, sizes) + gap]
  const heightPt = heightOf(muscles, sizes) + (abreast ? 0 : step[1]) + 4
  const alt = altText(result, muscles)
  return drawingOf({
    widthMm,
    heightPt,
    title: 'Overlap of every pair',
    alt,
    caption: [alt, howToRead, ...(printed(sizes) ? [] : [notPrinted])].join(' '),
    body: [
      ...indices.flatMap((index, k) =>
        matrix(result, muscles, k, { left: k * step[0], top: k * step[1] }, sizes, theme),
      ),
      ...colourBar({
        left: pt(widthMm) - barWidth - 1,
        top: titleRoom + sizes.over,
        height: Math.max(60, muscles.length * sizes.cellHeight),
        colourOf: cividis,
        ticks: barLabels.map((label, k) => ({ share: k / 4, label })),
        name: 'Overlap (0 to 1)',
        theme,
      }),
    ],
  })
}

const howToRead =
  'Above the diagonal: overlap of all trials. Below it: the ceiling, what halves of one muscle give. n/a: the pair has no such number.'
const notPrinted = 'So many muscles leave no room for the numbers; they are in overlap.tsv.'

/** Cells as large as fit, at most 34 × 20 pt; names turned where a column is narrower than its name. */
function sizesFor(muscles: readonly string[], width: number, height: number): Sizes {
  const widest = Math.max(...muscles.map((name) => textWidth(name, 7)))
  const names = Math.min(60, widest + 14)
  const cellWidth = Math.min(34, (width - names) / muscles.length)
  const over = widest + 10 <= cellWidth ? 12 : Math.min(60, widest + 14)
  return { names, over, cellWidth, cellHeight: Math.min(20, (height - titleRoom - over) / muscles.length) }
}

const heightOf = (muscles: readonly string[], { over, cellHeight }: Sizes): number =>
  Math.max(titleRoom + over + muscles.length * cellHeight, titleRoom + over + 60)

/** Numbers of two decimals need about 15 pt. */
const printed = ({ cellWidth, cellHeight }: Sizes): boolean => cellWidth >= 15.5 && cellHeight >= 8

function matrix(
  result: SessionResult,
  muscles: readonly string[],
  k: number,
  { left, top }: { readonly left: number; readonly top: number },
  sizes: Sizes,
  theme: Theme,
): string[] {
  const index = indices[k]
  const name = index === 'dice' ? `dice at ${thresholdsInWords(result.maps)}` : index
  const x0 = left + sizes.names
  const y0 = top + titleRoom + sizes.over
  return [
    text(left + 1, top + 9, letterOf(k), { 'font-size': 8, 'font-weight': 700, fill: theme.text }),
    text(left + 12, top + 9, fitText(name, 7, 130), { fill: theme.text }),
    ...muscles.flatMap((muscle, m) => nameOf(muscle, m, x0, y0, sizes, theme)),
    ...muscles.flatMap((a, row) =>
      muscles.map((b, column) => {
        const [x, y] = [x0 + column * sizes.cellWidth, y0 + row * sizes.cellHeight]
        if (row === column) return rect(x, y, sizes.cellWidth, sizes.cellHeight, { fill: theme.hairline })
        const found = row < column ? overlapRow(result, a, b, index) : overlapRow(result, b, a, index)
        return cellOf((row < column ? found?.value : found?.ceiling) ?? null, x, y, sizes, theme)
      }),
    ),
  ]
}

/** The name of muscle `m` before its row and above its column, with its mark in both places; left out where rows are too low. */
function nameOf(muscle: string, m: number, x0: number, y0: number, sizes: Sizes, theme: Theme): string[] {
  const { names, over, cellWidth, cellHeight } = sizes
  if (m % Math.ceil(8.5 / Math.min(cellHeight, cellWidth)) !== 0) return []
  const style = muscleStyle(theme, m)
  const mark = (x: number, y: number) => drawMark(style.mark, x, y, 2.2, { fill: style.colour })
  const x = x0 + (m + 0.5) * cellWidth
  const y = y0 + (m + 0.5) * cellHeight
  const fill = theme.text
  const row = [mark(x0 - 5, y), text(x0 - 10, y + 2.5, fitText(muscle, 7, names - 12), { 'text-anchor': 'end', fill })]
  if (over === 12) {
    const shown = fitText(muscle, 7, cellWidth - 9)
    const start = x - textWidth(shown, 7) / 2 + 4
    return [...row, mark(start - 5, y0 - 6), text(start, y0 - 3.5, shown, { fill })]
  }
  const turned = `rotate(-90 ${(x + 2.5).toFixed(2)} ${(y0 - 10).toFixed(2)})`
  return [...row, mark(x, y0 - 5), text(x + 2.5, y0 - 10, fitText(muscle, 7, over - 12), { fill, transform: turned })]
}

const inks: readonly Colour[] = [mapInk, '#FFFFFF']

function cellOf(value: Value | null, x: number, y: number, sizes: Sizes, theme: Theme): string {
  const { cellWidth, cellHeight } = sizes
  const known = value === null || isMissing(value) ? null : value
  const fill = known === null ? theme.panel : cividis(known)
  const ink =
    known === null
      ? theme.muted
      : contrastRatio(fill as Colour, inks[0]) > contrastRatio(fill as Colour, inks[1])
        ? inks[0]
        : inks[1]
  const square = rect(x, y, cellWidth, cellHeight, { fill, stroke: theme.page, 'stroke-width': 0.5 })
  if (!printed(sizes)) return square
  const words = known === null ? 'n/a' : formatNumber(known, 'ratio')
  const size = { 'text-anchor': 'middle', 'font-size': cellWidth >= 19 ? 7 : 6, fill: ink }
  return square + text(x + cellWidth / 2, y + cellHeight / 2 + 2.5, words, size)
}

function altText(result: SessionResult, muscles: readonly string[]): string {
  const ranges = indices.map((index) => {
    const rows = result.overlap.filter((row) => row.index === index)
    let [least, most]: [(typeof rows)[number] | null, (typeof rows)[number] | null] = [null, null]
    for (const row of rows) {
      if (isMissing(row.value)) continue
      if (least === null || row.value < (least.value as number)) least = row
      if (most === null || row.value > (most.value as number)) most = row
    }
    if (least === null || most === null) return `${index} n/a`
    const point = ({ value, muscleA, muscleB }: typeof least) =>
      `${formatNumber(value as number, 'ratio')} (${muscleA} and ${muscleB})`
    return `${index} from ${point(least)} to ${point(most)}`
  })
  return `Overlap of ${muscles.length} muscles in pairs in ${identityInWords(result)}: ${ranges.join('; ')}.`
}

export const overlapMatrix: Figure = { id: 'overlap-matrix', title: 'Overlap of every pair', scope: 'session', draw }
