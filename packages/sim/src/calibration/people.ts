import type { Simulated } from '../session.js'
import { cellsOf, type SiteCell } from './cells.js'

/** All visits of one person, in order. The first muscle of each session is judged. */
export type People = readonly (readonly Simulated[])[]

/** The sites of a session, and the session's number among all. */
export interface Visit {
  readonly index: number
  readonly cells: readonly SiteCell[]
}

export const visitsOf = (people: People): readonly (readonly Visit[])[] => {
  let index = 0
  return people.map((visits) => visits.map((session) => ({ index: index++, cells: cellsOf(session) })))
}

/** Every two visits of the same person. */
export const pairsOf = <T>(people: readonly (readonly T[])[]): readonly (readonly [T, T])[] =>
  people.flatMap((visits) => visits.flatMap((one, i) => visits.slice(i + 1).map((other) => [one, other] as [T, T])))
