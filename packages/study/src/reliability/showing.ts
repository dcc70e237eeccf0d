/** Numbers of a reliability study as text: one place for terminal and page. */
import type { Unit } from '@penfield/core'
import { exp } from '@penfield/kernels'
import {
  formatBounds,
  formatNumber,
  formatP,
  type Place,
  type Quantity,
  quantityOfUnit,
  unitName,
} from '@penfield/report'
import type { ReliabilityResult } from './reliability.js'

/** Where numbers of a result are shown, and how the result is scaled. */
export interface Showing {
  readonly place: Place
  readonly unit: string | null
  readonly log: boolean
}

export const showingOf = ({ request, repeats }: ReliabilityResult, place: Place): Showing => ({
  ...{ place, unit: repeats.unit, log: request.log },
})

/** Errors of ratios and counts are small beside the digits that ratios and counts are written with. */
const byDigits = ['1', 'count']

const quantityOf = (unit: string | null): Quantity =>
  unit !== null && unit in quantityOfUnit && !byDigits.includes(unit) ? quantityOfUnit[unit as Unit] : 'amplitude'

/** The unit as it stands behind a number, with a space before it; nothing for a number without. */
export function unitText({ unit, place, log }: Showing): string {
  if (log || unit === null || byDigits.includes(unit)) return ''
  return ` ${unit in quantityOfUnit ? unitName(quantityOfUnit[unit as Unit], { place }) : unit}`
}

/** A number in the unit of the values; on logarithms the factor that it stands for: `x 1.08`. */
export const shownNumber = (value: number, showing: Showing): string =>
  showing.log ? factor(exp(value), showing) : formatNumber(value, quantityOf(showing.unit), showing)

const factor = (ratio: number, { place }: Showing): string =>
  `${place === 'page' ? '×' : 'x'} ${formatNumber(ratio, 'ratio', { place })}`

/** The same with its unit. */
export const withUnit = (value: number, showing: Showing): string =>
  `${shownNumber(value, showing)}${unitText(showing)}`

/** `0.49 (-0.52, 1.49)`; on a page `0.49 (−0.52 to 1.49)`. */
export function withEnds(value: number, ends: { low: number; high: number }, showing: Showing): string {
  const [low, high] = showing.log
    ? [factor(exp(ends.low), showing), factor(exp(ends.high), showing)]
    : (formatBounds(value, ends, quantityOf(showing.unit), showing) ?? ['n/a', 'n/a'])
  return `${shownNumber(value, showing)} ${inBrackets(low, high, showing.place)}`
}

/** Both ends, as the place writes them. */
export const inBrackets = (low: string, high: string, place: Place): string =>
  place === 'page' ? `(${low} to ${high})` : `(${low}, ${high})`

/** A ratio; `n/a` for one that is no number. */
export const ratioText = (value: number, place: Place): string =>
  Number.isFinite(value) ? formatNumber(value, 'ratio', { place }) : 'n/a'

/** `p = 0.014`; below what a slope is ever judged by, only that. */
export const slopeP = (p: number, place: Place): string => (p < 1e-4 ? 'p < 0.0001' : formatP(p, null, { place }))
