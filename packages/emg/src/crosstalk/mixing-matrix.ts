import type { CrosstalkFinding } from '@penfield/core'
import { error } from '../codes.js'

/** Which share of each muscle's EMG stands in each channel. */
export interface Mixing {
  /** In the order of the session. */
  readonly muscles: readonly string[]
  /** m × m, row-major: row = channel, column = muscle; gain of amplitude. 1 on the diagonal. x = M s. */
  readonly gains: Float64Array
}

/** A leak of one muscle into the channel of another. */
export interface Leak {
  readonly source: string
  readonly channel: string
  readonly gain: number
}

/** No leak: every channel holds its own muscle alone. */
const identity = (m: number): Float64Array =>
  Float64Array.from({ length: m * m }, (_, k) => (Math.floor(k / m) === k % m ? 1 : 0))

/**
 * The mixing matrix of leaks that are known.
 *
 * @param leaks   at most one from a muscle into a channel; the others are 0.
 * @param muscles of the session, two or more.
 * @throws {PenfieldError} emg/mixing-muscle — a leak names a muscle that is not there, a muscle twice, or a pair twice.
 * @throws {PenfieldError} emg/mixing-too-large — a gain is 1 or more, or not a number.
 */
export function mixingMatrix(leaks: readonly Leak[], muscles: readonly string[]): Mixing {
  const m = muscles.length
  const gains = identity(m)
  const stated = new Set<number>()
  for (const { source, channel, gain } of leaks) {
    const [column, row] = [source, channel].map((name) => placeOf(name, muscles))
    const at = row * m + column
    if (column === row || stated.has(at)) throw repeated(source, channel)
    if (!(Math.abs(gain) < 1)) throw tooLarge(source, channel, gain)
    stated.add(at)
    gains[at] = gain
  }
  return { muscles, gains }
}

/**
 * The mixing matrix by what was found of each pair, both ways alike. Among three or more muscles, the part of a correlation
 * that comes by way of a third is taken for a leak of its own; it is of the order of c².
 *
 * @param found the mixing of every pair of the muscles; a negative estimate stays as it is.
 * @throws {PenfieldError} emg/no-mixing — a pair has no estimate.
 */
export function estimatedMixing(
  found: readonly Pick<CrosstalkFinding, 'muscleA' | 'muscleB' | 'mixing'>[],
  muscles: readonly string[],
): Mixing {
  const leaks: Leak[] = []
  for (const [i, a] of muscles.entries()) {
    for (const b of muscles.slice(i + 1)) {
      const pair = found.find(
        ({ muscleA, muscleB }) => (muscleA === a && muscleB === b) || (muscleA === b && muscleB === a),
      )
      const gain = pair?.mixing.twoWay.value ?? Number.NaN
      if (Number.isNaN(gain)) throw noMixing(a, b)
      leaks.push({ source: a, channel: b, gain }, { source: b, channel: a, gain })
    }
  }
  return mixingMatrix(leaks, muscles)
}

function placeOf(name: string, muscles: readonly string[]): number {
  const place = muscles.indexOf(name)
  if (place >= 0) return place
  throw error('emg/mixing-muscle', {
    what: `The muscle ${name} is not one of ${muscles.join(', ')}.`,
    where: { argument: '--unmix' },
    fix: 'Name the muscles as the session has them, as in --unmix "DM>LES:0.1".',
  })
}

const repeated = (source: string, channel: string) =>
  error('emg/mixing-muscle', {
    what:
      source === channel
        ? `The leak from ${source} into its own channel was stated; leaks go from one muscle into another.`
        : `The leak from ${source} into ${channel} was stated twice; one number was expected.`,
    where: { argument: '--unmix' },
    fix: 'State each leak once, as in --unmix "DM>LES:0.1,LES>DM:0.05".',
  })

const tooLarge = (source: string, channel: string, gain: number) =>
  error('emg/mixing-too-large', {
    what: `The leak from ${source} into ${channel} is ${gain}; a number between −1 and 1 was expected.`,
    where: { argument: '--unmix' },
    fix: 'Give the leak as a share of its source, as 0.1 for 10 %. Channels that hold as much of each other cannot be told apart.',
  })

const noMixing = (a: string, b: string) =>
  error('emg/no-mixing', {
    what: `The crosstalk between ${a} and ${b} could not be estimated: it needs accepted trials with both muscles recorded before the stimulus.`,
    where: { argument: '--unmix' },
    fix: `State it, as in --unmix "${a}>${b}:0.1", or leave --unmix out.`,
  })
