/** The responses themselves: one small panel a site, laid out as on the head. */
import { type MuscleMap, type MuscleTrials, siteQuantity } from '@penfield/core'
import { median } from '@penfield/kernels'
import { formatNumber, formatTick, formatValue } from '../format.js'
import { linearScale, niceStep } from '../scale.js'
import { element, line, pt, rect, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type MuscleStyle, muscleStyle, type Theme } from '../theme.js'
import { thresholdUv } from './active.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { type LegendItem, legend } from './legend.js'
import { chosenDetector, emgOf, isResponse } from './onset-words.js'
import { identityInWords } from './places.js'
import { type PanelPlace, sitePanels } from './site-layout.js'
import { tracePath } from './trace.js'
import {
  amplitudeLimit,
  artefactShown,
  meanOf,
  type Sweeps,
  strongestSites,
  sweepsOf,
  timeShown,
} from './waterfall-sweeps.js'
import { aboveInWords } from './words.js'

const widthMm = 178
const mostPanels = 64
const mostTrials = 10
/** Points of all traces together, which bounds the size of the file. */
const pointBudget = 16_000
const gap = 4
const labelRoom = 8

function draw({ result, muscle, theme = light }: FigureInput): Drawing | null {
  const name = muscle ?? result.trials.muscles[0]?.muscle
  const index = result.trials.muscles.findIndex((each) => each.muscle === name)
  const recording = result.session.muscles.find((each) => each.name === name)?.recording ?? null
  if (index < 0 || recording === null || recording.samples < 2) return null
  const trials = result.trials.muscles[index]
  const map = result.maps.find((each) => each.muscle === name)
  const windowMs = result.windowsMs[index]
  const timeMs = timeShown(recording, windowMs)
  const all = sweepsOf(result.sites, trials, recording, timeMs)
  if (all.length === 0) return null
  const shown = all.length > mostPanels ? strongestSites(all, map) : all
  const latenciesMs = map === undefined ? null : siteQuantity(map, 'latency').values
  const cutMs = artefactShown(timeMs, windowMs)
  return compose({ result, theme, trials, map, index, windowMs, timeMs, cutMs, latenciesMs, all, shown })
}

interface Composition {
  readonly result: FigureInput['result']
  readonly theme: Theme
  readonly trials: MuscleTrials
  readonly map: MuscleMap | undefined
  readonly index: number
  readonly windowMs: readonly [number, number] | null
  readonly timeMs: readonly [number, number]
  /** The artefact of the stimulus, which is not drawn; null where it lies outside. */
  readonly cutMs: readonly [number, number] | null
  /** One a site: mean onset latency of its responses; NaN none. */
  readonly latenciesMs: Float64Array | null
  readonly all: readonly Sweeps[]
  readonly shown: readonly Sweeps[]
}

function compose(parts: Composition): Drawing {
  const { result, theme, trials, index, windowMs, timeMs, shown } = parts
  const width = pt(widthMm)
  const { places, onLattice } = sitePanels(
    result.sites,
    shown.map(({ site }) => site),
  )
  const columns = Math.max(...places.map(({ column }) => column)) + 1
  const rows = Math.max(...places.map(({ row }) => row)) + 1
  const panelWidth = Math.min(pt(40), (width - 4 - (columns - 1) * gap) / columns)
  const panelHeight = Math.min(panelWidth * 0.8, (pt(195) - (rows - 1) * gap) / rows)
  const limitUv = amplitudeLimit(shown, timeMs, windowMs)
  const style = muscleStyle(theme, index)
  const bins = Math.max(12, Math.floor(pointBudget / shown.reduce((sum, each) => sum + drawnTrials(each) + 1, 0) / 2))
  const bySite = new Map(shown.map((each) => [each.site, each]))
  const panels = places.map((place) => {
    const left = 2 + place.column * (panelWidth + gap)
    const top = 2 + place.row * (panelHeight + gap)
    const box = { left, top, width: panelWidth, height: panelHeight }
    return panel(parts, box, place, bySite.get(place.site) as Sweeps, limitUv, Math.min(bins, 60), style)
  })
  const bottom = 2 + rows * (panelHeight + gap)
  const key = scaleLegend(parts, bottom + 4, panelWidth, panelHeight, limitUv, style, width)
  const heightPt = bottom + 4 + key.height
  const alt = altText(parts, onLattice)
  return drawingOf({
    widthMm,
    heightPt,
    alt,
    title: `Responses of ${trials.muscle}`,
    body: [...panels, ...key.markup],
    caption: `${alt} ${caption(parts)}`,
  })
}

function altText({ result, trials, all, shown, map }: Composition, onLattice: boolean): string {
  const counts = `${shown.length} of ${all.length} sites with trials`
  const order = layoutInWords(onLattice, result.sites.plane.anchored)
  const alt = `Responses of ${trials.muscle} in ${identityInWords(result)} at ${counts}, ${order}.`
  return map === undefined ? alt : `${alt} ${responsesInWords(map)}. ${latencyInWords(result, trials, map)}`
}

/** `19 of 49 sites respond (above 31.0 µV)`. */
function responsesInWords(map: MuscleMap): string {
  const theta = thresholdUv(map)
  const known = map.siteValues.valuesUv.filter((value) => !Number.isNaN(value))
  const active = known.filter((value) => value > theta).length
  return `${active} of ${known.length} sites respond (${aboveInWords(map)})`
}

/** Median over the responses that have a latency, with the detector where it is known. */
function latencyInWords(result: FigureInput['result'], trials: MuscleTrials, map: MuscleMap): string {
  const found = trials.latenciesMs.filter((ms, k) => !Number.isNaN(ms) && isResponse(trials, map, k))
  if (found.length === 0) return 'No onset latency is known.'
  const emg = emgOf(result, trials.muscle)
  const chosen = emg === undefined ? -1 : chosenDetector(result, emg, trials)
  const detector = chosen < 0 ? '' : `, detector ${emg?.onsets[chosen].detector}`
  const responses = `${found.length} ${found.length === 1 ? 'response' : 'responses'}`
  return `Median onset latency ${formatValue(median(found), 'time')} (${responses}${detector}).`
}

function caption({ all, shown, cutMs, latenciesMs }: Composition): string {
  const capped = shown.some(({ trialsUv }) => trialsUv.length > mostTrials)
  const hasTicks = latenciesMs !== null && !latenciesMs.every(Number.isNaN)
  return [
    shown.length < all.length ? `The ${shown.length} sites with the largest values are shown.` : '',
    `Thin: accepted trials${capped ? ` (at most ${mostTrials} a site)` : ''}; thick: their mean.`,
    hasTicks ? 'Upright tick: mean onset of the responses of the site.' : '',
    cutMs === null ? '' : `The artefact of the stimulus is cut from the picture, from ${rangeInWords(cutMs)}.`,
    'All panels share one scale; what exceeds it is cut.',
  ]
    .filter((words) => words !== '')
    .join(' ')
}

const rangeInWords = ([from, to]: readonly [number, number]): string =>
  `${formatNumber(from, 'time')} to ${formatValue(to, 'time')}`

function layoutInWords(onLattice: boolean, anchored: boolean): string {
  if (onLattice) return anchored ? 'laid out as on the head, anterior on top' : 'laid out along u and v'
  return anchored ? 'in rows from anterior to posterior, each from left to right' : 'in rows along v, each along u'
}

const drawnTrials = ({ trialsUv }: Sweeps): number => Math.min(mostTrials, trialsUv.length)

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function panel(
  { result, theme, timeMs, windowMs, cutMs, latenciesMs }: Composition,
  box: Box,
  { site }: PanelPlace,
  sweeps: Sweeps,
  limitUv: number,
  bins: number,
  style: MuscleStyle,
): string {
  const { trialsUv } = sweeps
  const bottom = box.top + box.height
  const samples = trialsUv[0].length
  const x = linearScale([0, samples - 1], [box.left, box.left + box.width])
  const scale = linearScale([-limitUv, limitUv], [bottom, box.top + labelRoom])
  const y = (uv: number) => scale(Math.min(limitUv, Math.max(-limitUv, uv)))
  const pieces = piecesAround(samples, timeMs, cutMs)
  const step = Math.max(1, trialsUv.length / mostTrials)
  const thin = Array.from({ length: drawnTrials(sweeps) }, (_, k) => trialsUv[Math.floor(k * step)])
    .map((trial) => cutTrace(trial, bins, pieces, x, y))
    .join('')
  const label = fitText(result.sites.labels[site], 6, box.width - 2)
  return element('g', { fill: 'none' }, [
    windowMs === null ? '' : windowShade(box, timeMs, windowMs, theme),
    line(box.left, y(0), box.left + box.width, y(0), { stroke: theme.hairline, 'stroke-width': 0.5 }),
    element('path', { d: thin, stroke: style.colour, 'stroke-width': 0.5, 'stroke-opacity': 0.45 }),
    element('path', { d: cutTrace(meanOf(trialsUv), bins, pieces, x, y), stroke: style.colour, 'stroke-width': 1 }),
    onsetTick(box, y(0), timeMs, latenciesMs?.[site] ?? Number.NaN, theme),
    text(box.left + 1, box.top + 6, label, { 'font-size': 6, fill: theme.muted }),
  ])
}

type Piece = readonly [first: number, end: number]

/** Samples before and after what is cut. */
function piecesAround(
  samples: number,
  [from, to]: readonly [number, number],
  cutMs: readonly [number, number] | null,
): readonly Piece[] {
  if (cutMs === null) return [[0, samples]]
  const perMs = (samples - 1) / (to - from)
  const before = Math.max(0, Math.ceil((cutMs[0] - from) * perMs))
  const after = Math.min(samples, Math.floor((cutMs[1] - from) * perMs) + 1)
  return [
    [0, before],
    [after, samples],
  ]
}

/** The trace of each piece, with as many bins as its share of the time. */
const cutTrace = (
  values: Float64Array,
  bins: number,
  pieces: readonly Piece[],
  x: (index: number) => number,
  y: (value: number) => number,
): string =>
  pieces
    .map(([first, end]) =>
      tracePath(
        values.subarray(first, end),
        Math.ceil((bins * (end - first)) / values.length),
        (index) => x(first + index),
        y,
      ),
    )
    .join('')

/** Half the length of the tick at the onset, pt. */
const tickHalf = 6

function onsetTick(
  { left, width }: Box,
  middle: number,
  timeMs: readonly [number, number],
  latencyMs: number,
  theme: Theme,
): string {
  if (!(latencyMs >= timeMs[0] && latencyMs <= timeMs[1])) return ''
  const x = linearScale(timeMs, [left, left + width])(latencyMs)
  return line(x, middle - tickHalf, x, middle + tickHalf, { stroke: theme.text, 'stroke-width': 0.9 })
}

function windowShade(
  { left, top, width, height }: Box,
  timeMs: readonly [number, number],
  windowMs: readonly [number, number],
  theme: Theme,
): string {
  const x = linearScale(timeMs, [left, left + width])
  const x0 = Math.max(left, x(windowMs[0]))
  const x1 = Math.min(left + width, x(windowMs[1]))
  return x1 > x0 ? rect(x0, top + labelRoom, x1 - x0, height - labelRoom, { fill: theme.panel }) : ''
}

/** The scale of time and amplitude as two bars, and what the lines are. */
function scaleLegend(
  parts: Composition,
  top: number,
  panelWidth: number,
  panelHeight: number,
  limitUv: number,
  style: MuscleStyle,
  width: number,
) {
  const { timeMs, theme } = parts
  const barMs = niceStep((timeMs[1] - timeMs[0]) / 2, 2)
  const barUv = niceStep(limitUv, 1.5)
  const length = (barMs / (timeMs[1] - timeMs[0])) * panelWidth
  const height = (barUv / (2 * limitUv)) * (panelHeight - labelRoom)
  const stroke = { stroke: theme.text, 'stroke-width': 1 }
  const bottom = top + height + 2
  const bars = [
    line(4, top + 2, 4, bottom, stroke),
    line(4, bottom, 4 + length, bottom, stroke),
    text(8, top + 2 + height / 2 + 2.5, `${formatTick(barUv)} µV`, { fill: theme.text }),
    text(4, bottom + 9, `${formatNumber(barMs, 'count')} ms`, { fill: theme.text }),
  ]
  const items = legendItems(parts, style)
  const key = legend(items, 70, top, width - 74, theme)
  return { markup: [...bars, ...key.markup], height: Math.max(key.height, bottom + 12 - top) }
}

function legendItems({ theme, windowMs, latenciesMs, cutMs }: Composition, { colour }: MuscleStyle): LegendItem[] {
  const sample = (strokeWidth: number, opacity: number) => (x: number, y: number) =>
    line(x - 6, y, x + 6, y, { stroke: colour, 'stroke-width': strokeWidth, 'stroke-opacity': opacity })
  const items: LegendItem[] = [
    { symbol: sample(0.5, 0.45), words: 'trial' },
    { symbol: sample(1, 1), words: 'mean' },
  ]
  if (latenciesMs !== null && !latenciesMs.every(Number.isNaN))
    items.push({
      symbol: (x, y) => line(x, y - 4, x, y + 4, { stroke: theme.text, 'stroke-width': 0.9 }),
      words: 'mean onset',
    })
  if (windowMs !== null)
    items.push({
      symbol: (x, y) => rect(x - 6, y - 3.5, 12, 7, { fill: theme.panel, stroke: theme.hairline, 'stroke-width': 0.5 }),
      words: `window ${windowMs[0]} to ${windowMs[1]} ms`,
    })
  if (cutMs !== null)
    items.push({
      symbol: (x, y) =>
        [x - 6, x + 2].map((left) => line(left, y, left + 4, y, { stroke: colour, 'stroke-width': 1 })).join(''),
      words: `artefact cut, ${rangeInWords(cutMs)}`,
    })
  return items
}

export const mepWaterfall: Figure = { id: 'mep-waterfall', title: 'Responses', scope: 'muscle', draw }
