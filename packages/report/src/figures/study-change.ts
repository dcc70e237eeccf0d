/** People who came twice: from the first visit to the second, one index a panel. No arrow is filled: nobody is called changed. */
import { bottomAxis } from '../axis.js'
import { linearScale, ticks } from '../scale.js'
import { circle, line, pt, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type Theme } from '../theme.js'
import { type Drawing, drawingOf } from './figure.js'
import { letterOf, panelTitle } from './layout.js'
import { legend } from './legend.js'
import { type PanelPlace, panelGrid } from './panel-grid.js'
import type { StudyPicture } from './study-picture.js'

const widthMm = 178
const labelRoom = 62
const rowHeight = 8
/** A panel of one row still has room for its axis. */
const leastHeight = 24

export interface ChangeRow {
  readonly label: string
  readonly hemisphere: string
  readonly first: number
  readonly second: number
}

/** One row a person and hemisphere with the number at both visits. */
export const changeRows = ({ people }: StudyPicture, index: number): readonly ChangeRow[] =>
  people.flatMap(({ label, sessions }) => {
    const visits = [...new Set(sessions.map(({ session }) => session))]
    if (visits.length < 2) return []
    const at = (visit: string, hemisphere: string) =>
      sessions.find((each) => each.session === visit && each.hemisphere === hemisphere)?.numbers[index] ?? null
    return [...new Set(sessions.map(({ hemisphere }) => hemisphere))].flatMap((hemisphere) => {
      const [first, second] = [at(visits[0], hemisphere), at(visits[1], hemisphere)]
      return first === null || second === null ? [] : [{ label, hemisphere, first: first.value, second: second.value }]
    })
  })

/** Null where nobody came twice. */
export function studyChange(picture: StudyPicture, theme: Theme = light): Drawing | null {
  const rows = picture.indices.map((_, k) => changeRows(picture, k))
  const shown = picture.indices.map((_, k) => k).filter((k) => rows[k].length > 0)
  if (shown.length === 0) return null
  const most = Math.max(...shown.map((k) => rows[k].length))
  const sizes = { before: labelRoom, above: 22, below: 26, largestHeight: Math.max(leastHeight, most * rowHeight) }
  const grid = panelGrid({ count: shown.length, widthMm, ...sizes })
  if (grid === null) return null
  const items = [
    {
      symbol: (x: number, y: number) => circle(x, y, 2, { fill: theme.page, stroke: theme.text, 'stroke-width': 0.8 }),
      words: 'first visit',
    },
    { symbol: (x: number, y: number) => arrow(x - 5, x + 5, y, theme), words: 'second visit' },
  ]
  const key = legend(items, 2, grid.bottom + 2, pt(widthMm) - 4, theme)
  const people = new Set(rows[shown[0]].map(({ label }) => label)).size
  const alt = `${shown.map((k) => picture.indices[k].name).join(', ')} of ${people} people at two visits.`
  return drawingOf({
    widthMm,
    heightPt: grid.bottom + 2 + key.height,
    title: 'From visit to visit',
    alt,
    caption: `${alt} Arrows are hollow: without sessions of unchanged people there is no individual call.`,
    body: [...shown.flatMap((k, p) => panel(picture, k, rows[k], letterOf(p), grid.places[p], theme)), ...key.markup],
  })
}

function panel(
  { indices }: StudyPicture,
  index: number,
  rows: readonly ChangeRow[],
  letter: string,
  { left, right, top, height }: PanelPlace,
  theme: Theme,
): string[] {
  const values = rows.flatMap(({ first, second }) => [first, second])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = most > least ? 0.05 * (most - least) : 0.5
  const x = linearScale([least - room, most + room], [left, right])
  const step = height / rows.length
  const titled = { left: left - labelRoom + 10, top: top + 2, width: right - left + labelRoom - 10 }
  const { name, unit } = indices[index]
  const label = (value: number): string => `${value}`.replace('-', '\u2212')
  const marks = ticks(least - room, most + room, 5)
  return [
    ...panelTitle(titled, letter, name, null, theme),
    ...bottomAxis(top + height, left, right, {
      ...{ scale: x, marks, label, theme },
      name: unit === 'mm' ? `${name} (mm)` : name,
    }),
    ...rows.flatMap((row, k) => {
      const y = top + (k + 0.5) * step
      return [
        text(left - 4, y + 2.3, fitText(`${row.label} ${row.hemisphere}`, 6.5, labelRoom - 8), {
          ...{ 'text-anchor': 'end', 'font-size': 6.5, fill: theme.text },
        }),
        arrow(x(row.first), x(row.second), y, theme),
        circle(x(row.first), y, 1.7, { fill: theme.page, stroke: theme.text, 'stroke-width': 0.8 }),
      ]
    }),
  ]
}

function arrow(from: number, to: number, y: number, theme: Theme): string {
  const back = to >= from ? -2.6 : 2.6
  const stroke = { stroke: theme.text, 'stroke-width': 0.8 }
  return [
    line(from, y, to, y, stroke),
    line(to + back, y - 1.8, to, y, stroke),
    line(to + back, y + 1.8, to, y, stroke),
  ].join('')
}
