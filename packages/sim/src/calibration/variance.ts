/** How a number that each person shows at each visit varies. */
import { meanOf, sdOf } from './numbers.js'

export interface Components {
  /** SD between people, and between visits of the same person. */
  readonly people: number
  readonly visits: number
  /** Two-way, random, single, absolute agreement. */
  readonly icc: number
}

/**
 * Mean squares of people R, visits C and rest E of n × k values:
 *
 *     ICC(2,1) = (R − E) / (R + (k − 1) E + k (C − E) / n)
 *
 * @param table n people × k visits.
 */
export function componentsOf(table: readonly (readonly number[])[]): Components {
  const [n, k] = [table.length, table[0].length]
  const square = (sd: number) => sd * sd
  const rows = k * square(sdOf(table.map(meanOf)))
  const columns = n * square(sdOf(table[0].map((_, j) => meanOf(table.map((values) => values[j])))))
  const all = (n * k - 1) * square(sdOf(table.flat()))
  const rest = (all - (n - 1) * rows - (k - 1) * columns) / ((n - 1) * (k - 1))
  const visits = meanOf(table.map((values) => square(sdOf(values))))
  return {
    people: Math.sqrt(Math.max(0, (rows - visits) / k)),
    visits: Math.sqrt(visits),
    icc: (rows - rest) / (rows + (k - 1) * rest + (k * (columns - rest)) / n),
  }
}
