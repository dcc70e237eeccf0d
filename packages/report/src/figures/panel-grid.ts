/** Equal panels in rows, one a muscle, for plots that are no maps. */
import { pt } from '../svg.js'

export interface PanelPlace {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly height: number
  /** The first of its row carries the name of the vertical axis. */
  readonly isFirst: boolean
}

export interface PanelGrid {
  readonly places: readonly PanelPlace[]
  /** Lower end of the last row, pt. */
  readonly bottom: number
}

export interface PanelGridParts {
  readonly count: number
  readonly widthMm: number
  /** Room inside a panel, pt: for the vertical axis, the title, the horizontal axis. */
  readonly before: number
  readonly above: number
  readonly below: number
  readonly largestHeight: number
  /** True for plots as high as they are wide. */
  readonly isSquare?: boolean
}

/** All panels together, so that a page of print holds them. */
const pageHeight = pt(205)
const gap = 8
const leastHeight = 20

/** Rows of at most 3, or 2 × 2 for 4; null when so many panels do not fit on a page. */
export function panelGrid({
  count,
  widthMm,
  before,
  above,
  below,
  largestHeight,
  isSquare = false,
}: PanelGridParts): PanelGrid | null {
  const perRow = count === 4 ? 2 : Math.min(3, Math.max(1, count))
  const rows = Math.ceil(count / perRow)
  const width = (pt(widthMm) - gap) / perRow
  const inner = width - before - gap
  const chrome = above + below + gap
  const height = Math.min(largestHeight, isSquare ? inner : largestHeight, pageHeight / rows - chrome)
  if (height < leastHeight) return null
  const places = Array.from({ length: count }, (_, k): PanelPlace => {
    const left = (k % perRow) * width + before
    const top = Math.floor(k / perRow) * (height + chrome) + above
    return { left, right: left + (isSquare ? height : inner), top, height, isFirst: k % perRow === 0 }
  })
  return { places, bottom: rows * (height + chrome) }
}
