/** Outcomes of a study by group: every person, how they are spread, and the mean with its interval. */
import type { Unit } from '@penfield/core'
import { formatNumber, formatTick, formatValue, formatWithInterval, quantityOfUnit, unitName } from '../../format.js'
import { line, pt, rect } from '../../svg.js'
import { textWidth } from '../../text-width.js'
import { light, type Theme } from '../../theme.js'
import { type Drawing, drawingOf } from '../figure.js'
import { letterOf, panelTitle } from '../layout.js'
import { type LegendItem, legend } from '../legend.js'
import { drawMark } from '../mark.js'
import { type PanelPlace, panelGrid } from '../panel-grid.js'
import { type BrokenAxis, breakMark, brokenAxis, drawBrokenAxis } from './broken-axis.js'
import { cloudOf, drawCloud } from './cloud.js'
import { groupMark, groupStyle } from './person-mark.js'

export interface RaincloudPerson {
  readonly label: string
  /** Finite; who has no value is not listed. */
  readonly value: number
}

export interface RaincloudGroup {
  readonly name: string
  readonly people: readonly RaincloudPerson[]
  /** With its 95 % interval; null where there is none. */
  readonly mean: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface RaincloudOutcome {
  readonly name: string
  readonly unit: Unit
  /** The control group first, in the same order in every outcome; at most 4. */
  readonly groups: readonly RaincloudGroup[]
}

export interface RaincloudPicture {
  readonly outcomes: readonly RaincloudOutcome[]
}

const mostPanels = 6
const mostGroups = 4
const below = 24

/** Null where no outcome has a value. */
export function raincloud(picture: RaincloudPicture, theme: Theme = light): Drawing | null {
  const known = picture.outcomes.filter(({ groups }) => groups.some(({ people }) => people.length > 0))
  const shown = known
    .slice(0, mostPanels)
    .map((outcome) => ({ ...outcome, groups: outcome.groups.slice(0, mostGroups) }))
  if (shown.length === 0) return null
  const widthMm = shown.length === 1 ? 85 : shown.length === 2 ? 120 : 178
  const before = 10 + Math.max(...shown.map((outcome) => labelWidth(axisOf(outcome, [100, 0]))))
  const grid = panelGrid({ count: shown.length, widthMm, before, above: 24, below, largestHeight: pt(58) })
  if (grid === null) return null
  const axes = shown.map((outcome, k) => axisOf(outcome, rangeOf(grid.places[k])))
  const isBroken = axes.some(({ breaks }) => breaks.length > 0)
  const key = legend(legendItems(shown, isBroken, theme), 2, grid.bottom, pt(widthMm) - 4, theme)
  const alt = altText(shown)
  return drawingOf({
    widthMm,
    heightPt: grid.bottom + key.height,
    title: 'Every person by group',
    alt,
    caption: [alt, ...notes(picture, known.length, shown, axes)].join(' '),
    body: [
      ...shown.flatMap((outcome, k) => panel(outcome, letterOf(k), grid.places[k], axes[k], before, theme)),
      ...key.markup,
    ],
  })
}

const rangeOf = ({ top, height }: PanelPlace): readonly [number, number] => [top + height, top]

function axisOf({ groups }: RaincloudOutcome, range: readonly [number, number]): BrokenAxis {
  const values = groups.flatMap(({ people }) => people.map(({ value }) => value))
  const others = groups.flatMap(({ mean, low, high }) => [mean, low, high].filter((end) => end !== null))
  return brokenAxis(values, others, range)
}

const labelWidth = ({ marks }: BrokenAxis): number =>
  Math.max(0, ...marks.map((mark) => textWidth(formatTick(mark), 7)))

function panel(
  { name, unit, groups }: RaincloudOutcome,
  letter: string,
  place: PanelPlace,
  axis: BrokenAxis,
  before: number,
  theme: Theme,
): string[] {
  const { left, right, top } = place
  const inBrackets = unitName(quantityOfUnit[unit])
  const titled = { left: left - before + 10, top: top - 1, width: right - left + before - 8 }
  const words = (value: number): string => `${formatNumber(value, quantityOfUnit[unit])} ${inBrackets}`.trim()
  const clouds = groups.map(({ people }) =>
    cloudOf(
      people.map(({ value }) => value),
      axis,
    ),
  )
  const densest = Math.max(0, ...clouds.map((cloud) => cloud?.densest ?? 0))
  const slot = (right - left - 4) / groups.length
  return [
    ...panelTitle(titled, letter, inBrackets === '' ? name : `${name} (${inBrackets})`, null, theme),
    ...drawBrokenAxis(left, right, rangeOf(place), axis, theme),
    ...groups.flatMap((group, g) =>
      drawCloud(group, clouds[g], {
        ...{ left: left + 4 + g * slot, width: slot, bottom: top + place.height, densest, words, theme },
        ...{ y: axis.scale, style: groupStyle(theme, g) },
      }),
    ),
  ]
}

const legendItems = (outcomes: readonly RaincloudOutcome[], isBroken: boolean, theme: Theme): LegendItem[] => [
  ...outcomes[0].groups.map(({ name }, g) => ({
    symbol: (x: number, y: number) => groupMark(groupStyle(theme, g), x, y, 2.1, theme),
    words: `one person, ${name}`,
  })),
  {
    symbol: (x, y) =>
      rect(x - 5, y - 2, 10, 4, { fill: 'none', stroke: theme.text, 'stroke-width': 0.6 }) +
      line(x, y - 2, x, y + 2, { stroke: theme.text, 'stroke-width': 1.6 }),
    words: 'median and quartiles',
  },
  {
    symbol: (x, y) =>
      line(x - 6, y, x + 6, y, { stroke: theme.text, 'stroke-width': 1 }) +
      drawMark('diamond', x, y, 1.9, { fill: theme.text }),
    words: 'mean with 95 % CI',
  },
  ...(isBroken ? [{ symbol: (x: number, y: number) => axisBreak(x, y, theme), words: 'axis break' }] : []),
]

const axisBreak = (x: number, y: number, theme: Theme): string =>
  line(x, y - 4, x, y + 4, { stroke: theme.text, 'stroke-width': 0.5 }) + breakMark(x, y, theme)

function altText(outcomes: readonly RaincloudOutcome[]): string {
  const parts = outcomes.map(
    ({ name, unit, groups }) => `${name}: ${groups.map((group) => meanWords(group, unit)).join('; ')}`,
  )
  return `Rainclouds, every person a mark. ${parts.join('. ')}.`
}

function meanWords({ name, people, mean, low, high }: RaincloudGroup, unit: Unit): string {
  const n = `n ${people.length}`
  if (mean === null) return `${name} ${n}`
  const quantity = quantityOfUnit[unit]
  const shown =
    low === null || high === null ? formatValue(mean, quantity) : formatWithInterval(mean, { low, high }, quantity)
  return `${name} mean ${shown}, ${n}`
}

function notes(
  { outcomes }: RaincloudPicture,
  known: number,
  shown: readonly RaincloudOutcome[],
  axes: readonly BrokenAxis[],
): string[] {
  const broken = axes.flatMap(({ breaks, beyond }, k) => {
    if (breaks.length === 0) return []
    const n = shown[k].groups.reduce((sum, { people }) => sum + people.length, 0)
    return [`The axis of ${shown[k].name} is broken: ${beyond} of ${n} people lie beyond the break.`]
  })
  const more = known - shown.length
  const empty = outcomes.length - known
  const left = Math.max(...outcomes.map(({ groups }) => groups.length)) - mostGroups
  return [
    'Curves: kernel density of the people, from the least to the largest.',
    ...broken,
    ...(more > 0 ? [`${more} more ${more === 1 ? 'outcome is' : 'outcomes are'} in the table.`] : []),
    ...(empty > 0 ? [`${empty} ${empty === 1 ? 'outcome has' : 'outcomes have'} no value.`] : []),
    ...(left > 0 ? [`${left} more ${left === 1 ? 'group is' : 'groups are'} in the table.`] : []),
  ]
}
