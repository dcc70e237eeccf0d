/** When the responses of a muscle begin, by every detector, and how far the detectors differ from the one that was used. */
import type { MuscleEmg, SessionResult } from '@penfield/core'
import { median } from '@penfield/kernels'
import { bottomAxis } from '../axis.js'
import { formatNumber, formatTick, formatValue } from '../format.js'
import { linearScale, type Scale, ticks } from '../scale.js'
import { dots, line, pt, rect, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type MuscleStyle, muscleStyle, type Theme } from '../theme.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { jitter } from './jitter.js'
import { letterOf, panelTitle } from './layout.js'
import { legend } from './legend.js'
import { chosenDetector, emgOf, isResponse } from './onset-words.js'
import { identityInWords } from './places.js'

const widthMm = 178
const labelsEnd = 70
/** Room for the medians at the end of the strips. */
const mediansRoom = 32
const panelGap = 26
const top = 34
const stripHeight = 26
const stripGap = 4

const topOf = (row: number): number => top + row * (stripHeight + stripGap)

interface Strip {
  readonly detector: string
  readonly isChosen: boolean
  /** Onsets of the responses that this detector found, ms. */
  readonly latenciesMs: readonly number[]
  /** What it says more than the chosen one, where both found an onset, ms. */
  readonly laterMs: readonly number[]
}

interface Latencies {
  readonly strips: readonly Strip[]
  readonly responses: number
  /** Of the responses with two or more detectors: median of (latest − earliest), ms; NaN without one. */
  readonly spreadMs: number
}

function draw({ result, muscle, theme = light }: FigureInput): Drawing | null {
  const name = muscle ?? result.trials.muscles[0]?.muscle
  const index = result.trials.muscles.findIndex((each) => each.muscle === name)
  const emg = index < 0 ? undefined : emgOf(result, name)
  if (emg === undefined) return null
  const latencies = latenciesOf(result, emg, index)
  if (latencies.strips.every(({ latenciesMs }) => latenciesMs.length === 0)) return null
  const hasDifferences = latencies.strips.some(({ laterMs }) => laterMs.length > 0)
  const bottom = top + latencies.strips.length * (stripHeight + stripGap)
  const style = muscleStyle(theme, index)
  const key = legend(legendItems(style, theme), 2, bottom + 24, pt(widthMm) - 4, theme)
  const alt = altText(result, name, latencies)
  return drawingOf({
    widthMm,
    heightPt: bottom + 24 + key.height,
    title: `Onset of the responses of ${name}, by detector`,
    alt,
    caption: `${alt} ${caption(latencies, hasDifferences)}`,
    body: [
      ...labels(latencies, theme),
      ...panels(name, latencies, hasDifferences).flatMap((panel, k) =>
        drawPanel(panel, k, placeOf(k, hasDifferences ? 2 : 1), bottom, style, theme),
      ),
      ...key.markup,
    ],
  })
}

/** Over the accepted trials that are MEPs, so that what detectors find in noise is not in it. */
function latenciesOf(result: SessionResult, emg: MuscleEmg, index: number): Latencies {
  const trials = result.trials.muscles[index]
  const map = result.maps.find((each) => each.muscle === trials.muscle)
  const chosen = chosenDetector(result, emg, trials)
  const used = Array.from(trials.accepted.keys()).filter((k) => isResponse(trials, map, k))
  const strips = emg.onsets.map(({ detector, latenciesMs }, d): Strip => {
    const later = chosen < 0 || d === chosen ? [] : used.map((k) => latenciesMs[k] - emg.onsets[chosen].latenciesMs[k])
    return {
      detector,
      isChosen: d === chosen,
      latenciesMs: used.map((k) => latenciesMs[k]).filter((ms) => !Number.isNaN(ms)),
      laterMs: later.filter((ms) => !Number.isNaN(ms)),
    }
  })
  const ranges = used.flatMap((k) => {
    const found = emg.onsets.map(({ latenciesMs }) => latenciesMs[k]).filter((ms) => !Number.isNaN(ms))
    return found.length < 2 ? [] : [Math.max(...found) - Math.min(...found)]
  })
  return { strips, responses: used.length, spreadMs: median(ranges) }
}

/** The name of each detector, and how many onsets it found. */
const labels = ({ strips, responses }: Latencies, theme: Theme): string[] =>
  strips.flatMap(({ detector, isChosen, latenciesMs }, row) => {
    const middle = topOf(row) + stripHeight / 2
    const bold = isChosen ? { 'font-weight': 700 } : {}
    const end = { 'text-anchor': 'end' }
    return [
      text(labelsEnd, middle - 1.5, fitText(detector, 7, labelsEnd - 4), { ...end, ...bold, fill: theme.text }),
      text(labelsEnd, middle + 7, `${latenciesMs.length} of ${responses}`, { ...end, fill: theme.muted }),
    ]
  })

interface Panel {
  readonly title: string
  readonly axis: string
  /** One list a strip, ms. */
  readonly values: readonly (readonly number[])[]
  /** Said in the strip of the chosen detector, which has no difference from itself. */
  readonly none: string
  readonly isSigned: boolean
}

function panels(muscle: string, { strips }: Latencies, hasDifferences: boolean): Panel[] {
  const onsets = {
    title: `${muscle}: onset by detector`,
    axis: 'Onset after the stimulus (ms)',
    values: strips.map(({ latenciesMs }) => latenciesMs),
    none: 'none found',
    isSigned: false,
  }
  const chosen = strips.find(({ isChosen }) => isChosen)?.detector ?? ''
  const differences = {
    title: `difference from ${chosen}`,
    axis: 'Later (+) or earlier (−) in the same trial (ms)',
    values: strips.map(({ laterMs }) => laterMs),
    none: 'used in the maps',
    isSigned: true,
  }
  return hasDifferences ? [onsets, differences] : [onsets]
}

interface Place {
  readonly left: number
  readonly right: number
}

function placeOf(k: number, count: number): Place {
  const first = labelsEnd + 6
  const each = (pt(widthMm) - 4 - first - (count - 1) * panelGap) / count
  const left = first + k * (each + panelGap)
  return { left, right: left + each - mediansRoom }
}

function drawPanel(panel: Panel, k: number, place: Place, bottom: number, style: MuscleStyle, theme: Theme): string[] {
  const { left, right } = place
  const limits = limitsOf(panel)
  const x = linearScale(limits, [left + 3, right - 3])
  const titled = { left: k === 0 ? 10 : left, top: top - 8, width: right - (k === 0 ? 10 : left) }
  return [
    ...panelTitle(titled, letterOf(k), panel.title, k === 0 ? style : null, theme),
    text(right + mediansRoom, top - 5, 'median', { 'text-anchor': 'end', fill: theme.muted }),
    ...panel.values.map((_, row) => rect(left, topOf(row), right - left, stripHeight, { fill: theme.panel })),
    ...(panel.isSigned ? [line(x(0), top, x(0), bottom, { stroke: theme.control, 'stroke-width': 0.5 })] : []),
    ...panel.values.flatMap((values, row) => strip(panel, values, row, place, x, style, theme)),
    ...bottomAxis(bottom, left, right, {
      scale: x,
      marks: ticks(...limits, 5),
      label: (value) => `${panel.isSigned && value > 0 ? '+' : ''}${formatTick(value)}`,
      name: panel.axis,
      theme,
    }),
  ]
}

/** From the earliest to the latest onset; differences as far to both sides. */
function limitsOf({ values, isSigned }: Panel): readonly [number, number] {
  const all = values.flat()
  const low = Math.min(...all)
  const high = Math.max(...all)
  const far = Math.max(0.5, -low, high)
  if (isSigned) return [-far, far]
  return low < high ? [low, high] : [low - 0.5, high + 0.5]
}

function strip(
  { none, isSigned }: Panel,
  values: readonly number[],
  row: number,
  { left, right }: Place,
  x: Scale,
  { colour }: MuscleStyle,
  theme: Theme,
): string[] {
  const y = topOf(row)
  const middle = y + stripHeight / 2
  if (values.length === 0) return [text(left + 8, middle + 2.5, none, { fill: theme.muted })]
  const places = values.flatMap((ms, k) => [x(ms), middle + jitter(k) * (stripHeight - 5)])
  const centre = median(values)
  const sign = isSigned && centre > 0 ? '+' : ''
  return [
    dots(places, 1, { stroke: colour, 'stroke-opacity': 0.45 }),
    line(x(centre), y - 1, x(centre), y + stripHeight + 1, { stroke: theme.text, 'stroke-width': 1.5 }),
    text(right + mediansRoom, middle + 2.5, `${sign}${formatNumber(centre, 'time')}`, {
      'text-anchor': 'end',
      fill: theme.text,
    }),
  ]
}

const legendItems = ({ colour }: MuscleStyle, theme: Theme) => [
  { symbol: (x: number, y: number) => dots([x, y], 1, { stroke: colour }), words: 'one response' },
  {
    symbol: (x: number, y: number) => line(x, y - 4, x, y + 4, { stroke: theme.text, 'stroke-width': 1.5 }),
    words: 'median',
  },
]

function altText(result: SessionResult, muscle: string, { strips, responses, spreadMs }: Latencies): string {
  const parts = strips.map(({ detector, latenciesMs }) =>
    latenciesMs.length === 0
      ? `${detector} found none`
      : `${detector} ${formatValue(median(latenciesMs), 'time')} (${latenciesMs.length} found)`,
  )
  const spread = Number.isNaN(spreadMs)
    ? 'No response has an onset by two detectors.'
    : `Within one response the detectors differ by ${formatValue(spreadMs, 'time')} (median of latest minus earliest).`
  return `Median onset latency of ${responses} responses of ${muscle} in ${identityInWords(result)}, by detector: ${parts.join('; ')}. ${spread}`
}

function caption({ strips }: Latencies, hasDifferences: boolean): string {
  const chosen = strips.find(({ isChosen }) => isChosen)
  const used =
    chosen === undefined
      ? 'Which detector the trials took cannot be told from their latencies.'
      : `The trials took ${chosen.detector}.`
  const others = hasDifferences ? ' Only responses in which both found an onset have a difference.' : ''
  return `${used}${others} Responses are accepted trials above the threshold; across a strip, dots are spread for sight alone.`
}

export const latencyDetectors: Figure = {
  id: 'latency-detectors',
  title: 'Onset, by detector',
  scope: 'muscle',
  draw,
}
