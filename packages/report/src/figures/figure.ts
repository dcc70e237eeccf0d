import type { SessionResult } from '@penfield/core'
import { pt, svgDocument } from '../svg.js'
import type { Theme } from '../theme.js'

export interface FigureInput {
  readonly result: SessionResult
  /** Which muscle, for figures of one; the first when absent. */
  readonly muscle?: string
  /** Which two, for figures of a pair; the first two when absent. */
  readonly pair?: readonly [string, string]
  /** Light print theme when absent. */
  readonly theme?: Theme
  /** Stands before the ids inside the SVG, so that many can share one page. */
  readonly idPrefix?: string
}

export interface Drawing {
  /** A whole SVG document at its final size in print. */
  readonly svg: string
  /** What a reader hears in place of the picture. */
  readonly alt: string
  readonly caption: string
  readonly widthMm: number
  readonly heightMm: number
}

export interface Figure {
  readonly id: string
  readonly title: string
  /** What the picture is of: the session, each muscle, or each pair. */
  readonly scope: 'session' | 'muscle' | 'pair'
  /** Null when the session does not hold what the figure shows. */
  readonly draw: (input: FigureInput) => Drawing | null
}

export interface DrawingParts {
  readonly widthMm: number
  readonly heightPt: number
  readonly title: string
  readonly alt: string
  readonly caption: string
  readonly body: readonly string[]
}

/** Puts the marks on a page of their size, with the words that stand in for them. */
export function drawingOf({ widthMm, heightPt, title, alt, caption, body }: DrawingParts): Drawing {
  const heightMm = heightPt / pt(1)
  return { svg: svgDocument({ widthMm, heightMm, title, desc: alt, body }), alt, caption, widthMm, heightMm }
}
