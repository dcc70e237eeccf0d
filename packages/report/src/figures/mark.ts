/** Marks on maps: ink with a white halo, since neither ink nor white can be seen at both ends of the scale. */
import { circle, closedPath, coordinate, element } from '../svg.js'
import type { Mark } from '../theme.js'

export type AnyMark = Mark | 'plus' | 'times' | 'triangle-down' | 'diamond-open'

export interface MarkStyle {
  readonly fill: string
  /** Width of the white halo, pt; 0 for none. */
  readonly halo?: number
}

function outlineOf(mark: AnyMark, x: number, y: number, r: number): string {
  switch (mark) {
    case 'diamond':
    case 'diamond-open':
      return closedPath([x, y - 1.25 * r, x + 1.25 * r, y, x, y + 1.25 * r, x - 1.25 * r, y])
    case 'triangle':
      return closedPath([x, y - 1.15 * r, x + 1.1 * r, y + 0.85 * r, x - 1.1 * r, y + 0.85 * r])
    case 'triangle-down':
      return closedPath([x, y + 1.15 * r, x + 1.1 * r, y - 0.85 * r, x - 1.1 * r, y - 0.85 * r])
    case 'square':
      return closedPath([
        x - 0.9 * r,
        y - 0.9 * r,
        x + 0.9 * r,
        y - 0.9 * r,
        x + 0.9 * r,
        y + 0.9 * r,
        x - 0.9 * r,
        y + 0.9 * r,
      ])
    default:
      return ''
  }
}

const strokes = (mark: 'plus' | 'times', x: number, y: number, r: number): string => {
  const [a, b, c, d] = [x - r, x + r, y - r, y + r].map((value) => coordinate(value))
  return mark === 'plus'
    ? `M${a} ${coordinate(y)}H${b}M${coordinate(x)} ${c}V${d}`
    : `M${a} ${c}L${b} ${d}M${a} ${d}L${b} ${c}`
}

/** A mark of radius r at (x, y). */
export function drawMark(mark: AnyMark, x: number, y: number, r: number, { fill, halo = 0 }: MarkStyle): string {
  if (mark === 'plus' || mark === 'times') {
    const d = strokes(mark, x, y, r)
    const under = halo > 0 ? element('path', { d, stroke: '#FFFFFF', 'stroke-width': 1 + 2 * halo }) : ''
    return under + element('path', { d, stroke: fill, 'stroke-width': 1 })
  }
  const white = { fill: '#FFFFFF', stroke: '#FFFFFF', 'stroke-width': 2 * halo }
  if (mark === 'disc') return (halo > 0 ? circle(x, y, r, white) : '') + circle(x, y, r, { fill })
  const d = outlineOf(mark, x, y, r)
  const under = halo > 0 ? element('path', { d, ...white }) : ''
  if (mark === 'diamond-open' || mark === 'triangle-down')
    return under + element('path', { d, fill: '#FFFFFF', stroke: fill, 'stroke-width': 1 })
  return under + element('path', { d, fill })
}
