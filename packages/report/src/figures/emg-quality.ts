/** Was the muscle equally quiet throughout? Background over the session and by site, and amplitude against the interval before. */
import type { MuscleTrials, SessionResult } from '@penfield/core'
import { median } from '@penfield/kernels'
import { bottomAxis, leftAxis } from '../axis.js'
import { formatNumber, formatTick, formatValue } from '../format.js'
import { axisName, trialWords } from '../quantity-words.js'
import { linearScale, ticks } from '../scale.js'
import { circle, dots, element, line, pt } from '../svg.js'
import { light, type MuscleStyle, muscleStyle, type Theme } from '../theme.js'
import { backgroundBySite, backgroundMap } from './background-map.js'
import { linePath } from './curve-paths.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { logAxis, straightAxis } from './fitted-axis.js'
import { letterOf, panelTitle } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { emgOf } from './onset-words.js'
import { definitions, hatch } from './pattern.js'
import { identityInWords } from './places.js'
import { runningMedian } from './running-median.js'

const widthMm = 178
const axisRoom = 40
const titleRoom = 30
const right = pt(widthMm) - 6
const sessionHeight = pt(36)
const lowerHeight = pt(48)
const lowerGap = 34
/** Trials around each that the running median takes. */
const medianWidth = 15
/** Values further apart than this are read on a logarithmic axis. */
const wideRatio = 10

interface Quality {
  readonly result: SessionResult
  readonly trials: MuscleTrials
  readonly limitsUv: readonly [number, number]
  readonly style: MuscleStyle
  readonly theme: Theme
}

function draw({ result, muscle, theme = light, idPrefix = '' }: FigureInput): Drawing | null {
  const name = muscle ?? result.trials.muscles[0]?.muscle
  const index = result.trials.muscles.findIndex((each) => each.muscle === name)
  const emg = index < 0 ? undefined : emgOf(result, name)
  const trials = result.trials.muscles[index]
  if (emg === undefined || trials.backgroundUv.every(Number.isNaN)) return null
  const parts: Quality = {
    result,
    trials,
    limitsUv: emg.backgroundLimitsUv,
    style: muscleStyle(theme, index),
    theme,
  }
  const pairs = intervalsOf(parts)
  const siteUv = backgroundBySite(trials, result.sites)
  const hasMap = !siteUv.every(Number.isNaN)
  const unknown = hatch(`${idPrefix}emg-quality-unknown`, 45, theme.control, 3.5, 0.25)
  const keyTop = titleRoom + sessionHeight + 24
  const key = legend(legendItems(parts), axisRoom, keyTop, right - axisRoom, theme)
  const top = keyTop + key.height + titleRoom
  const middle = axisRoom + (right - axisRoom - lowerGap) / 2
  const mapLeft = pairs.length === 0 ? axisRoom : middle + lowerGap
  const room = { left: mapLeft - 10, top: top - 10, width: right - mapLeft + 10, height: lowerHeight + 30 }
  const alt = altText(parts, pairs, siteUv)
  return drawingOf({
    widthMm,
    heightPt: pairs.length > 0 || hasMap ? top + lowerHeight + 26 : keyTop + key.height,
    title: `Background of ${name}`,
    alt,
    caption: `${alt} ${caption(pairs)}`,
    body: [
      definitions([unknown]),
      ...overSession(parts),
      ...key.markup,
      ...againstInterval(parts, pairs, top, middle),
      ...(hasMap
        ? titleAt(pairs.length === 0 ? 0 : mapLeft - 30, top, pairs.length === 0 ? 1 : 2, 'background by site', theme)
        : []),
      ...backgroundMap(result, siteUv, room, unknown, theme),
    ],
  })
}

const titleAt = (left: number, top: number, k: number, words: string, theme: Theme): string[] =>
  panelTitle({ left: left + 10, top: top - 4, width: 200 }, letterOf(k), words, null, theme)

/** Background of every trial in order, with the limits in force. */
function overSession({ trials, limitsUv, style, theme }: Quality): string[] {
  const { backgroundUv, accepted, muscle } = trials
  const n = backgroundUv.length
  const known = Array.from(backgroundUv.keys()).filter((k) => !Number.isNaN(backgroundUv[k]))
  const limits = limitsUv.filter((limit) => limit > 0 && Number.isFinite(limit))
  const values = [...known.map((k) => backgroundUv[k]), ...limits]
  const isWide = Math.max(...values) > wideRatio * median(values) && Math.min(...values) > 0
  const range = [titleRoom + sessionHeight, titleRoom] as const
  const y = isWide ? logAxis(values, range) : straightAxis(values, range, 0)
  const x = linearScale([0.5, n + 0.5], [axisRoom, right])
  const used = known.filter((k) => accepted[k] === 1)
  const left = known.filter((k) => accepted[k] !== 1)
  const running = runningMedian(
    Float64Array.from(used, (k) => backgroundUv[k]),
    medianWidth,
  )
  const at = Float64Array.from(used, (k) => k + 1)
  const title = { left: 10, top: titleRoom - 4, width: right - 10 }
  return [
    ...panelTitle(title, 'A', `${muscle}: background before each stimulus`, style, theme),
    ...leftAxis(axisRoom, titleRoom, range[0], axisParts(y, 'Background (µV RMS)', theme)),
    ...limits.map((limit) => line(axisRoom, y.scale(limit), right, y.scale(limit), limitLine(theme))),
    dots(
      used.flatMap((k) => [x(k + 1), y.scale(backgroundUv[k])]),
      1.2,
      { stroke: style.colour, 'stroke-opacity': 0.6 },
    ),
    ...left.map((k) => hollow(x(k + 1), y.scale(backgroundUv[k]), style.colour, theme)),
    element('path', { d: linePath(at, running, { x, y: y.scale }), fill: 'none', ...medianLine(theme) }),
    ...bottomAxis(range[0] + 2, axisRoom, right, {
      scale: x,
      marks: ticks(1, n, 8),
      label: (value) => formatNumber(value, 'count'),
      name: 'Trial number',
      theme,
    }),
  ]
}

const axisParts = ({ scale, marks }: ReturnType<typeof logAxis>, name: string, theme: Theme) => ({
  scale,
  marks,
  label: formatTick,
  name,
  theme,
})

const limitLine = (theme: Theme) => ({ stroke: theme.muted, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' })
const medianLine = (theme: Theme) => ({ stroke: theme.text, 'stroke-width': 1 })
const hollow = (x: number, y: number, stroke: string, theme: Theme): string =>
  circle(x, y, 1.4, { fill: theme.page, stroke, 'stroke-width': 0.6 })

interface Interval {
  /** Since the stimulus before, s. */
  readonly seconds: number
  readonly amplitudeUv: number
}

/** Accepted trials with an amplitude above 0 whose stimulus and the one before it have a time. */
function intervalsOf({ result, trials }: Quality): Interval[] {
  const { timesMs } = result.session.stimuli
  const pairs: Interval[] = []
  for (let k = 1; k < timesMs.length; k++) {
    const seconds = (timesMs[k] - timesMs[k - 1]) / 1000
    const amplitudeUv = trials.amplitudesUv[k]
    if (trials.accepted[k] === 1 && seconds > 0 && amplitudeUv > 0 && Number.isFinite(amplitudeUv))
      pairs.push({ seconds, amplitudeUv })
  }
  return pairs
}

function againstInterval(
  { trials, style, theme }: Quality,
  pairs: readonly Interval[],
  top: number,
  end: number,
): string[] {
  if (pairs.length === 0) return []
  const seconds = pairs.map((pair) => pair.seconds)
  const bottom = top + lowerHeight
  const y = logAxis(
    pairs.map(({ amplitudeUv }) => amplitudeUv),
    [bottom, top],
  )
  const isWide = Math.max(...seconds) > wideRatio * Math.min(...seconds)
  const x = isWide ? logAxis(seconds, [axisRoom, end]) : straightAxis(seconds, [axisRoom, end])
  return [
    ...titleAt(0, top, 1, 'amplitude against the interval before the stimulus', theme),
    ...leftAxis(axisRoom, top, bottom, axisParts(y, axisName(trialWords(trials)), theme)),
    ...bottomAxis(bottom + 2, axisRoom, end, axisParts(x, 'Time since the stimulus before (s)', theme)),
    dots(
      pairs.flatMap((pair) => [x.scale(pair.seconds), y.scale(pair.amplitudeUv)]),
      1.2,
      { stroke: style.colour, 'stroke-opacity': 0.6 },
    ),
  ]
}

function legendItems({ limitsUv, theme, style }: Quality): LegendItem[] {
  const hasLimit = limitsUv.some((limit) => limit > 0 && Number.isFinite(limit))
  return [
    { symbol: (x, y) => circle(x, y, 1.2, { fill: style.colour }), words: 'accepted' },
    { symbol: (x, y) => hollow(x, y, style.colour, theme), words: 'left out, for whatever reason' },
    {
      symbol: (x, y) => line(x - 6, y, x + 6, y, medianLine(theme)),
      words: `median of ${medianWidth} accepted trials`,
    },
    ...(hasLimit
      ? [{ symbol: (x: number, y: number) => line(x - 6, y, x + 6, y, limitLine(theme)), words: 'limit in force' }]
      : []),
  ]
}

function altText({ result, trials, limitsUv }: Quality, pairs: readonly Interval[], siteUv: Float64Array): string {
  const { muscle, backgroundUv, accepted, reasons } = trials
  const used = backgroundUv.filter((_, k) => accepted[k] === 1)
  const middle = median(used)
  const out = reasons.filter((reason) => reason === 'background').length
  const parts = [
    `Background of ${muscle} before each stimulus in ${identityInWords(result)}: ${Number.isNaN(middle) ? 'no accepted trial has one' : `median ${formatValue(middle, 'amplitude')} RMS`}, ${limitsInWords(limitsUv)}, ${out} of ${backgroundUv.length} trials left out for it.`,
  ]
  const bySite = siteUv.filter((value) => !Number.isNaN(value))
  if (bySite.length > 0)
    parts.push(
      `By site it is ${formatNumber(Math.min(...bySite), 'amplitude')} to ${formatValue(Math.max(...bySite), 'amplitude')}.`,
    )
  if (pairs.length > 0) {
    const seconds = pairs.map((pair) => pair.seconds)
    parts.push(
      `Stimuli follow one another after ${formatNumber(Math.min(...seconds), 'seconds')} to ${formatValue(Math.max(...seconds), 'seconds')}, median ${formatValue(median(seconds), 'seconds')}.`,
    )
  }
  return parts.join(' ')
}

function limitsInWords([low, high]: readonly [number, number]): string {
  const from = low > 0 && Number.isFinite(low) ? formatValue(low, 'amplitude') : null
  const to = Number.isFinite(high) ? formatValue(high, 'amplitude') : null
  if (from !== null && to !== null) return `allowed from ${from} to ${to}`
  if (to !== null) return `allowed up to ${to}`
  return from === null ? 'no limit' : `allowed from ${from}`
}

const caption = (pairs: readonly Interval[]): string =>
  pairs.length === 0
    ? 'No interval between stimuli is known. The map has a scale of its own.'
    : 'Amplitudes hang on the site as well as on the interval; the map has a scale of its own.'

export const emgQuality: Figure = { id: 'emg-quality', title: 'Background', scope: 'muscle', draw }
