/** Difference of two sessions against their mean, with bias and limits of agreement. */
import type { Unit } from '@penfield/core'
import { bottomAxis, leftAxis } from '../../axis.js'
import { formatBounds, formatNumber, formatTick, formatWithInterval, quantityOfUnit, unitName } from '../../format.js'
import { linearScale, ticks } from '../../scale.js'
import { line, pt, rect, text } from '../../svg.js'
import { fitText, textWidth } from '../../text-width.js'
import { light, type Theme } from '../../theme.js'
import { type Drawing, drawingOf } from '../figure.js'
import { drawMark } from '../mark.js'
import { linesOf } from './lines-of.js'
import { ofPerson } from './person-mark.js'
import { withRoom } from './room.js'
import { spread } from './spread.js'

export interface AgreementLevel {
  readonly value: number
  /** Its 95 % interval. */
  readonly low: number
  readonly high: number
}

export interface BlandAltmanPair {
  readonly label: string
  /** Of both sessions. */
  readonly mean: number
  /** Second session − first. */
  readonly difference: number
}

export interface BlandAltmanPicture {
  readonly name: string
  readonly unit: Unit
  readonly pairs: readonly BlandAltmanPair[]
  readonly bias: AgreementLevel
  /** Limits of agreement. */
  readonly low: AgreementLevel
  readonly high: AgreementLevel
  readonly sessions: readonly [string, string]
}

const widthMm = 120
const plotHeight = pt(58)
const wordsRoom = 92
const top = 18
const lineHeight = 8.5

/** Null where there is no pair. */
export function blandAltmanFigure(picture: BlandAltmanPicture, theme: Theme = light): Drawing | null {
  const { name, unit, pairs, bias, low, high, sessions } = picture
  if (pairs.length === 0) return null
  const bottom = top + plotHeight
  const ends = [bias, low, high].flatMap((level) => [level.value, level.low, level.high])
  const y = axisOf([...pairs.map(({ difference }) => difference), ...ends, 0], bottom, top)
  const left = 22 + Math.max(...y.marks.map((mark) => textWidth(formatTick(mark), 7)))
  const right = pt(widthMm) - wordsRoom - 4
  const x = axisOf(
    pairs.map(({ mean }) => mean),
    left + 4,
    right - 4,
  )
  const inBrackets = unitName(quantityOfUnit[unit])
  const unitWords = inBrackets === '' ? '' : ` (${inBrackets})`
  const yName = fitText(`${sessions[1]} \u2212 ${sessions[0]}`, 7, plotHeight + 10 - textWidth(unitWords, 7))
  const label = (value: number): string => formatTick(value)
  const alt = altText(picture)
  return drawingOf({
    widthMm,
    heightPt: bottom + 26,
    title: 'Agreement of two sessions',
    alt,
    caption: `${alt} Bands: 95 % intervals of the bias and of each limit.`,
    body: [
      text(4, 9, fitText(name, 7, pt(widthMm) - 8, true), { fill: theme.text, 'font-weight': 700 }),
      ...[low, bias, high].map((level) => band(level, y.scale, left, right, theme)),
      line(left, y.scale(0), right, y.scale(0), { stroke: theme.control, 'stroke-width': 0.5 }),
      ...leftAxis(left, top, bottom, { ...y, label, name: `${yName}${unitWords}`, theme }, left - 8),
      ...bottomAxis(bottom, left, right, { ...x, label, name: `Mean of both${unitWords}`, theme }),
      ...levels(picture, y.scale, left, right, bottom, theme),
      ...pairs.map(({ label, mean, difference }) =>
        ofPerson(label, `${formatNumber(difference, quantityOfUnit[unit])} ${inBrackets}`.trim(), [
          drawMark('disc', x.scale(mean), y.scale(difference), pairs.length > 80 ? 1.4 : 2, { fill: theme.text }),
        ]),
      ),
    ],
  })
}

function axisOf(values: readonly number[], from: number, to: number) {
  const ends = withRoom(Math.min(...values), Math.max(...values))
  return { scale: linearScale(ends, [from, to]), marks: ticks(...ends) }
}

const band = ({ low, high }: AgreementLevel, y: (value: number) => number, left: number, right: number, theme: Theme) =>
  rect(left, y(high), right - left, Math.max(0, y(low) - y(high)), { fill: theme.link, 'fill-opacity': 0.13 })

/** The three lines and, to the right of them, their words: moved apart where the lines lie close together. */
function levels(
  { bias, low, high, unit }: BlandAltmanPicture,
  y: (value: number) => number,
  left: number,
  right: number,
  bottom: number,
  theme: Theme,
): string[] {
  const shown = [
    { level: high, name: 'upper limit', dash: '3 1.5' },
    { level: bias, name: 'bias', dash: undefined },
    { level: low, name: 'lower limit', dash: '3 1.5' },
  ].map((each) => ({ ...each, lines: wordsOf(each.level, each.name, unit) }))
  const most = Math.max(...shown.map(({ lines }) => lines.length))
  const height = most * lineHeight + 2
  const middles = spread(
    shown.map(({ level }) => y(level.value)),
    height,
    [top + height / 2 - 6, bottom - height / 2 + 6],
  )
  return shown.flatMap(({ level, dash, lines }, k) => {
    const at = y(level.value)
    const first = middles[k] - (lines.length * lineHeight) / 2 + 6.5
    return [
      line(left, at, right, at, { stroke: theme.link, 'stroke-width': 1, 'stroke-dasharray': dash }),
      line(right, at, right + 7, middles[k], { stroke: theme.control, 'stroke-width': 0.5 }),
      ...lines.map((words, i) =>
        text(right + 9, first + i * lineHeight, words, { fill: i === 0 ? theme.link : theme.text }),
      ),
    ]
  })
}

function wordsOf({ value, low, high }: AgreementLevel, name: string, unit: Unit): string[] {
  const quantity = quantityOfUnit[unit]
  const bounds = formatBounds(value, { low, high }, quantity)
  const number = `${formatNumber(value, quantity)} ${unitName(quantity)}`.trim()
  const interval = bounds === null ? [] : linesOf(`(${bounds[0]} to ${bounds[1]})`, wordsRoom - 8, 2)
  return [...linesOf(`${name} ${number}`, wordsRoom - 8, 2), ...interval]
}

function altText({ name, unit, pairs, bias, low, high, sessions }: BlandAltmanPicture): string {
  const words = (level: AgreementLevel) => formatWithInterval(level.value, level, quantityOfUnit[unit])
  const start = `Bland\u2013Altman plot of ${name}, ${sessions[1]} minus ${sessions[0]}, n ${pairs.length}`
  return `${start}: bias ${words(bias)}, limits of agreement ${words(low)} and ${words(high)}.`
}
