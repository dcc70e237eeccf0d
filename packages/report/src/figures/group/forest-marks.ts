/** The marks of a forest: what part an outcome plays, and the bar of its interval. */
import type { Scale } from '../../scale.js'
import { closedPath, element, line, rect } from '../../svg.js'
import type { Theme } from '../../theme.js'

export type ForestRole = 'primary' | 'corrected' | 'exploratory'

/** Corners of a star of radius 1, the first on top: cos and sin of 36° steps, the inner ones at 0.42. */
const star = [
  0, -1, 0.2469, -0.3398, 0.9511, -0.309, 0.3994, 0.1298, 0.5878, 0.809, 0, 0.42, -0.5878, 0.809, -0.3994, 0.1298,
  -0.9511, -0.309, -0.2469, -0.3398,
] as const

/** ★ primary, ■ corrected, □ exploratory. */
export function roleMark(role: ForestRole, x: number, y: number, theme: Theme): string {
  if (role === 'primary') {
    const corners = star.map((corner, k) => (k % 2 === 0 ? x : y) + 3.6 * corner)
    return element('path', { d: closedPath(corners), fill: theme.text })
  }
  const side = 3.8
  const fill = role === 'corrected' ? theme.text : theme.page
  return rect(x - side / 2, y - side / 2, side, side, { fill, stroke: theme.text, 'stroke-width': 0.8 })
}

/** Mark and interval; an end beyond the plot is a point. */
export function effectBar(
  { g, low, high }: { readonly g: number; readonly low: number; readonly high: number },
  role: ForestRole,
  x: Scale,
  y: number,
  [left, width]: readonly [number, number],
  theme: Theme,
): string[] {
  const right = left + width
  const [from, to] = [Math.max(left, x(low)), Math.min(right, x(high))]
  const tip = (at: number, back: number): string =>
    element('path', { d: closedPath([at, y, at - back, y - 2.2, at - back, y + 2.2]), fill: theme.text })
  const tick = (at: number): string => line(at, y - 1.8, at, y + 1.8, { stroke: theme.text, 'stroke-width': 0.8 })
  return [
    line(from, y, to, y, { stroke: theme.text, 'stroke-width': 0.8 }),
    x(low) < left ? tip(left, -4) : tick(from),
    x(high) > right ? tip(right, 4) : tick(to),
    roleMark(role, x(g), y, theme),
  ]
}
