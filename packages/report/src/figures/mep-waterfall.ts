/** The responses themselves: one small panel a site, laid out as on the head. */
import type { MuscleMap, MuscleTrials, Recording, Sites } from '@penfield/core'
import { formatNumber, formatTick } from '../format.js'
import { linearScale, niceStep } from '../scale.js'
import { element, line, pt, rect, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type MuscleStyle, muscleStyle, type Theme } from '../theme.js'
import { largest } from './active.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { legend } from './legend.js'
import { identityInWords } from './places.js'
import { type PanelPlace, sitePanels } from './site-layout.js'
import { sampleRange, tracePath } from './trace.js'

const widthMm = 178
const mostPanels = 64
const strongest = 49
const mostTrials = 10
/** Points of all traces together, which bounds the size of the file. */
const pointBudget = 16_000
const gap = 4
const labelRoom = 8

interface Sweeps {
  readonly site: number
  /** Accepted trials with a sweep, each cut to the time shown, µV. */
  readonly trialsUv: readonly Float64Array[]
}

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
  return compose({ result, theme, trials, index, windowMs, timeMs, all, shown })
}

interface Composition {
  readonly result: FigureInput['result']
  readonly theme: Theme
  readonly trials: MuscleTrials
  readonly index: number
  readonly windowMs: readonly [number, number] | null
  readonly timeMs: readonly [number, number]
  readonly all: readonly Sweeps[]
  readonly shown: readonly Sweeps[]
}

function compose(parts: Composition): Drawing {
  const { result, theme, trials, index, windowMs, timeMs, all, shown } = parts
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
  const counts = `${shown.length} of ${all.length} sites with trials`
  const order = layoutInWords(onLattice, result.sites.plane.anchored)
  const alt = `Responses of ${trials.muscle} in ${identityInWords(result)} at ${counts}, ${order}.`
  const capped = shown.some(({ trialsUv }) => trialsUv.length > mostTrials)
  const lines = `Thin: accepted trials${capped ? ` (at most ${mostTrials} a site)` : ''}; thick: their mean.`
  const part = shown.length < all.length ? ` The ${shown.length} sites with the largest values are shown.` : ''
  return drawingOf({
    widthMm,
    heightPt,
    alt,
    title: `Responses of ${trials.muscle}`,
    body: [...panels, ...key.markup],
    caption: `${alt}${part} ${lines} All panels share one scale; what exceeds it is cut.`,
  })
}

function layoutInWords(onLattice: boolean, anchored: boolean): string {
  if (onLattice) return anchored ? 'laid out as on the head, anterior on top' : 'laid out along u and v'
  return anchored ? 'in rows from anterior to posterior, each from left to right' : 'in rows along v, each along u'
}

/** From shortly before the stimulus to shortly after the window, as far as was recorded. */
function timeShown(
  { startMs, stepMs, samples }: Recording,
  windowMs: readonly [number, number] | null,
): readonly [number, number] {
  const [from, to] = windowMs === null ? [-5, 80] : [-5, windowMs[1] + 15]
  const end = startMs + (samples - 1) * stepMs
  const shown = [Math.max(startMs, from), Math.min(end, to)] as const
  return shown[1] > shown[0] ? shown : [startMs, end]
}

function sweepsOf(
  sites: Sites,
  trials: MuscleTrials,
  recording: Recording,
  timeMs: readonly [number, number],
): Sweeps[] {
  const [first, last] = sampleRange(recording, ...timeMs)
  const bySite = Array.from({ length: sites.n }, (): Float64Array[] => [])
  for (let k = 0; k < trials.accepted.length; k++) {
    const sweep = recording.sweepOfStimulus[k]
    if (trials.accepted[k] === 0 || sweep < 0 || sites.siteOfStimulus[k] < 0) continue
    const start = sweep * recording.samples
    bySite[sites.siteOfStimulus[k]].push(recording.sweepsUv.subarray(start + first, start + last + 1))
  }
  return bySite.map((trialsUv, site) => ({ site, trialsUv })).filter(({ trialsUv }) => trialsUv.length > 0)
}

function strongestSites(all: readonly Sweeps[], map: MuscleMap | undefined): Sweeps[] {
  const value = (site: number): number => {
    const uv = map?.siteValues.valuesUv[site] ?? 0
    return Number.isNaN(uv) ? 0 : uv
  }
  return [...all]
    .sort((a, b) => value(b.site) - value(a.site) || a.site - b.site)
    .slice(0, strongest)
    .sort((a, b) => a.site - b.site)
}

const drawnTrials = ({ trialsUv }: Sweeps): number => Math.min(mostTrials, trialsUv.length)

/** Largest size of a mean within the window (from 10 ms without one), so that the artefact does not set the scale. */
function amplitudeLimit(
  shown: readonly Sweeps[],
  [from, to]: readonly [number, number],
  windowMs: readonly [number, number] | null,
): number {
  const [start, end] = windowMs ?? [10, to]
  let limit = 0
  for (const { trialsUv } of shown) {
    const mean = meanOf(trialsUv)
    const perMs = (mean.length - 1) / (to - from)
    const begin = Math.max(0, Math.ceil((start - from) * perMs))
    const stop = Math.min(mean.length, Math.floor((end - from) * perMs) + 1)
    const part = mean.subarray(begin, stop)
    limit = Math.max(limit, largest(part), largest(part.map((value) => -value)))
  }
  return limit > 0 ? 1.15 * limit : 50
}

/** Sample by sample, over the trials that have a value. */
function meanOf(trialsUv: readonly Float64Array[]): Float64Array {
  return Float64Array.from(trialsUv[0], (_, i) => {
    let sum = 0
    let n = 0
    for (const trial of trialsUv)
      if (!Number.isNaN(trial[i])) {
        sum += trial[i]
        n++
      }
    return sum / n
  })
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function panel(
  { result, theme, timeMs, windowMs }: Composition,
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
  const step = Math.max(1, trialsUv.length / mostTrials)
  const thin = Array.from({ length: drawnTrials(sweeps) }, (_, k) => trialsUv[Math.floor(k * step)])
    .map((trial) => tracePath(trial, bins, x, y))
    .join('')
  const label = fitText(result.sites.labels[site], 6, box.width - 2)
  return element('g', { fill: 'none' }, [
    windowMs === null ? '' : windowShade(box, timeMs, windowMs, theme),
    line(box.left, y(0), box.left + box.width, y(0), { stroke: theme.hairline, 'stroke-width': 0.5 }),
    element('path', { d: thin, stroke: style.colour, 'stroke-width': 0.5, 'stroke-opacity': 0.45 }),
    element('path', { d: tracePath(meanOf(trialsUv), bins, x, y), stroke: style.colour, 'stroke-width': 1 }),
    text(box.left + 1, box.top + 6, label, { 'font-size': 6, fill: theme.muted }),
  ])
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
  { timeMs, windowMs, theme }: Composition,
  top: number,
  panelWidth: number,
  panelHeight: number,
  limitUv: number,
  style: MuscleStyle,
  width: number,
) {
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
  const sample = (strokeWidth: number, opacity: number) => (x: number, y: number) =>
    line(x - 6, y, x + 6, y, { stroke: style.colour, 'stroke-width': strokeWidth, 'stroke-opacity': opacity })
  const items = [
    { symbol: sample(0.5, 0.45), words: 'trial' },
    { symbol: sample(1, 1), words: 'mean' },
  ]
  if (windowMs !== null)
    items.push({
      symbol: (x, y) => rect(x - 6, y - 3.5, 12, 7, { fill: theme.panel, stroke: theme.hairline, 'stroke-width': 0.5 }),
      words: `window ${windowMs[0]} to ${windowMs[1]} ms`,
    })
  const key = legend(items, 70, top, width - 74, theme)
  return { markup: [...bars, ...key.markup], height: Math.max(key.height, bottom + 12 - top) }
}

export const mepWaterfall: Figure = { id: 'mep-waterfall', title: 'Responses', scope: 'muscle', draw }
