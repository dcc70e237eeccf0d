/** How people of a group are drawn: shape and colour say the same. */
import type { Colour } from '../../colour.js'
import { escapeText } from '../../escape.js'
import { circle, element } from '../../svg.js'
import type { Mark, Theme } from '../../theme.js'
import { drawMark } from '../mark.js'

export interface GroupStyle {
  readonly colour: Colour
  readonly mark: Mark | 'ring'
}

const shapes = ['ring', 'disc', 'triangle', 'square'] as const

/** The control group first; groups from the fifth on have no style of their own. */
export const groupStyle = (theme: Theme, group: number): GroupStyle => ({
  colour: [theme.controlGroup, theme.patientGroup, theme.link, theme.text][group % 4],
  mark: shapes[group % 4],
})

/** A mark of radius r at (x, y); a ring is filled with the page. */
export function groupMark({ colour, mark }: GroupStyle, x: number, y: number, r: number, theme: Theme): string {
  if (mark === 'ring') return circle(x, y, r, { fill: theme.page, stroke: colour, 'stroke-width': 0.9 })
  return drawMark(mark, x, y, r, { fill: colour })
}

/** Marks of one person, named, so that a page can light the same person in all its figures. */
export const ofPerson = (label: string, words: string, marks: readonly string[]): string =>
  element('g', { 'data-person': label }, [element('title', {}, escapeText(`${label}: ${words}`)), ...marks])
