/** Amplitude against trial number, one panel a muscle: drift, and what was left out. */
import type { MuscleTrials, SessionResult } from '@penfield/core'
import { bottomAxis, leftAxis } from '../axis.js'
import { formatNumber } from '../format.js'
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
const axisLeft = 40
const right = pt(widthMm) - 6

function draw({ result, theme = light }: FigureInput): Drawing | null {
  const { muscles, n } = result.trials
  if (muscles.length === 0 || n === 0) return null
  const limits = amplitudeLimits(muscles)
  const height = Math.min(largestPanelHeight, panelsHeight / muscles.length - panelGap)
  const x = linearScale([0.5, n + 0.5], [axisLeft, right])
  const tops = muscles.map((_, k) => 14 + k * (height + panelGap))
  const axisY = 14 + muscles.length * (height + panelGap) - panelGap + 3
  const below = bottomAxis(axisY, axisLeft, right, {
    scale: x,
    marks: ticks(1, n, 8),
    label: (value) => formatNumber(value, 'count'),
    name: 'Trial number',
    theme,
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
    body: [
      ...muscles.flatMap((_, k) => panel(result, k, { top: tops[k], height, limits, x, theme })),
      ...below,
      ...key.markup,
    ],
  })
}

interface Panel {
  readonly top: number
  readonly height: number
  readonly limits: readonly [number, number]
  readonly x: Scale
  readonly theme: Theme
}

function panel(result: SessionResult, k: number, { top, height, limits, x, theme }: Panel): string[] {
  const trials = result.trials.muscles[k]
  const style = muscleStyle(theme, k)
  const y = logScale(limits, [top + height, top])
  const axis = {
    scale: y,
    marks: logTicks(...limits),
    label: (value: number) => formatNumber(value, value < 1 ? 'ratio' : 'count'),
    name: 'Amplitude (µV)',
    theme,
  }
  return [
    text(2, top - 4, letterOf(k), { 'font-size': 8, 'font-weight': 700, fill: theme.text }),
    drawMark(style.mark, axisLeft + 3, top - 6.5, 2.4, { fill: style.colour }),
    text(axisLeft + 9, top - 4, fitText(trials.muscle, 7, right / 2), { fill: theme.text }),
    ...leftAxis(axisLeft, top, top + height, axis),
    ...thresholdLine(result, trials.muscle, limits, y, theme),
    ...trialMarks(trials, x, y, limits[0], style.colour),
  ]
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
  [low, high]: readonly [number, number],
  y: Scale,
  theme: Theme,
): string[] {
  const map = maps.find((each) => each.muscle === muscle)
  const theta = map === undefined ? 0 : thresholdUv(map)
  return theta > low && theta < high ? [line(axisLeft, y(theta), right, y(theta), dashed(theme))] : []
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
