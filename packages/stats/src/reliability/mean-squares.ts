/** The mean squares of people measured in sessions, checked at the door and rid of what rounding leaves. */
import { error } from '../codes.js'
import { agreementOf } from './agreement.js'
import { rounding, tooLarge } from './precision.js'

export interface MeanSquares {
  /** People and sessions. */
  readonly n: number
  readonly k: number
  /** MSR, between people. */
  readonly rows: number
  /** MSC, between sessions. */
  readonly columns: number
  /** MSE, what neither people nor sessions explain. */
  readonly residual: number
  /** MSW, within people. */
  readonly within: number
}

/**
 *     MSW = (MSC + (n−1) MSE)/n        the others as in agreementOf
 *
 * @param values n × k, one row a person, one column a session, none missing.
 * @throws {PenfieldError} stats/too-few-values — fewer than two people or two sessions.
 * @throws {PenfieldError} stats/lengths-differ — rows of different length.
 * @throws {PenfieldError} stats/value-not-a-number — a cell that is no number below 1e150, whose square would be none.
 */
export function meanSquaresOf(values: readonly (readonly number[])[]): MeanSquares {
  const size = largestOf(values)
  const { n, k, msRows, msColumns, msResidual } = agreementOf(values)
  const least = rounding * size * (rounding * size)
  const [rows, columns, residual] = [msRows, msColumns, msResidual].map((square) => (square > least ? square : 0))
  return { n, k, rows, columns, residual, within: (columns + (n - 1) * residual) / n }
}

/** The largest |value|, once every cell is known to hold one. */
function largestOf(values: readonly (readonly number[])[]): number {
  let largest = 0
  values.forEach((row, i) => {
    if (row.length !== values[0].length) {
      throw error('stats/lengths-differ', {
        what: `Person ${i + 1} has ${row.length} sessions; ${values[0].length} were expected, as person 1 has.`,
        fix: 'Leave out the people who lack a session.',
      })
    }
    row.forEach((value, j) => {
      if (!(Math.abs(value) < tooLarge)) {
        throw error('stats/value-not-a-number', {
          what: `The value of person ${i + 1} in session ${j + 1} is ${value}; a number below 1e150 was expected.`,
          fix: 'Leave out the people who lack a session, or correct the value.',
        })
      }
      largest = Math.max(largest, Math.abs(value))
    })
  })
  return largest
}
