/** One row of a forest: name, bar, and what stands beside it in words. */
import { formatBounds, formatNumber } from '../../format.js'
import type { Scale } from '../../scale.js'
import { rect, text } from '../../svg.js'
import { textWidth } from '../../text-width.js'
import type { Theme } from '../../theme.js'
import { drawMark } from '../mark.js'
import { effectBar, type ForestRole, roleMark } from './forest-marks.js'
import { linesOf } from './lines-of.js'

export interface ForestEffect {
  /** Hedges g with its 95 % interval; the sign is turned so that the caller's second end word lies to the right. */
  readonly g: number
  readonly low: number
  readonly high: number
}

export interface ForestRow {
  readonly name: string
  /** Or why there is none, in words. */
  readonly effect: ForestEffect | { readonly reason: string }
  /** Difference of the groups with unit and interval; empty where there is none. */
  readonly difference: string
  /** p with what it was corrected for; empty where there is none. */
  readonly p: string
  readonly role: ForestRole
  /** What else would move this index the same way. */
  readonly follows: 'gain' | 'crosstalk' | null
}

const lineHeight = 8.5
/** Left ends and widths of the columns, pt; the plot is the second. */
export const forestColumns = {
  name: [12, 120],
  plot: [140, 130],
  g: [276, 72],
  difference: [350, 96],
  p: [450, 53],
} as const

export interface LaidOut extends ForestRow {
  readonly lines: Readonly<Record<'name' | 'g' | 'difference' | 'p', readonly string[]>>
  readonly height: number
}

export function laidOut(row: ForestRow): LaidOut {
  const { name, effect, difference, p, follows } = row
  const lines = {
    name: linesOf(name, forestColumns.name[1], 2),
    g: 'reason' in effect ? [] : linesOf(effectInWords(effect), forestColumns.g[1], 2),
    difference: linesOf(difference, forestColumns.difference[1], 3),
    p: linesOf(p, forestColumns.p[1], 3),
  }
  const reason = 'reason' in effect ? reasonLines(effect.reason).length : 0
  const most = Math.max(
    lines.name.length + (follows === null ? 0 : 1),
    lines.g.length,
    lines.difference.length,
    lines.p.length,
    reason,
  )
  return { ...row, lines, height: most * lineHeight + 4 }
}

const reasonLines = (reason: string): string[] =>
  linesOf(`n/a: ${reason}`, forestColumns.g[0] + forestColumns.g[1] - forestColumns.plot[0], 3)

export function effectInWords({ g, low, high }: ForestEffect): string {
  const bounds = formatBounds(g, { low, high }, 'ratio')
  return `${formatNumber(g, 'ratio')}${bounds === null ? '' : ` (${bounds[0]} to ${bounds[1]})`}`
}

export function drawRow(row: LaidOut, y: number, x: Scale, theme: Theme): string[] {
  const { lines, effect, role, follows } = row
  const baseline = y + 7
  const cell = ([left]: readonly [number, number], words: readonly string[], fill: string = theme.text): string[] =>
    words.map((words, k) => text(left, baseline + k * lineHeight, words, { fill }))
  const below = baseline + lines.name.length * lineHeight
  return [
    roleMark(role, 6, baseline - 2.5, theme),
    ...cell(forestColumns.name, lines.name),
    ...(follows === null
      ? []
      : [
          drawMark('triangle', forestColumns.name[0] + 3, below - 2.3, 2.2, { fill: theme.look }),
          text(forestColumns.name[0] + 8, below, `follows ${follows}`, { fill: theme.look }),
        ]),
    ...('reason' in effect
      ? [
          ground(reasonLines(effect.reason), y, theme),
          ...cell(forestColumns.plot, reasonLines(effect.reason), theme.muted),
        ]
      : [...effectBar(effect, role, x, baseline - 2.5, forestColumns.plot, theme), ...cell(forestColumns.g, lines.g)]),
    ...cell(forestColumns.difference, lines.difference),
    ...cell(forestColumns.p, lines.p),
  ]
}

/** Covers the line of 0 under words. */
const ground = (lines: readonly string[], y: number, theme: Theme): string => {
  const width = Math.max(...lines.map((line) => textWidth(line, 7)))
  return rect(forestColumns.plot[0] - 1, y, width + 2, lines.length * lineHeight + 2, { fill: theme.page })
}
