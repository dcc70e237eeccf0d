/** How the variance of people measured in sessions divides into people, sessions and the rest. */
import { meanSquaresOf } from './mean-squares.js'

/** In the squared unit of the values; the SD in their unit. */
export interface VarianceComponents {
  /** People and sessions. */
  readonly n: number
  readonly k: number
  /** Between people; negative when they differ less than the residual alone would make them, and reported as it is. */
  readonly people: number
  /** Between sessions, of a shift that all people share; may be negative likewise. */
  readonly sessions: number
  readonly residual: number
  /** Square roots, 0 where the variance is negative. */
  readonly sdPeople: number
  readonly sdSessions: number
  readonly sdResidual: number
}

/**
 * Two-way random effects without replication, by the expected mean squares.
 *
 *     people = (MSR − MSE)/k        sessions = (MSC − MSE)/n        residual = MSE
 *
 * Their sum is the variance of one person in one session; people/sum is ICC(2,1).
 *
 * @param values n × k, one row a person, one column a session, none missing.
 * @throws {PenfieldError} as {@link meanSquaresOf}.
 */
export function varianceComponents(values: readonly (readonly number[])[]): VarianceComponents {
  const { n, k, rows, columns, residual } = meanSquaresOf(values)
  const [people, sessions] = [(rows - residual) / k, (columns - residual) / n]
  const sd = (variance: number): number => Math.sqrt(Math.max(0, variance))
  return {
    ...{ n, k, people, sessions, residual },
    ...{ sdPeople: sd(people), sdSessions: sd(sessions), sdResidual: sd(residual) },
  }
}
