/** A vertical axis that holds every value: where a few lie far from the rest it is broken, and says so. */
import { quantileSorted, sortedPresent } from '@penfield/kernels'
import { leftAxis } from '../../axis.js'
import { formatTick } from '../../format.js'
import { linearScale, type Scale, ticks } from '../../scale.js'
import { line } from '../../svg.js'
import type { Theme } from '../../theme.js'
import { withRoom } from './room.js'

export interface BrokenAxis {
  readonly scale: Scale
  /** From paper, pt, back to the value. */
  readonly valueAt: (y: number) => number
  readonly marks: readonly number[]
  /** Where the axis is broken, pt. */
  readonly breaks: readonly number[]
  /** How many values lie beyond a break. */
  readonly beyond: number
}

/** Share of the height for what lies beyond a break. */
const outerShare = 0.17
/** Least distance of a label from a break, pt. */
const labelRoom = 10
/** What stands beyond a break keeps so far from it and from the ends, pt. */
const breakRoom = 3
const farInQuartileRanges = 3

/**
 * Broken where values lie more than 3 interquartile ranges from the quartiles and would more than double the axis.
 *
 * @param values of all people, at least one.
 * @param others that must be on the axis too: ends of intervals.
 */
export function brokenAxis(
  values: readonly number[],
  others: readonly number[],
  [bottom, top]: readonly [number, number],
): BrokenAxis {
  const sorted = sortedPresent([...values, ...others])
  const [least, most] = [sorted[0], sorted[sorted.length - 1]]
  const inner = innerRange(values)
  const [near0, near1] = inner
  const isFar = (distance: number): boolean => near1 - near0 > 1e-9 * Math.abs(near1) && distance > near1 - near0
  const [isLowBroken, isHighBroken] = [isFar(near0 - least), isFar(most - near1)]
  const [from, to] = [isLowBroken ? near0 : least, isHighBroken ? near1 : most]
  const [low, high] = withRoom(from, to)
  const height = bottom - top
  const yLow = bottom - (isLowBroken ? outerShare * height : 0)
  const yHigh = top + (isHighBroken ? outerShare * height : 0)
  const middle = linearScale([low, high], [yLow, yHigh])
  const under = linearScale([least, low], [bottom - breakRoom, yLow + breakRoom])
  const over = linearScale([high, most], [yHigh - breakRoom, top + breakRoom])
  const isUnder = (value: number): boolean => isLowBroken && value < low
  const isOver = (value: number): boolean => isHighBroken && value > high
  const scale: Scale = (value) => (isUnder(value) ? under(value) : isOver(value) ? over(value) : middle(value))
  const breaks = [...(isLowBroken ? [yLow] : []), ...(isHighBroken ? [yHigh] : [])]
  // The outermost first: it says how far the axis goes.
  const outside = [
    ...(isLowBroken ? ticks(least, low, 6).filter(isUnder) : []),
    ...(isHighBroken ? ticks(high, most, 6).filter(isOver).reverse() : []),
  ].filter((mark) => breaks.every((y) => Math.abs(scale(mark) - y) >= labelRoom))
  return {
    ...{ scale, breaks, marks: [...ticks(low, high, 5), ...apart(outside, scale)] },
    valueAt: (y) => {
      if (isLowBroken && y > yLow)
        return Math.min(low, linearScale([bottom - breakRoom, yLow + breakRoom], [least, low])(y))
      if (isHighBroken && y < yHigh)
        return Math.max(high, linearScale([yHigh - breakRoom, top + breakRoom], [high, most])(y))
      return linearScale([yLow, yHigh], [low, high])(y)
    },
    beyond: values.filter((value) => isUnder(value) || isOver(value)).length,
  }
}

/** Smallest and largest value that is not far from the quartiles. */
function innerRange(values: readonly number[]): readonly [number, number] {
  const sorted = sortedPresent(values)
  const [q1, q3] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)]
  const reach = farInQuartileRanges * (q3 - q1)
  const near = sorted.filter((value) => value >= q1 - reach && value <= q3 + reach)
  return [near[0], near[near.length - 1]]
}

/** In their order as many as can be read. */
function apart(marks: readonly number[], scale: Scale): number[] {
  const kept: number[] = []
  for (const mark of marks)
    if (kept.every((other) => Math.abs(scale(other) - scale(mark)) >= labelRoom)) kept.push(mark)
  return kept
}

/** The axis at x; a break is two strokes across it and a fine line through the panel. */
export function drawBrokenAxis(
  x: number,
  right: number,
  [bottom, top]: readonly [number, number],
  { scale, marks, breaks }: BrokenAxis,
  theme: Theme,
): string[] {
  return [
    ...leftAxis(x, top, bottom, { scale, marks, label: (value) => formatTick(value), name: '', theme }),
    ...breaks.flatMap((y) => [line(x, y, right, y, breakLine(theme)), breakMark(x, y, theme)]),
  ]
}

const breakLine = (theme: Theme) => ({ stroke: theme.control, 'stroke-width': 0.5, 'stroke-dasharray': '1 2' })

/** Two slanted strokes with a gap in the axis between them. */
export const breakMark = (x: number, y: number, theme: Theme): string =>
  [
    line(x, y - 1.2, x, y + 1.2, { stroke: theme.page, 'stroke-width': 1.5 }),
    line(x - 2.5, y - 0.2, x + 2.5, y - 2.2, { stroke: theme.text, 'stroke-width': 0.6 }),
    line(x - 2.5, y + 2.2, x + 2.5, y + 0.2, { stroke: theme.text, 'stroke-width': 0.6 }),
  ].join('')
