/** One group of a raincloud, from left to right: people, median and quartiles, mean with interval, density. */
import { quantileSorted, sortedPresent } from '@penfield/kernels'
import type { Scale } from '../../scale.js'
import { closedPath, element, line, rect, text } from '../../svg.js'
import { fitText } from '../../text-width.js'
import type { Theme } from '../../theme.js'
import { drawMark } from '../mark.js'
import { bandwidth, density } from './density.js'
import { type GroupStyle, groupMark, ofPerson } from './person-mark.js'
import { swarm } from './swarm.js'

/** The density at places evenly spaced on paper, from the least value to the largest. */
export interface Cloud {
  /** On paper, pt. */
  readonly at: readonly number[]
  /** Per unit of the values. */
  readonly heights: readonly number[]
  readonly densest: number
}

/** Steps of the curve on paper, pt. */
const step = 1.5

/**
 * @param scale   from values to paper, and back.
 * @returns null where the values have no spread.
 */
export function cloudOf(
  values: readonly number[],
  { scale, valueAt }: { readonly scale: Scale; readonly valueAt: (y: number) => number },
): Cloud | null {
  const h = bandwidth(values)
  if (h === null) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const [from, to] = [scale(least), scale(most)]
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / step))
  const at = Array.from({ length: steps + 1 }, (_, k) => from + (k / steps) * (to - from))
  const heights = at.map((y) => density(values, h, Math.min(most, Math.max(least, valueAt(y)))))
  return { at, heights, densest: Math.max(...heights) }
}

interface CloudGroup {
  readonly name: string
  readonly people: readonly { readonly label: string; readonly value: number }[]
  readonly mean: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Where a group stands on paper, pt, and how. */
interface Slot {
  readonly left: number
  readonly width: number
  readonly bottom: number
  readonly y: Scale
  /** The largest density of the panel: the curves of its groups share one scale. */
  readonly densest: number
  readonly style: GroupStyle
  readonly words: (value: number) => string
  readonly theme: Theme
}

/** Shares of the slot's width. */
const parts = { dots: 0.23, box: 0.49, mean: 0.61, cloud: 0.67, end: 0.97 } as const

export function drawCloud(group: CloudGroup, cloud: Cloud | null, slot: Slot): string[] {
  const { left, width, bottom, style, theme } = slot
  const middle = left + width / 2
  const centred = { 'text-anchor': 'middle' }
  return [
    ...dotsOf(group, slot),
    ...boxOf(
      group.people.map(({ value }) => value),
      slot,
    ),
    ...meanOf(group, slot),
    ...(cloud === null ? [] : [outlineOf(cloud, slot)]),
    line(left + 1, bottom + 3, left + width - 1, bottom + 3, { stroke: style.colour, 'stroke-width': 1.5 }),
    text(middle, bottom + 12, fitText(group.name, 7, width - 2), { ...centred, fill: theme.text }),
    text(middle, bottom + 20.5, `n ${group.people.length}`, { ...centred, fill: theme.muted }),
  ]
}

const radiusOf = (n: number, width: number): number => Math.min(width / 18, n <= 30 ? 2.1 : n <= 80 ? 1.6 : 1.1)

function dotsOf({ people }: CloudGroup, { left, width, y, style, words, theme }: Slot): string[] {
  const radius = radiusOf(people.length, width)
  const along = people.map(({ value }) => y(value))
  const across = swarm(along, radius + 0.3, parts.dots * width - radius - 0.5)
  const middle = left + parts.dots * width
  return people.map(({ label, value }, k) =>
    ofPerson(label, words(value), [groupMark(style, middle + across[k], along[k], radius, theme)]),
  )
}

function boxOf(values: readonly number[], { left, width, y, style }: Slot): string[] {
  if (values.length < 2) return []
  const sorted = sortedPresent(values)
  const [q1, q2, q3] = [0.25, 0.5, 0.75].map((p) => y(quantileSorted(sorted, p)))
  const x = left + parts.box * width
  const half = Math.min(2.2, 0.04 * width)
  return [
    rect(x - half, q3, 2 * half, Math.max(0, q1 - q3), { fill: 'none', stroke: style.colour, 'stroke-width': 0.6 }),
    line(x - half, q2, x + half, q2, { stroke: style.colour, 'stroke-width': 1.6 }),
  ]
}

function meanOf({ mean, low, high }: CloudGroup, { left, width, y, theme }: Slot): string[] {
  if (mean === null) return []
  const x = left + parts.mean * width
  const stroke = { stroke: theme.text, 'stroke-width': 1 }
  return [
    ...(low === null || high === null ? [] : [line(x, y(low), x, y(high), stroke)]),
    drawMark('diamond', x, y(mean), Math.min(1.9, 0.045 * width), { fill: theme.text }),
  ]
}

function outlineOf({ at, heights }: Cloud, { left, width, densest, style }: Slot): string {
  const x = left + parts.cloud * width
  const reach = ((parts.end - parts.cloud) * width) / densest
  const corners = at.flatMap((y, k) => [x + reach * heights[k], y])
  return element('path', {
    d: closedPath([x, at[0], ...corners, x, at[at.length - 1]]),
    ...{ fill: style.colour, 'fill-opacity': 0.22, stroke: style.colour, 'stroke-width': 0.6 },
  })
}
