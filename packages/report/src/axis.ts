/** Axes as section 7 wants them: ticks outside, 1 mm long, no box; the unit in brackets after the name. */
import type { Scale } from './scale.js'
import { line, pt, text } from './svg.js'
import type { Theme } from './theme.js'

const tickLength = pt(1)

export interface AxisParts {
  readonly scale: Scale
  readonly marks: readonly number[]
  readonly label: (value: number) => string
  /** Empty for none. */
  readonly name: string
  readonly theme: Theme
}

/** A horizontal axis at height y from x₀ to x₁. Takes 22 pt below y. */
export function bottomAxis(y: number, x0: number, x1: number, parts: AxisParts): string[] {
  const stroke = { stroke: parts.theme.text, 'stroke-width': 0.5 }
  const fill = parts.theme.text
  return [
    line(x0, y, x1, y, stroke),
    ...parts.marks.flatMap((mark) => {
      const x = parts.scale(mark)
      return [
        line(x, y, x, y + tickLength, stroke),
        text(x, y + tickLength + 7, parts.label(mark), { 'text-anchor': 'middle', fill }),
      ]
    }),
    text((x0 + x1) / 2, y + tickLength + 16, parts.name, { 'text-anchor': 'middle', fill }),
  ]
}

/** A vertical axis at x from y₀ (top) to y₁ (bottom); its name stands turned, `nameOffset` to the left. */
export function leftAxis(x: number, y0: number, y1: number, parts: AxisParts, nameOffset = 26): string[] {
  const stroke = { stroke: parts.theme.text, 'stroke-width': 0.5 }
  const fill = parts.theme.text
  const middle = (y0 + y1) / 2
  const turned = `rotate(-90 ${(x - nameOffset).toFixed(2)} ${middle.toFixed(2)})`
  return [
    line(x, y0, x, y1, stroke),
    ...parts.marks.flatMap((mark) => {
      const y = parts.scale(mark)
      return [
        line(x - tickLength, y, x, y, stroke),
        text(x - tickLength - 1.5, y + 2.4, parts.label(mark), { 'text-anchor': 'end', fill }),
      ]
    }),
    parts.name === ''
      ? ''
      : text(x - nameOffset, middle, parts.name, { 'text-anchor': 'middle', fill, transform: turned }),
  ]
}
