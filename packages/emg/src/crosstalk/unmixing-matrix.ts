import { error } from '../codes.js'
import type { Mixing } from './mixing-matrix.js'

/** A pivot below this: the channels hold the same mixture. */
const leastPivot = 1e-6

/** The smallest gain of an unmixing that counts: what lies below is rounding. */
const leastGain = 1e-12

/**
 * The inverse of a mixing matrix, by elimination with row pivots.
 *
 * @returns m × m, row-major: s = W x; gains that are 0 but for rounding are 0, so that a channel that a muscle does not need
 *   does not matter to it.
 * @throws {PenfieldError} emg/mixing-singular — the channels cannot be told apart.
 */
export function unmixingMatrix({ muscles, gains }: Mixing): Float64Array {
  const m = muscles.length
  const left = Float64Array.from(gains)
  const right = Float64Array.from(gains, (_, k) => (Math.floor(k / m) === k % m ? 1 : 0))
  for (let column = 0; column < m; column++) {
    let pivot = column
    for (let row = column + 1; row < m; row++)
      if (Math.abs(left[row * m + column]) > Math.abs(left[pivot * m + column])) pivot = row
    const size = left[pivot * m + column]
    if (!(Math.abs(size) >= leastPivot)) throw singular(muscles)
    for (const matrix of [left, right]) {
      for (let k = 0; k < m; k++) {
        const held = matrix[column * m + k]
        matrix[column * m + k] = matrix[pivot * m + k] / size
        if (pivot !== column) matrix[pivot * m + k] = held
      }
    }
    for (let row = 0; row < m; row++) {
      const factor = row === column ? 0 : left[row * m + column]
      if (factor === 0) continue
      for (let k = 0; k < m; k++) {
        left[row * m + k] -= factor * left[column * m + k]
        right[row * m + k] -= factor * right[column * m + k]
      }
    }
  }
  return right.map((gain) => (Math.abs(gain) < leastGain ? 0 : gain))
}

const singular = (muscles: readonly string[]) =>
  error('emg/mixing-singular', {
    what: `With these leaks the channels of ${muscles.join(', ')} hold the same mixture, so no muscle can be told from the others.`,
    where: { argument: '--unmix' },
    fix: 'State smaller leaks, or leave out a channel.',
  })
