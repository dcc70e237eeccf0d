/** The overlap line: an index with its interval between chance and ceiling, on an axis with words at its ends. */
import { type Interval, isMissing, missingCodes, type OverlapRow, type Value } from '@penfield/core'
import type { Drawing } from './figures/figure.js'
import { drawMark } from './figures/mark.js'
import { definitions, hatch } from './figures/pattern.js'
import { formatNumber, formatTick, formatValue, formatWithInterval, quantityOfUnit, unitName } from './format.js'
import { isCorrectable, type Reading, readingOf, shareOfCeiling } from './overlap-kind.js'
import { linearScale, type Scale, ticks } from './scale.js'
import { type Attributes, line, pt, rect, svgDocument, text } from './svg.js'
import { textWidth, wrapText } from './text-width.js'
import { light, type Theme } from './theme.js'

const widthMm = 178
const axisLeft = 114
const axisRight = 314
const wordsLeft = 333
const axisY = 18
/** Below this distance between chance and ceiling an index has little to say. */
const roomNeeded = 0.3

export interface OverlapLineOptions {
  /** False when a sentence elsewhere says for all rows why there is no corrected value. */
  readonly corrected?: boolean
  /** What stands at the left; the index's id when absent. `dice` carries its threshold here. */
  readonly label?: string
  readonly theme?: Theme
  readonly idPrefix?: string
}

export function overlapLine(row: OverlapRow, options: OverlapLineOptions = {}): Drawing {
  const { label = row.index, theme = light, idPrefix = '', corrected = true } = options
  const reading = readingOf(row)
  const x = linearScale(reading.domain, [axisLeft, axisRight])
  const clamped: Scale = (value) => Math.min(axisRight, Math.max(axisLeft, x(value)))
  const labelLines = wrapText(label, 7, axisLeft - 14)
  const sentences = wordsBeside(row, reading, corrected)
  const words = sentences.flatMap((sentence) => wrapText(sentence, 7, pt(widthMm) - wordsLeft - 2))
  const height = Math.max(42, 10 + 9 * words.length, 12 + 9 * labelLines.length)
  const alt = `${label}, ${row.muscleA} and ${row.muscleB}: ${sentences.join('; ')}.`
  const stripes = hatch(`${idPrefix}overlap-${row.muscleA}-${row.muscleB}-${row.index}`, 45, theme.control, 3, 0.25)
  return {
    svg: svgDocument({
      widthMm,
      heightMm: height / pt(1),
      title: label,
      desc: alt,
      body: [
        definitions([stripes]),
        ...labelLines.map((each, i) => text(2, axisY + 2.5 + 9 * i, each, { fill: theme.text })),
        ...band(row, reading, clamped, stripes.fill, theme),
        ...axis(row, reading, x, theme),
        ...rowMarks(row, reading, clamped, theme),
        ...words.map((each, i) => text(wordsLeft, 9 + 9 * i, each, { fill: i === 0 ? theme.text : theme.muted })),
      ],
    }),
    alt,
    caption: alt,
    widthMm,
    heightMm: height / pt(1),
  }
}

const numberOf = (value: Value): number | null => (isMissing(value) ? null : value)

/** Where the index can speak (grey, hatched when narrow), and what lies beyond the ceiling (hatched). */
function band(row: OverlapRow, { kind, domain }: Reading, x: Scale, stripes: string, theme: Theme): string[] {
  const ceiling = numberOf(row.ceiling)
  const chance = numberOf(row.chance)
  const [top, tall] = [axisY - 6, 12]
  const span = (from: number, to: number, fill: string): string =>
    rect(Math.min(x(from), x(to)), top, Math.abs(x(to) - x(from)), tall, { fill })
  if (kind === 'plain' || ceiling === null) return []
  if (kind === 'signed') return [span(-ceiling, ceiling, theme.hairline)]
  const beyond = kind === 'similarity' ? span(ceiling, domain[1], stripes) : span(domain[0], ceiling, stripes)
  if (chance === null || hasNoRoom(row, kind)) return [beyond]
  const narrow = isNarrow(row, kind)
  return [
    beyond,
    span(chance, ceiling, narrow ? theme.panel : theme.hairline),
    narrow ? span(chance, ceiling, stripes) : '',
  ]
}

/** Chance on the wrong side of the ceiling. */
function hasNoRoom(row: OverlapRow, kind: Reading['kind']): boolean {
  const ceiling = numberOf(row.ceiling)
  const chance = numberOf(row.chance)
  if (ceiling === null || chance === null) return false
  return kind === 'similarity' ? ceiling <= chance : kind === 'distance' && ceiling >= chance
}

function isNarrow(row: OverlapRow, kind: Reading['kind']): boolean {
  const ceiling = numberOf(row.ceiling)
  const chance = numberOf(row.chance)
  return kind === 'similarity' && ceiling !== null && chance !== null && ceiling - chance < roomNeeded
}

function axis(row: OverlapRow, { domain, ends }: Reading, x: Scale, theme: Theme): string[] {
  const bottom = axisY + 6
  const stroke = { stroke: theme.text, 'stroke-width': 0.5 }
  const quantity = quantityOfUnit[row.unit]
  const marks = ticks(domain[0], domain[1], 4)
  const unit = unitName(quantity)
  const widest = Math.max(textWidth(ends[0], 6), textWidth(ends[1], 6))
  return [
    line(axisLeft, bottom, axisRight, bottom, stroke),
    ...marks.flatMap((mark, i) => [
      line(x(mark), bottom, x(mark), bottom + 2.8, stroke),
      text(
        x(mark),
        bottom + 9.5,
        i === marks.length - 1 && unit !== '' ? `${formatTick(mark)} ${unit}` : formatTick(mark),
        {
          'text-anchor': 'middle',
          'font-size': 6,
          fill: theme.muted,
        },
      ),
    ]),
    ...(widest === 0
      ? []
      : [
          text(axisLeft, 7, ends[0], { 'font-size': 6, fill: theme.muted }),
          text(axisRight, 7, ends[1], { 'font-size': 6, fill: theme.muted, 'text-anchor': 'end' }),
        ]),
  ]
}

function rowMarks(row: OverlapRow, { kind }: Reading, x: Scale, theme: Theme): string[] {
  const value = numberOf(row.value)
  const ceiling = numberOf(row.ceiling)
  const chance = numberOf(row.chance)
  const corrected = numberOf(row.corrected)
  const share = shareOfCeiling(row)
  // The corrected value has a lane of its own, below that of the value.
  const [y, correctedY] = corrected === null ? [axisY, axisY] : [axisY - 1.6, axisY + 3.4]
  const marks: string[] = []
  if (kind !== 'plain' && ceiling !== null)
    for (const place of kind === 'signed' ? [-ceiling, ceiling] : [ceiling])
      marks.push(line(x(place), axisY - 7, x(place), axisY + 7, { stroke: theme.text, 'stroke-width': 2 }))
  if (kind !== 'plain' && chance !== null)
    marks.push(drawMark('triangle-down', x(chance), axisY - 6, 2.4, { fill: theme.text }))
  marks.push(...intervalBar(row.correctedInterval, x, correctedY, 2, { stroke: theme.muted, 'stroke-width': 1 }))
  marks.push(...intervalBar(row.interval, x, y, 2.5, { stroke: theme.text, 'stroke-width': 1 }))
  if (kind === 'similarity' && share !== null && ceiling !== null)
    marks.push(drawMark('diamond-open', x(share * ceiling), y, 2.2, { fill: theme.text }))
  if (corrected !== null) marks.push(drawMark('diamond', x(corrected), correctedY, 2, { fill: theme.muted, halo: 0.8 }))
  if (value !== null) marks.push(drawMark('disc', x(value), y, 2.4, { fill: theme.text, halo: 0.8 }))
  return marks
}

/** A bar with ticks at its ends, `half` high to each side; nothing where an end is missing. */
function intervalBar({ low, high }: Interval, x: Scale, y: number, half: number, stroke: Attributes): string[] {
  if (isMissing(low) || isMissing(high)) return []
  return [
    line(x(low), y, x(high), y, stroke),
    ...[low, high].map((end) => line(x(end), y - half, x(end), y + half, stroke)),
  ]
}

/** The numbers and what is missing, in words: never a mark alone. */
function wordsBeside(row: OverlapRow, { kind, ceilingName }: Reading, corrected: boolean): string[] {
  const quantity = quantityOfUnit[row.unit]
  const sentences = [formatWithInterval(row.value, row.interval, quantity)]
  if (kind === 'plain') return sentences
  const share = shareOfCeiling(row)
  const context: string[] = []
  if (!isMissing(row.ceiling)) context.push(`${ceilingName} ${formatValue(row.ceiling, quantity)}`)
  if (!isMissing(row.chance)) context.push(`chance ${formatValue(row.chance, quantity)}`)
  if (share !== null && kind === 'similarity') context.push(`share of ceiling ${formatNumber(share, 'ratio')}`)
  if (context.length > 0) sentences.push(context.join(' · '))
  if (isMissing(row.ceiling)) sentences.push(`no ${ceilingName}: ${missingCodes[row.ceiling.missing]}`)
  if (isMissing(row.chance) && kind !== 'signed') sentences.push(`no chance: ${missingCodes[row.chance.missing]}`)
  if (hasNoRoom(row, kind)) sentences.push(`no room between chance and ${ceilingName}`)
  else if (isNarrow(row, kind) && !isMissing(row.ceiling) && !isMissing(row.chance))
    sentences.push(`little room between chance and ceiling (${formatNumber(row.ceiling - row.chance, 'ratio')})`)
  if (!corrected || !isCorrectable(row)) return sentences
  sentences.push(
    isMissing(row.corrected)
      ? `corrected n/a: ${missingCodes[row.corrected.missing]}`
      : `corrected ${formatWithInterval(row.corrected, row.correctedInterval, quantity)}`,
  )
  return sentences
}
