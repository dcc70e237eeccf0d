/** Labels on contours, each where it covers neither another label nor a mark. */
import { text } from '../svg.js'
import { textWidth } from '../text-width.js'
import { mapInk } from '../theme.js'
import type { PlanView } from './plan.js'

export interface LabelledContour {
  readonly words: string
  /** x, y pairs a ring. */
  readonly rings: readonly (readonly number[])[]
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const fontSize = 6
const clearance = 1

const boxAround = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2 - clearance,
  right: x + width / 2 + clearance,
  top: y - height / 2 - clearance,
  bottom: y + height / 2 + clearance,
})

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const isInside = (box: Box, { left, top, width, height }: PlanView): boolean =>
  box.left >= left && box.top >= top && box.right <= left + width && box.bottom <= top + height

/**
 * One label a contour, on its longest ring: the first corner from the top, clockwise or not as the ring runs, where the label lies
 * inside the view and off every mark and earlier label. A contour without such a corner has no label.
 *
 * @param marks x, y pairs: places to keep free by 5 pt.
 */
export function contourLabels(
  contours: readonly LabelledContour[],
  marks: readonly number[],
  view: PlanView,
): string[] {
  const taken: Box[] = []
  for (let i = 0; i + 1 < marks.length; i += 2) taken.push(boxAround(marks[i], marks[i + 1], 10, 10))
  return contours.flatMap(({ words, rings }) => {
    const width = textWidth(words, fontSize)
    const place = fromTheTop(longest(rings)).find(([x, y]) => {
      const box = boxAround(x, y, width, fontSize)
      return isInside(box, view) && !taken.some((other) => overlap(box, other))
    })
    if (place === undefined) return []
    const [x, y] = place
    taken.push(boxAround(x, y, width, fontSize))
    const halo = { stroke: '#FFFFFF', 'stroke-width': 1.8, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
    return [text(x, y + 2.2, words, { 'text-anchor': 'middle', 'font-size': fontSize, fill: mapInk, ...halo })]
  })
}

const longest = (rings: readonly (readonly number[])[]): readonly number[] =>
  rings.reduce((most, ring) => (ring.length > most.length ? ring : most), [])

/** The corners of a ring in its order, the uppermost first. */
function fromTheTop(ring: readonly number[]): (readonly [number, number])[] {
  const corners = Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k], ring[2 * k + 1]] as const)
  let first = 0
  corners.forEach(([, y], k) => {
    if (y < corners[first][1]) first = k
  })
  return [...corners.slice(first), ...corners.slice(0, first)]
}
