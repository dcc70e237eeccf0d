import type { CrosstalkFinding, Estimate } from '../model/emg-findings.js'
import { isMissing } from '../model/missing.js'
import type { Interval, Value } from '../model/result.js'
import type { MapPair } from '../overlap/pair.js'
import { crosstalkNeeded } from './needed.js'

/** A histogram intersection with its interval, measured or without trial noise. */
export interface ObservedOverlap {
  readonly value: Value
  readonly interval: Interval
}

/**
 * Σ A w of both maps over the nodes that the overlap is measured on, µV·mm².
 *
 * @returns [total of a, total of b]; 0 for a map without weight.
 */
export function mapTotals({ areasMm2, aUv, bUv }: MapPair): readonly [number, number] {
  let [a, b] = [0, 0]
  for (let i = 0; i < areasMm2.length; i++) {
    a += areasMm2[i] * aUv[i]
    b += areasMm2[i] * bUv[i]
  }
  return [a, b]
}

/**
 * The crosstalk that one session's overlap would need, from the totals of its own maps.
 *
 * The interval is that of the overlap, end by end, since the number grows with the overlap; an end at which the overlap lies
 * below the reference needs no crosstalk and becomes 0. The totals stand as measured, so their own noise is not in it.
 *
 * @param overlap   histogram intersection; the one without trial noise where there is one.
 * @param totals    of the observed maps, see {@link mapTotals}.
 * @param reference overlap of the maps without crosstalk. 0: they share nothing, and crosstalk makes all of the overlap.
 */
export function crosstalkNeededForPair(
  overlap: ObservedOverlap,
  totals: readonly [number, number],
  reference = 0,
): CrosstalkFinding['needed'] {
  const needed = (observed: number): number =>
    crosstalkNeeded({ quantity: 'overlap', observed, reference, totals, totalsOf: 'observed' }).mixing
  const value = needed(numberOf(overlap.value))
  const end = (observed: Value): number => needed(Math.max(numberOf(observed), reference))
  const none: Estimate = { value: Number.NaN, low: Number.NaN, high: Number.NaN }
  return {
    reference,
    overlap: numberOf(overlap.value),
    mixing: Number.isNaN(value) ? none : { value, low: end(overlap.interval.low), high: end(overlap.interval.high) },
  }
}

const numberOf = (value: Value): number => (isMissing(value) ? Number.NaN : value)
