/** What the panels of power have in common: the axis of power, the target, dots with their intervals. */
import { leftAxis } from '../axis.js'
import type { Scale } from '../scale.js'
import { circle, line } from '../svg.js'
import type { Theme } from '../theme.js'
import type { PanelPlace } from './panel-grid.js'
import type { PowerLevel } from './power-picture.js'

/** Room before a panel for its axis, pt. */
export const powerAxisRoom = 38

export const powerAxis = ({ left, top, height, isFirst }: PanelPlace, scale: Scale, theme: Theme): string[] =>
  leftAxis(
    left,
    top,
    top + height,
    {
      scale,
      marks: [0, 0.2, 0.4, 0.6, 0.8, 1],
      label: (share) => `${Math.round(100 * share)}`,
      name: isFirst ? 'Power (%)' : '',
      theme,
    },
    24,
  )

export const targetLine = ({ left, right }: PanelPlace, y: number, theme: Theme): string =>
  line(left, y, right, y, { stroke: theme.muted, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' })

/** A dot with the bar of its interval; a ring where the design itself stands. */
export function levelDot(
  x: number,
  { power, low, high }: PowerLevel,
  y: Scale,
  isOwn: boolean,
  colour: string,
  theme: Theme,
): string[] {
  return [
    line(x, y(low), x, y(high), { stroke: colour, 'stroke-width': 0.75 }),
    circle(x, y(power), isOwn ? 2.6 : 1.8, {
      fill: isOwn ? theme.page : colour,
      stroke: colour,
      'stroke-width': isOwn ? 1.2 : 0,
    }),
  ]
}
