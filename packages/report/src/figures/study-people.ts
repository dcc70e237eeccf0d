/** Every person of a study: one index a panel, the first visit of each hemisphere, groups side by side. */
import { leftAxis } from '../axis.js'
import { line, pt, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type Theme } from '../theme.js'
import { type Drawing, drawingOf } from './figure.js'
import { straightAxis } from './fitted-axis.js'
import { letterOf, panelTitle } from './layout.js'
import { legend } from './legend.js'
import { drawMark } from './mark.js'
import { type PanelPlace, panelGrid } from './panel-grid.js'
import type { SeenNumber, StudyPicture } from './study-picture.js'

const widthMm = 178
const axisRoom = 36

/** Null where no session has one of the numbers. */
export function studyPeople(picture: StudyPicture, theme: Theme = light): Drawing | null {
  const { indices, people, groups } = picture
  const shown = indices.map((_, k) => k).filter((k) => valuesOf(picture, k).length > 0)
  const sizes = { before: axisRoom, above: 22, below: 20, largestHeight: pt(48) }
  const grid = panelGrid({ count: shown.length, widthMm, ...sizes })
  if (shown.length === 0 || grid === null) return null
  const key = legend(legendItems(picture, theme), 2, grid.bottom + 2, pt(widthMm) - 4, theme)
  const names = shown.map((k) => indices[k].name).join(', ')
  const alt = `${names} of ${people.length} people at their first visit, ${groups.map((name, g) => `${countOf(picture, g)} ${name}`).join(' and ')}.`
  return drawingOf({
    widthMm,
    heightPt: grid.bottom + 2 + key.height,
    title: 'Every person',
    alt,
    caption: `${alt} Discs are left hemispheres and diamonds right ones, joined for each person, with their 95 % intervals; people stand in the order of the table. These are people, not groups: no test is made of them here.`,
    body: [...shown.flatMap((k, p) => panel(picture, k, letterOf(p), grid.places[p], theme)), ...key.markup],
  })
}

const countOf = ({ people }: StudyPicture, group: number): number =>
  people.filter((person) => person.group === group).length

/** Of the first visits, ends of intervals included, so that nothing is cut. */
function valuesOf({ people }: StudyPicture, index: number): number[] {
  return people.flatMap(({ sessions }) =>
    firstVisit(sessions).flatMap(({ numbers }) => {
      const number = numbers[index]
      return number === null ? [] : [number.value, number.low ?? number.value, number.high ?? number.value]
    }),
  )
}

const firstVisit = <S extends { readonly session: string }>(sessions: readonly S[]): readonly S[] =>
  sessions.filter(({ session }) => session === sessions[0].session)

const groupColour = (theme: Theme, group: number): string =>
  [theme.controlGroup, theme.patientGroup, theme.link, theme.text][group % 4]

function panel(picture: StudyPicture, index: number, letter: string, place: PanelPlace, theme: Theme): string[] {
  const { left, right, top, height } = place
  const { name, unit } = picture.indices[index]
  const axis = straightAxis(valuesOf(picture, index), [top + height, top])
  const step = (right - left) / (picture.people.length + picture.groups.length + 0.5)
  // One free place stands between groups.
  const xOf = (k: number) => left + (k + 1 + picture.people[k].group) * step
  const titled = { left: left - axisRoom + 10, top: top + 2, width: right - left + axisRoom - 10 }
  const label = (value: number): string => `${value}`.replace('-', '\u2212')
  return [
    ...panelTitle(titled, letter, unit === 'mm' ? `${name} (mm)` : name, null, theme),
    ...leftAxis(left, top, top + height, { scale: axis.scale, marks: axis.marks, label, name: '', theme }),
    ...picture.people.flatMap((person, k) => {
      const fill = groupColour(theme, person.group)
      const seen = firstVisit(person.sessions).flatMap(({ hemisphere, numbers }) => {
        const number = numbers[index]
        return number === null ? [] : [{ hemisphere, number }]
      })
      return personMarks(xOf(k), seen, axis.scale, fill)
    }),
    ...picture.groups.flatMap((group, g) => {
      const at = picture.people.flatMap((person, k) => (person.group === g ? [xOf(k)] : []))
      if (at.length === 0) return []
      const [from, to] = [at[0] - step / 2, at[at.length - 1] + step / 2]
      return [
        line(from, top + height + 4, to, top + height + 4, { stroke: groupColour(theme, g), 'stroke-width': 1.5 }),
        text((from + to) / 2, top + height + 13, fitText(group, 7, to - from + 2 * step), {
          'text-anchor': 'middle',
          fill: theme.text,
        }),
      ]
    }),
  ]
}

interface Seen {
  readonly hemisphere: string
  readonly number: SeenNumber
}

function personMarks(x: number, seen: readonly Seen[], y: (value: number) => number, fill: string): string[] {
  const aside = (k: number) => x + (seen.length === 1 ? 0 : k === 0 ? -1.4 : 1.4)
  const joined =
    seen.length === 2
      ? line(aside(0), y(seen[0].number.value), aside(1), y(seen[1].number.value), {
          stroke: fill,
          'stroke-width': 0.4,
        })
      : ''
  return [
    joined,
    ...seen.flatMap(({ hemisphere, number: { value, low, high } }, k) => [
      low === null || high === null
        ? ''
        : line(aside(k), y(low), aside(k), y(high), { stroke: fill, 'stroke-width': 0.5, 'stroke-opacity': 0.5 }),
      drawMark(hemisphere === 'R' ? 'diamond' : 'disc', aside(k), y(value), 1.6, { fill }),
    ]),
  ]
}

const legendItems = ({ groups }: StudyPicture, theme: Theme) => [
  ...groups.map((words, g) => ({
    symbol: (x: number, y: number) => line(x - 5, y, x + 5, y, { stroke: groupColour(theme, g), 'stroke-width': 1.5 }),
    words,
  })),
  { symbol: (x: number, y: number) => drawMark('disc', x, y, 2, { fill: theme.muted }), words: 'left hemisphere' },
  { symbol: (x: number, y: number) => drawMark('diamond', x, y, 2, { fill: theme.muted }), words: 'right hemisphere' },
]
