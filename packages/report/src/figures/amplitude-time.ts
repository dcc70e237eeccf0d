/** Amplitude against trial number, one panel a muscle: drift, and what was left out. */
import type { MuscleTrials, SessionResult } from '@penfield/core'
import { bottomAxis, leftAxis } from '../axis.js'
import { formatNumber } from '../format.js'
import { axisName, trialWords } from '../quantity-words.js'
import { decade, linearScale, logScale, logTicks, powerOfTen, type Scale, ticks } from '../scale.js'
import { circle, dots, line, pt, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, muscleStyle, type Theme } from '../theme.js'
import { thresholdUv } from './active.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { identityInWords } from './places.js'

const widthMm = 178
const largestPanelHeight = pt(38)
/** All panels together with the gaps between them, so that a page of print holds them. */
const panelsHeight = pt(205)
const panelGap = 18
const topRoom = 14
/** More muscles than this stand in further columns. */
const mostRows = 12
const mostColumns = 3
const columnGap = 44
/** A lower panel has no room for the turned name of its axis, and bears the unit in its title. */
const nameRoom = 56
/** From one tick's label to the next, pt. */
const labelRoom = 8
const axisLeft = 40
const right = pt(widthMm) - 6

function draw({ result, theme = light }: FigureInput): Drawing | null {
  const { muscles, n } = result.trials
  if (muscles.length === 0 || n === 0) return null
  const { columns, rows, height, width } = layoutOf(muscles.length)
  const limits = amplitudeLimits(muscles)
  const panelsOf = (column: number) =>
    muscles.slice(column * rows, (column + 1) * rows).map((_, row) => column * rows + row)
  const bottom = topRoom + rows * (height + panelGap) - panelGap
  const axisY = bottom + 3
  const body = Array.from({ length: columns }, (_, column) => {
    const left = axisLeft + column * (width + columnGap)
    const x = linearScale([0.5, n + 0.5], [left, left + width])
    const place = (row: number): Panel => ({
      top: topRoom + row * (height + panelGap),
      left,
      width,
      height,
      limits,
      x,
      theme,
    })
    return [
      ...panelsOf(column).flatMap((k, row) => panel(result, k, place(row))),
      ...bottomAxis(axisY, left, left + width, {
        scale: x,
        marks: ticks(1, n, Math.ceil(8 / columns)),
        label: (value) => formatNumber(value, 'count'),
        name: 'Trial number',
        theme,
      }),
    ]
  })
  const key = legend(legendItems(theme), axisLeft, axisY + 24, right - axisLeft, theme)
  const alt = altText(result)
  const zeros = 'amplitudes of 0 have no place on a logarithmic axis and are not drawn'
  return drawingOf({
    widthMm,
    heightPt: axisY + 24 + key.height,
    title: 'Amplitude over trials',
    alt,
    caption: `${alt} Left-out trials are hollow; ${zeros}.`,
    body: [...body.flat(), ...key.markup],
  })
}

/** Panels one below the other, in as many columns as they need; further muscles than three columns hold become low panels. */
function layoutOf(count: number) {
  const columns = Math.min(mostColumns, Math.ceil(count / mostRows))
  const rows = Math.ceil(count / columns)
  return {
    columns,
    rows,
    height: Math.min(largestPanelHeight, panelsHeight / rows - panelGap),
    width: (right - axisLeft - (columns - 1) * columnGap) / columns,
  }
}

interface Panel {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
  readonly limits: readonly [number, number]
  readonly x: Scale
  readonly theme: Theme
}

function panel(result: SessionResult, k: number, place: Panel): string[] {
  const { top, left, width, height, limits, x, theme } = place
  const trials = result.trials.muscles[k]
  const style = muscleStyle(theme, k)
  const y = logScale(limits, [top + height, top])
  const axis = {
    scale: y,
    marks: apart(logTicks(...limits), y),
    label: (value: number) => formatNumber(value, value < 1 ? 'ratio' : 'count'),
    name: height < nameRoom ? '' : axisName(trialWords(trials)),
    theme,
  }
  return [
    text(left - 38, top - 5.5, letterOf(k), { 'font-size': 8, 'font-weight': 700, fill: theme.text }),
    drawMark(style.mark, left + 3, top - 8, 2.4, { fill: style.colour }),
    text(
      left + 9,
      top - 5.5,
      fitText(trials.muscle, 7, width / 2) + (height < nameRoom ? ` (${trialWords(trials).short})` : ''),
      {
        fill: theme.text,
      },
    ),
    ...leftAxis(left, top, top + height, axis),
    ...thresholdLine(result, trials.muscle, place, y),
    ...trialMarks(trials, x, y, limits[0], style.colour),
  ]
}

/** Every so many decades that their labels stand clear of one another. */
function apart(decades: readonly number[], y: Scale): number[] {
  const step = decades.length < 2 ? labelRoom : y(decades[0]) - y(decades[1])
  const every = Math.max(1, Math.ceil(labelRoom / step))
  return decades.filter((_, i) => i % every === 0)
}

const dashed = (theme: Theme) => ({ stroke: theme.muted, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' })

const legendItems = (theme: Theme): LegendItem[] => [
  { symbol: (x, y) => circle(x, y, 1.3, { fill: theme.text }), words: 'accepted' },
  { symbol: (x, y) => hollow(x, y, theme.text), words: 'left out' },
  { symbol: (x, y) => line(x - 6, y, x + 6, y, dashed(theme)), words: 'threshold' },
]

/** Whole decades around all amplitudes above 0. */
function amplitudeLimits(muscles: readonly MuscleTrials[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = 0
  for (const { amplitudesUv } of muscles)
    for (const value of amplitudesUv) {
      if (!(value > 0) || value === Number.POSITIVE_INFINITY) continue
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  if (high === 0) return [1, 1000]
  const bottom = Math.max(decade(low), decade(high) - 6)
  return [powerOfTen(bottom), powerOfTen(decade(high) + 1)]
}

const hollow = (x: number, y: number, stroke: string): string =>
  circle(x, y, 1.4, { fill: '#FFFFFF', stroke, 'stroke-width': 0.6 })

/** Accepted trials filled, left-out ones hollow. */
function trialMarks(
  { amplitudesUv, observed, accepted }: MuscleTrials,
  x: Scale,
  y: Scale,
  low: number,
  colour: string,
): string[] {
  const filled: number[] = []
  const open: string[] = []
  amplitudesUv.forEach((value, k) => {
    if (!(value >= low && value < Number.POSITIVE_INFINITY) || observed[k] === 0) return
    if (accepted[k] === 1) filled.push(x(k + 1), y(value))
    else open.push(hollow(x(k + 1), y(value), colour))
  })
  return [dots(filled, 1.3, { stroke: colour, 'stroke-opacity': 0.75 }), ...open]
}

function thresholdLine(
  { maps }: SessionResult,
  muscle: string,
  { limits, left, width, theme }: Panel,
  y: Scale,
): string[] {
  const map = maps.find((each) => each.muscle === muscle)
  const theta = map === undefined ? 0 : thresholdUv(map)
  if (!(theta > limits[0] && theta < limits[1])) return []
  return [line(left, y(theta), left + width, y(theta), dashed(theme))]
}

function altText(result: SessionResult): string {
  const parts = result.trials.muscles.map(({ muscle, observed, accepted }) => {
    const trials = observed.reduce((sum, one) => sum + one, 0)
    const used = accepted.reduce((sum, one) => sum + one, 0)
    return `${muscle} ${used} of ${trials} trials accepted`
  })
  return `Amplitude of each trial in order, for ${identityInWords(result)}: ${parts.join('; ')}.`
}

export const amplitudeTime: Figure = { id: 'amplitude-time', title: 'Amplitude over trials', scope: 'session', draw }
