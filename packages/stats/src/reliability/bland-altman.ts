/** Limits of agreement between two sessions, after Bland and Altman. */
import { exp, ln } from '@penfield/kernels'
import { error } from '../codes.js'
import type { Interval } from '../distributions/proportion.js'
import { tQuantile } from '../distributions/student.js'
import { type NoStatistic, noStatistic } from '../missing.js'
import { momentsOf } from '../moments.js'
import { tooLarge } from './precision.js'
import { type ProportionalBias, proportionalBias } from './proportional-bias.js'

export interface BlandAltmanOptions {
  /** Compare the logarithms: the limits are then ratios. */
  readonly log?: boolean
}

/** In the unit of the values; with `log` all but `ratio` are of the logarithms. */
export interface BlandAltman {
  /** Pairs. */
  readonly n: number
  /** Mean of second − first. */
  readonly bias: number
  /** Of the differences, with n − 1. */
  readonly sd: number
  /** Limits of agreement. */
  readonly low: number
  readonly high: number
  /** Standard error of each limit. */
  readonly seOfLimits: number
  /** 95 % intervals by t(n − 1) of the bias and of the two limits. */
  readonly biasInterval: Interval
  readonly lowInterval: Interval
  readonly highInterval: Interval
  readonly proportional: ProportionalBias | NoStatistic
  /** second/first: its geometric mean and limits of agreement; null without `log`. */
  readonly ratio: RatioLimits | null
}

export interface RatioLimits {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 *     d = second − first        low, high = d̄ ∓ 1.96 SD        SE(limit) = SD √(1/n + 1.96²/(2(n−1)))
 *
 * With `log`, d = ln second − ln first and ratio = e^d̄, e^low … e^high.
 *
 * @param first  n values of the first session; a pair with NaN is left out.
 * @param second n values of the second session, of the same people in the same order.
 * @returns missing below two pairs (`too-few-values`), or with `log` and a value of 0 or less (`not-positive`).
 * @throws {PenfieldError} stats/lengths-differ — the sessions differ in length.
 * @throws {PenfieldError} stats/value-not-a-number — a value is too large for its square.
 */
export function blandAltman(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { log = false }: BlandAltmanOptions = {},
): BlandAltman | NoStatistic {
  const pairs = pairsOf(first, second)
  if (pairs.length < 2) return noStatistic('too-few-values')
  if (!log) return limitsOf(pairs)
  if (pairs.some(([x, y]) => x <= 0 || y <= 0)) return noStatistic('not-positive')
  const found = limitsOf(pairs.map(([x, y]) => [ln(x), ln(y)]))
  return { ...found, ratio: { value: exp(found.bias), low: exp(found.low), high: exp(found.high) } }
}

type Pair = readonly [first: number, second: number]

/** Standard deviations from the bias to a limit. */
const reach = 1.96

function limitsOf(pairs: readonly Pair[]): BlandAltman {
  const differences = pairs.map(([x, y]) => y - x)
  const { n, mean: bias, variance } = momentsOf(differences)
  const sd = Math.sqrt(variance)
  const [low, high] = [bias - reach * sd, bias + reach * sd]
  const seOfLimits = sd * Math.sqrt(1 / n + (reach * reach) / (2 * (n - 1)))
  const t = tQuantile(0.975, n - 1)
  const around = (at: number, se: number): Interval => ({ low: at - t * se, high: at + t * se })
  return {
    ...{ n, bias, sd, low, high, seOfLimits },
    biasInterval: around(bias, sd / Math.sqrt(n)),
    lowInterval: around(low, seOfLimits),
    highInterval: around(high, seOfLimits),
    proportional: proportionalBias(
      pairs.map(([x, y]) => (x + y) / 2),
      differences,
    ),
    ratio: null,
  }
}

function pairsOf(first: ArrayLike<number>, second: ArrayLike<number>): Pair[] {
  if (first.length !== second.length) {
    throw error('stats/lengths-differ', {
      what: `The first session has ${first.length} values and the second ${second.length}; as many were expected.`,
      fix: 'Give both sessions of the same people in the same order, NaN for one that is missing.',
    })
  }
  const pairs: Pair[] = []
  for (let i = 0; i < first.length; i++) {
    const larger = Math.max(Math.abs(first[i]), Math.abs(second[i]))
    if (Number.isNaN(larger)) continue
    if (larger >= tooLarge) {
      throw error('stats/value-not-a-number', {
        what: `Pair ${i + 1} is ${first[i]} and ${second[i]}; numbers below 1e150 were expected.`,
        fix: 'Correct the value, or give NaN if it is missing.',
      })
    }
    pairs.push([first[i], second[i]])
  }
  return pairs
}
