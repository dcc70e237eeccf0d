/** One row a person: from the first visit to the later one, beside what an unchanged person may differ by. */
import type { Unit } from '@penfield/core'
import { bottomAxis } from '../../axis.js'
import { formatNumber, formatTick, formatValue, quantityOfUnit, unitName } from '../../format.js'
import { linearScale, type Scale, ticks } from '../../scale.js'
import { circle, closedPath, element, line, pt, rect, text } from '../../svg.js'
import { fitText } from '../../text-width.js'
import { light, type Theme } from '../../theme.js'
import { type Drawing, drawingOf } from '../figure.js'
import { type LegendItem, legend } from '../legend.js'
import { ofPerson } from './person-mark.js'
import { withRoom } from './room.js'

export interface ChangeStripRow {
  readonly label: string
  readonly first: number
  readonly second: number
  /** Null where no call is made. */
  readonly isBeyond: boolean | null
}

export interface ChangeStripPicture {
  readonly name: string
  readonly unit: Unit
  readonly rows: readonly ChangeStripRow[]
  /** What an unchanged person may differ by, and its name (`MDC95`, `rank limit`); null without a reliability table. */
  readonly limit: { readonly value: number; readonly name: string } | null
}

const labelRoom = 62
const rowsAColumn = 68
const mostColumns = 3
const rowHeight = 8
/** A strip of one row still has room for its axis. */
const leastHeight = 16
const top = 15
const ringRadius = 1.6
/** Share of people that an unchanged group has beyond the limit. */
const byChance = 0.05

/** Null where nobody came twice. */
export function changeStrip(picture: ChangeStripPicture, theme: Theme = light): Drawing | null {
  const rows = picture.rows.slice(0, mostColumns * rowsAColumn)
  if (rows.length === 0) return null
  const columns = Math.ceil(rows.length / rowsAColumn)
  const perColumn = Math.ceil(rows.length / columns)
  const widthMm = columns === 1 ? 85 : 178
  const bottom = top + Math.max(leastHeight, perColumn * rowHeight)
  const width = (pt(widthMm) - 6) / columns
  const domain = domainOf(rows, picture.limit?.value ?? 0)
  const key = legend(legendItems(picture, theme), 2, bottom + 28, pt(widthMm) - 4, theme)
  const alt = altText(picture)
  const more = picture.rows.length - rows.length
  const inBrackets = unitName(quantityOfUnit[picture.unit])
  const title = inBrackets === '' ? picture.name : `${picture.name} (${inBrackets})`
  return drawingOf({
    widthMm,
    heightPt: bottom + 28 + key.height,
    title: 'From visit to visit',
    alt,
    caption: more > 0 ? `${alt} ${more} more people are in the table.` : alt,
    body: [
      text(4, 9, fitText(title, 7, pt(widthMm) - 8, true), { fill: theme.text, 'font-weight': 700 }),
      ...Array.from({ length: columns }, (_, k) => {
        const [left, right] = [k * width + labelRoom, (k + 1) * width - 12]
        const x = linearScale(domain, [left, right])
        const own = rows.slice(k * perColumn, (k + 1) * perColumn)
        const name = inBrackets === '' ? '' : `First to later visit (${inBrackets})`
        const marks = ticks(...domain, 4)
        return [
          ...own.flatMap((row, i) => drawRow(row, picture, x, left, top + (i + 0.5) * rowHeight, theme)),
          ...bottomAxis(bottom, left, right, { scale: x, marks, label: (value) => formatTick(value), name, theme }),
        ]
      }).flat(),
      ...key.markup,
    ],
  })
}

/** Holds both visits and the band of every row. */
function domainOf(rows: readonly ChangeStripRow[], limit: number): readonly [number, number] {
  const ends = rows.flatMap(({ first, second }) => [first - limit, first + limit, second])
  return withRoom(Math.min(...ends), Math.max(...ends))
}

const isFilled = ({ isBeyond }: ChangeStripRow, { limit }: ChangeStripPicture): boolean =>
  limit !== null && isBeyond === true

function drawRow(
  row: ChangeStripRow,
  picture: ChangeStripPicture,
  x: Scale,
  left: number,
  y: number,
  theme: Theme,
): string[] {
  const { label, first, second } = row
  const quantity = quantityOfUnit[picture.unit]
  const limit = picture.limit?.value ?? 0
  const words = `${formatNumber(first, quantity)} to ${formatValue(second, quantity)}`
  return [
    text(left - 4, y + 2.3, fitText(label, 6.5, labelRoom - 8), {
      ...{ 'text-anchor': 'end', 'font-size': 6.5, fill: theme.text },
    }),
    ofPerson(label, words, [
      ...(limit > 0
        ? [rect(x(first - limit), y - 2.6, x(first + limit) - x(first - limit), 5.2, { fill: theme.hairline })]
        : []),
      arrow(x(first), x(second), y, isFilled(row, picture), theme),
      circle(x(first), y, ringRadius, { fill: theme.page, stroke: theme.text, 'stroke-width': 0.8 }),
    ]),
  ]
}

/** Its point is the later visit; a hollow one that would lie under the ring of the first is left out. */
function arrow(from: number, to: number, y: number, filled: boolean, theme: Theme): string {
  const sign = to >= from ? 1 : -1
  if (!filled && Math.abs(to - from) < ringRadius) return ''
  const back = to - sign * Math.min(4, Math.abs(to - from))
  const head = closedPath([to, y, back, y - 2.2, back, y + 2.2])
  const stroke = { stroke: theme.text, 'stroke-width': filled ? 1.1 : 0.7 }
  return (
    line(from, y, back, y, stroke) +
    element('path', { d: head, fill: filled ? theme.text : theme.page, stroke: theme.text, 'stroke-width': 0.7 })
  )
}

const legendItems = ({ limit }: ChangeStripPicture, theme: Theme): LegendItem[] => [
  {
    symbol: (x, y) => circle(x, y, ringRadius, { fill: theme.page, stroke: theme.text, 'stroke-width': 0.8 }),
    words: 'first visit',
  },
  ...(limit === null
    ? [{ symbol: hollow(theme), words: 'later visit: no individual call' }]
    : [
        {
          symbol: (x: number, y: number) => arrow(x - 6, x + 6, y, true, theme),
          words: `later visit, beyond ${limit.name}`,
        },
        { symbol: hollow(theme), words: 'later visit, within' },
        {
          symbol: (x: number, y: number) => rect(x - 6, y - 2.6, 12, 5.2, { fill: theme.hairline }),
          words: `first visit \u00b1 ${limit.name}`,
        },
      ]),
]

const hollow = (theme: Theme) => (x: number, y: number) => arrow(x - 6, x + 6, y, false, theme)

function altText(picture: ChangeStripPicture): string {
  const { name, unit, rows, limit } = picture
  const start = `Change strip of ${name}, n ${rows.length}, first visit to a later one`
  if (limit === null)
    return `${start}. Arrows are hollow: how much an unchanged person differs between visits is not known, so there is no individual call.`
  const beyond = rows.filter((row) => isFilled(row, picture)).length
  const expected = formatNumber(byChance * rows.length, 'length')
  const size = formatValue(limit.value, quantityOfUnit[unit])
  return `${start}: ${beyond} of ${rows.length} beyond ${limit.name} (${size}); about ${expected} (${rows.length} \u00d7 5 %) expected by chance.`
}
