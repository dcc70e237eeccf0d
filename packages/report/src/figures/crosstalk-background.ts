/** What two channels share before the stimulus: correlation over lags, and coherence over frequencies. */
import type { CrosstalkFinding } from '@penfield/core'
import { bottomAxis, leftAxis } from '../axis.js'
import { formatNumber, formatTick, formatValue } from '../format.js'
import { linearScale, type Scale, ticks } from '../scale.js'
import { circle, element, line, pt } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type Theme } from '../theme.js'
import { crosstalkOf } from './crosstalk-pair.js'
import { linePath } from './curve-paths.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf, panelTitle } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { identityInWords } from './places.js'

const widthMm = 178
const top = 28
const height = pt(42)
const bottom = top + height
const axisRoom = 46
/** Tick labels such as −0.05 stand between the axis and its name. */
const nameOffset = 34
const panelGap = 56
/** Coherence is shown up to here: surface EMG has little above. */
const highestHz = 500

function draw(input: FigureInput): Drawing | null {
  const { result, theme = light } = input
  const finding = crosstalkOf(input)
  if (finding === null || finding.correlogram.values.every(Number.isNaN)) return null
  const hasCoherence = !finding.coherence.values.every(Number.isNaN)
  const width = (pt(widthMm) - axisRoom - 10 - panelGap) / 2
  const second = axisRoom + width + panelGap
  const key = legend(legendItems(finding, hasCoherence, theme), 2, bottom + 26, pt(widthMm) - 4, theme)
  const alt = altText(identityInWords(result), finding)
  return drawingOf({
    widthMm,
    heightPt: bottom + 26 + key.height,
    title: `Background that ${finding.muscleA} and ${finding.muscleB} share`,
    alt,
    caption: `${alt} ${howToRead}`,
    body: [
      ...correlogramPanel(finding, axisRoom, axisRoom + width, theme),
      ...(hasCoherence ? coherencePanel(finding, second, second + width, theme) : []),
      ...key.markup,
    ],
  })
}

const howToRead =
  'Crosstalk peaks at or near lag 0. So does a drive that both muscles have in common, and mains hum at its own frequencies: a peak does not prove crosstalk, and without one a leak that changes its shape is not excluded.'

const trace = (theme: Theme) => ({ fill: 'none', stroke: theme.text, 'stroke-width': 1 })
const limitLine = (theme: Theme) => ({ stroke: theme.text, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' })

const titleAt = (left: number, k: number, words: string, width: number, theme: Theme) =>
  panelTitle({ left: left - axisRoom + 10, top: top - 6, width }, letterOf(k), words, null, theme)

function correlogramPanel(finding: CrosstalkFinding, left: number, right: number, theme: Theme): string[] {
  const { muscleA, muscleB, correlogram, lagged } = finding
  const far = Math.max(...correlogram.lagsMs.map(Math.abs), 0.1)
  const x = linearScale([-far, far], [left, right])
  const most = correlationLimit(finding)
  const y = linearScale([-most, most], [bottom, top])
  return [
    ...titleAt(left, 0, `background of ${muscleA} and ${muscleB}`, right - left, theme),
    line(left, y(0), right, y(0), { stroke: theme.hairline, 'stroke-width': 0.5 }),
    line(x(0), top, x(0), bottom, { stroke: theme.hairline, 'stroke-width': 0.5 }),
    element('path', { d: linePath(correlogram.lagsMs, correlogram.values, { x, y }), ...trace(theme) }),
    ...(Number.isNaN(lagged.value)
      ? []
      : [circle(x(lagged.lagMs), y(lagged.value), 2.4, { fill: 'none', stroke: theme.text, 'stroke-width': 0.75 })]),
    ...zeroLagMark(finding, x, y, theme),
    ...leftAxis(
      left,
      top,
      bottom,
      {
        scale: y,
        marks: ticks(-most, most, 5),
        label: formatTick,
        name: 'Correlation (no unit)',
        theme,
      },
      nameOffset,
    ),
    ...bottomAxis(bottom + 2, left, right, {
      scale: x,
      marks: ticks(-far, far, 5),
      label: formatTick,
      name: `Lag (ms); positive: ${fitText(muscleB, 7, (right - left) / 2)} follows`,
      theme,
    }),
  ]
}

/** As far to both sides as anything drawn reaches, so that small correlations look small: at least 0.1. */
function correlationLimit({ correlogram, zeroLag }: CrosstalkFinding): number {
  const sizes = [...correlogram.values, zeroLag.low, zeroLag.high].map(Math.abs).filter((value) => !Number.isNaN(value))
  return Math.min(1, 1.1 * sizes.reduce((most, value) => Math.max(most, value), 0.1))
}

/** Value and interval at lag 0. */
function zeroLagMark({ zeroLag }: CrosstalkFinding, x: Scale, y: Scale, theme: Theme): string[] {
  if (Number.isNaN(zeroLag.value)) return []
  const stroke = { stroke: theme.text, 'stroke-width': 1 }
  const bar = [zeroLag.low, zeroLag.high].some(Number.isNaN)
    ? []
    : [
        line(x(0), y(zeroLag.low), x(0), y(zeroLag.high), stroke),
        line(x(0) - 2.5, y(zeroLag.low), x(0) + 2.5, y(zeroLag.low), stroke),
        line(x(0) - 2.5, y(zeroLag.high), x(0) + 2.5, y(zeroLag.high), stroke),
      ]
  return [...bar, circle(x(0), y(zeroLag.value), 1.6, { fill: theme.text })]
}

function coherencePanel({ coherence }: CrosstalkFinding, left: number, right: number, theme: Theme): string[] {
  const { frequenciesHz, values, limit } = coherence
  const n = shownFrequencies(frequenciesHz)
  const [at, shown] = [frequenciesHz.subarray(0, n), values.subarray(0, n)]
  const most = Math.min(
    1,
    1.15 * shown.reduce((high, value) => Math.max(high, value), Number.isNaN(limit) ? 0.1 : 2 * limit),
  )
  const x = linearScale([0, at[n - 1]], [left, right])
  const y = linearScale([0, most], [bottom, top])
  return [
    ...titleAt(left, 1, 'coherence of the same backgrounds', right - left, theme),
    ...(limit <= most ? [line(left, y(limit), right, y(limit), limitLine(theme))] : []),
    element('path', { d: linePath(at, shown, { x, y }), ...trace(theme) }),
    ...leftAxis(
      left,
      top,
      bottom,
      {
        scale: y,
        marks: ticks(0, most, 4),
        label: formatTick,
        name: 'Coherence (0 to 1)',
        theme,
      },
      nameOffset,
    ),
    ...bottomAxis(bottom + 2, left, right, {
      scale: x,
      marks: ticks(0, at[n - 1], 5),
      label: formatTick,
      name: 'Frequency (Hz)',
      theme,
    }),
  ]
}

/** How many of the frequencies, ascending, lie within what is shown; one at least. */
const shownFrequencies = (frequenciesHz: Float64Array): number =>
  Math.max(1, frequenciesHz.filter((hz) => hz <= highestHz).length)

function legendItems({ zeroLag, coherence }: CrosstalkFinding, hasCoherence: boolean, theme: Theme): LegendItem[] {
  const items: LegendItem[] = []
  if (!Number.isNaN(zeroLag.value))
    items.push({
      symbol: (x, y) =>
        line(x, y - 4, x, y + 4, { stroke: theme.text, 'stroke-width': 1 }) + circle(x, y, 1.6, { fill: theme.text }),
      words: 'at lag 0, with 95 % interval',
    })
  items.push({
    symbol: (x, y) => circle(x, y, 2.4, { fill: 'none', stroke: theme.text, 'stroke-width': 0.75 }),
    words: 'furthest from 0',
  })
  if (hasCoherence && !Number.isNaN(coherence.limit))
    items.push({
      symbol: (x, y) => line(x - 6, y, x + 6, y, limitLine(theme)),
      words: 'exceeded at 5 % of frequencies by independent channels',
    })
  return items
}

function altText(who: string, finding: CrosstalkFinding): string {
  const { muscleA, muscleB, nTrials, zeroLag, lagged } = finding
  const interval = Number.isNaN(zeroLag.low)
    ? ''
    : ` (95 % CI ${formatNumber(zeroLag.low, 'ratio')} to ${formatNumber(zeroLag.high, 'ratio')})`
  const zero = Number.isNaN(zeroLag.value) ? 'not known' : `${formatNumber(zeroLag.value, 'ratio')}${interval}`
  const largest = Number.isNaN(lagged.value)
    ? ''
    : `; furthest from 0 ${formatNumber(lagged.value, 'ratio')} at ${formatValue(lagged.lagMs, 'time')}`
  return `Background of ${muscleA} and ${muscleB} before ${nTrials} stimuli in ${who}: correlation at lag 0 ${zero}${largest}. ${coherenceInWords(finding)}`
}

/** How many of all frequencies lie above the limit, beside how many would by chance. */
function coherenceInWords({ coherence }: CrosstalkFinding): string {
  const { values, limit } = coherence
  if (values.length === 0 || Number.isNaN(limit)) return 'Coherence is not known.'
  const above = values.filter((value) => value > limit).length
  const share = (part: number): string => formatNumber((100 * part) / values.length, 'count')
  return `Coherence exceeds its limit of ${formatNumber(limit, 'ratio')} at ${above} of ${values.length} frequencies (${share(above)} %; 5 % in independent channels).`
}

export const crosstalkBackground: Figure = {
  id: 'crosstalk-background',
  title: 'Background that two channels share',
  scope: 'pair',
  draw,
}
