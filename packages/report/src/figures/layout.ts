/** Panels of plans side by side on one common frame. */
import type { SessionResult } from '@penfield/core'
import { pt, text } from '../svg.js'
import { fitText, textWidth } from '../text-width.js'
import type { MuscleStyle, Theme } from '../theme.js'
import { drawMark } from './mark.js'
import { type Extent, extentOf, letterRoom, type PlanView, planView } from './plan.js'

/** Widths of print: one column, one and a half, two. */
export const printWidthMm = (panels: number): 85 | 120 | 178 => (panels <= 1 ? 85 : panels === 2 ? 120 : 178)

const titleRoom = 12
const gap = 4

export interface PanelLayout {
  readonly views: readonly PlanView[]
  /** Lower end of the last row with its letters, pt. */
  readonly bottom: number
}

/** Lays `count` panels into the width in rows of at most 3, or 2 × 2 for 4. */
export function planPanels(result: SessionResult, count: number, width: number, largestHeightMm = 150): PanelLayout {
  const extent: Extent = extentOf(result)
  const perRow = count === 4 ? 2 : Math.min(3, Math.max(1, count))
  const rows = Math.max(1, Math.ceil(count / perRow))
  const panelWidth = (width - (perRow - 1) * gap) / perRow
  const inner = panelWidth - 2 * letterRoom
  const views: PlanView[] = []
  const chrome = titleRoom + 2 * letterRoom
  const heightLimit = pt(largestHeightMm) / rows - chrome
  let bottom = 0
  for (let k = 0; k < count; k++) {
    const left = (k % perRow) * (panelWidth + gap) + letterRoom
    const sample = planView(extent, left, 0, inner, heightLimit)
    const top = Math.floor(k / perRow) * (sample.height + chrome) + titleRoom + letterRoom
    const view = planView(extent, left, top, inner, heightLimit)
    views.push(view)
    bottom = view.top + view.height + letterRoom
  }
  return { views, bottom }
}

/** Panel letter in bold, the muscle's mark and name, over a panel. */
export function panelTitle(
  view: Pick<PlanView, 'left' | 'top' | 'width'>,
  letter: string,
  name: string,
  style: MuscleStyle | null,
  theme: Theme,
): string[] {
  const left = Math.max(1, view.left - letterRoom + 1)
  const y = view.top - letterRoom - 3
  const bold = text(left, y, letter, { 'font-size': 8, 'font-weight': 700, fill: theme.text })
  const x = left + textWidth(letter, 8, true) + 5
  const room = view.left + view.width - x - 10
  if (style === null) return [bold, text(x, y, fitText(name, 7, room), { fill: theme.text })]
  return [
    bold,
    drawMark(style.mark, x + 3, y - 2.6, 2.4, { fill: style.colour }),
    text(x + 9, y, fitText(name, 7, room), { fill: theme.text }),
  ]
}

/** A … Z, AA, AB … */
export const letterOf = (k: number): string =>
  (k < 26 ? '' : letterOf(Math.floor(k / 26) - 1)) + String.fromCharCode(65 + (k % 26))
