/** The colour bar: a column of steps with ticks, and its name turned beside it. */
import type { Colour } from '../colour.js'
import { line, rect, text } from '../svg.js'
import { textWidth } from '../text-width.js'
import type { Theme } from '../theme.js'

export interface ColourBarParts {
  readonly left: number
  readonly top: number
  readonly height: number
  /** Share 0 (bottom) … 1 (top) → colour. */
  readonly colourOf: (share: number) => Colour
  readonly ticks: readonly { readonly share: number; readonly label: string }[]
  readonly name: string
  readonly theme: Theme
}

const barWidth = 8
const steps = 64

/** Width the bar takes with labels and name, pt. */
export const colourBarWidth = (labels: readonly string[]): number =>
  barWidth + 5 + Math.max(0, ...labels.map((label) => textWidth(label, 7))) + 12

export function colourBar({ left, top, height, colourOf, ticks, name, theme }: ColourBarParts): string[] {
  const right = left + barWidth
  const markup: string[] = []
  for (let k = 0; k < steps; k++)
    markup.push(
      rect(left, top + (height * (steps - 1 - k)) / steps, barWidth, height / steps + 0.3, {
        fill: colourOf((k + 0.5) / steps),
      }),
    )
  for (const { share, label } of ticks) {
    const y = top + height * (1 - share)
    markup.push(
      line(right, y, right + 2.8, y, { stroke: theme.text, 'stroke-width': 0.5 }),
      text(right + 4.5, y + 2.5, label, { fill: theme.text }),
    )
  }
  const x = left + colourBarWidth(ticks.map(({ label }) => label)) - 3
  const middle = top + height / 2
  markup.push(
    text(x, middle, name, {
      'text-anchor': 'middle',
      fill: theme.text,
      transform: `rotate(-90 ${x.toFixed(2)} ${middle.toFixed(2)})`,
    }),
  )
  return markup
}
