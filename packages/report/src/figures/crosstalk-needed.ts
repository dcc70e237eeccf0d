/** Could crosstalk explain the overlap? What was measured, what is possible, and what would be needed, on one axis from 0 to 1. */
import type { CrosstalkFinding, Estimate } from '@penfield/core'
import { bottomAxis } from '../axis.js'
import { isUnmixed, neededInWords, noProof, ratioInWords, referenceInWords } from '../crosstalk-words.js'
import { formatTick } from '../format.js'
import { linearScale, type Scale } from '../scale.js'
import { circle, closedPath, element, line, pt, rect, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type Theme } from '../theme.js'
import { crosstalkOf, smallerBound } from './crosstalk-pair.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { identityInWords } from './places.js'

const widthMm = 120
const labelsEnd = 102
const left = 112
/** Of one of the two muscles of a label. */
const nameRoom = 32
const right = 254
const valuesEnd = pt(widthMm) - 4
const rowHeight = 12
const top = 4

type Kind = 'measured' | 'bound' | 'needed'

/** A heading, or a number with its interval. */
type Row = { readonly heading: string } | { readonly label: string; readonly kind: Kind; readonly estimate: Estimate }

function draw(input: FigureInput): Drawing | null {
  const { result, theme = light } = input
  const finding = crosstalkOf(input)
  if (finding === null) return null
  const rows = rowsOf(finding)
  if (rows.every((row) => 'heading' in row || Number.isNaN(row.estimate.value))) return null
  const bottom = top + rows.length * rowHeight + 4
  const x = linearScale([0, 1], [left, right])
  const key = legend(legendItems(finding, theme), 2, bottom + 26, pt(widthMm) - 4, theme)
  const name = `${finding.muscleA} and ${finding.muscleB}`
  const alt = `Could crosstalk explain the overlap of ${name} in ${identityInWords(result)}? ${neededInWords(finding)}`
  return drawingOf({
    widthMm,
    heightPt: bottom + 26 + key.height,
    title: `Crosstalk of ${name}: measured, possible, needed`,
    alt,
    caption: caption(input, finding, rows),
    body: [
      ...room(finding, rows, x, theme),
      ...rows.flatMap((row, k) => rowMarkup(row, top + (k + 0.5) * rowHeight, x, theme)),
      ...bottomAxis(bottom, left, right, {
        scale: x,
        marks: [0, 0.2, 0.4, 0.6, 0.8, 1],
        label: formatTick,
        name: 'Leak, as a share of its source (no unit)',
        theme,
      }),
      ...key.markup,
    ],
  })
}

/** The numbers stand in the picture. */
function caption({ result }: FigureInput, { muscleA, muscleB }: CrosstalkFinding, rows: readonly Row[]): string {
  const isNegative = rows.some((row) => !('heading' in row) && row.estimate.value < 0)
  return [
    `Could crosstalk explain the overlap of ${muscleA} and ${muscleB} in ${identityInWords(result)}?`,
    noProof,
    isUnmixed(result) ? 'The overlap is that after crosstalk was taken off, the rest is as recorded.' : '',
    isNegative ? 'An arrow at 0: the number is negative.' : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
}

function rowsOf({ muscleA, muscleB, mixing, bound, needed }: CrosstalkFinding): Row[] {
  const [a, b] = [muscleA, muscleB].map((name) => fitText(name, 7, nameRoom))
  const ways = [`${a} into ${b}`, `${b} into ${a}`] as const
  const atMost = (value: number): Estimate => ({ value, low: Number.NaN, high: Number.NaN })
  const overlap = Number.isNaN(needed.overlap) ? 'the overlap' : `an overlap of ${ratioInWords(needed.overlap)}`
  return [
    { heading: 'Shared in the background, if the leak goes' },
    { label: 'both ways alike', kind: 'measured', estimate: mixing.twoWay },
    { label: `only ${ways[0]}`, kind: 'measured', estimate: mixing.aToB },
    { label: `only ${ways[1]}`, kind: 'measured', estimate: mixing.bToA },
    { heading: 'No leak can be larger' },
    { label: ways[0], kind: 'bound', estimate: atMost(bound.aToB) },
    { label: ways[1], kind: 'bound', estimate: atMost(bound.bToA) },
    { heading: `Needed to explain ${overlap} from ${referenceInWords(needed.reference)}` },
    { label: 'both ways alike', kind: 'needed', estimate: needed.mixing },
  ]
}

/** What both bounds leave to crosstalk, behind the numbers of every group. */
function room(finding: CrosstalkFinding, rows: readonly Row[], x: Scale, theme: Theme): string[] {
  const bound = smallerBound(finding)
  if (!(bound < 1)) return []
  return rows.flatMap((row, k) => {
    if ('heading' in row) return []
    const [from, to] = [top + k * rowHeight, top + (k + 1) * rowHeight]
    return [
      rect(x(0), from, x(bound) - x(0), to - from, { fill: theme.hairline, 'fill-opacity': 0.6 }),
      line(x(bound), from, x(bound), to, boundLine(theme)),
    ]
  })
}

const boundLine = (theme: Theme) => ({ stroke: theme.text, 'stroke-width': 0.75, 'stroke-dasharray': '2 1' })

function rowMarkup(row: Row, middle: number, x: Scale, theme: Theme): string[] {
  if ('heading' in row) return [text(4, middle + 2.5, fitText(row.heading, 7, valuesEnd), { fill: theme.muted })]
  const { label, kind, estimate } = row
  return [
    text(labelsEnd, middle + 2.5, fitText(label, 7, labelsEnd - 8), { 'text-anchor': 'end', fill: theme.text }),
    text(valuesEnd, middle + 2.5, valueInWords(kind, estimate), {
      'text-anchor': 'end',
      fill: Number.isNaN(estimate.value) ? theme.muted : theme.text,
    }),
    ...markup(kind, estimate, middle, x, theme),
  ]
}

function valueInWords(kind: Kind, { value, low, high }: Estimate): string {
  if (Number.isNaN(value)) return 'n/a'
  if (kind === 'bound') return `≤ ${ratioInWords(value)}`
  if (Number.isNaN(low) || Number.isNaN(high)) return ratioInWords(value)
  return `${ratioInWords(value)} (${ratioInWords(low)} to ${ratioInWords(high)})`
}

const within = (value: number): number => Math.min(1, Math.max(0, value))

function markup(kind: Kind, { value, low, high }: Estimate, y: number, x: Scale, theme: Theme): string[] {
  if (Number.isNaN(value)) return []
  const stroke = { stroke: theme.text, 'stroke-width': 1 }
  const tick = (at: number) => line(x(at), y - 2.5, x(at), y + 2.5, stroke)
  if (kind === 'bound') return [line(x(0), y, x(within(value)), y, stroke), ...(value <= 1 ? [tick(value)] : [])]
  const bar =
    Number.isNaN(low) || Number.isNaN(high) || high < 0 || low > 1
      ? []
      : [
          line(x(within(low)), y, x(within(high)), y, stroke),
          ...[low, high].filter((end) => end >= 0 && end <= 1).map(tick),
        ]
  return [...bar, valueMark(kind, value, y, x, theme)]
}

/** The mark at its place; an arrow at the end of the axis for what lies beyond. */
function valueMark(kind: Kind, value: number, y: number, x: Scale, theme: Theme): string {
  const at = x(within(value))
  if (value < 0 || value > 1) {
    const tip = value < 0 ? -5 : 5
    return element('path', { d: closedPath([at + tip, y, at, y - 2.6, at, y + 2.6]), fill: theme.text })
  }
  return kind === 'measured'
    ? circle(at, y, 2.1, { fill: theme.text })
    : drawMark('diamond', at, y, 2.4, { fill: theme.text })
}

function legendItems(finding: CrosstalkFinding, theme: Theme): LegendItem[] {
  const items: LegendItem[] = [
    { symbol: (x, y) => circle(x, y, 2.1, { fill: theme.text }), words: 'shared' },
    { symbol: (x, y) => drawMark('diamond', x, y, 2.4, { fill: theme.text }), words: 'needed' },
  ]
  if (smallerBound(finding) < 1)
    items.push({
      symbol: (x, y) =>
        rect(x - 6, y - 3.5, 12, 7, { fill: theme.hairline, 'fill-opacity': 0.6 }) +
        line(x + 6, y - 3.5, x + 6, y + 3.5, boundLine(theme)),
      words: 'what the bounds leave to crosstalk both ways',
    })
  return items
}

export const crosstalkNeeded: Figure = {
  id: 'crosstalk-needed',
  title: 'Crosstalk: measured, possible, needed',
  scope: 'pair',
  draw,
}
