/** From a person's first visit to the next: a change is called only against what unchanged people show. */
import { type Agreement, agreementOf, beyondMdc } from '@penfield/stats'
import { type Outcome, outcomesOf } from './outcomes.js'
import type { GroupPeople } from './people.js'
import type { SessionNumber } from './results.js'
import type { Strata } from './strata.js'

export interface PersonChange {
  readonly label: string
  readonly group: string
  readonly first: number
  readonly second: number
  /** Null without people of whom it is known that nothing changed. */
  readonly isBeyond: boolean | null
}

export interface Changes {
  readonly outcome: Outcome
  readonly rows: readonly PersonChange[]
  /** Change that an unchanged person rarely exceeds, and how it was found; null when it is not known. */
  readonly limit: { readonly value: number; readonly name: string; readonly people: number } | null
}

/** Visits of each person, in their order. */
type Visits = ReadonlyMap<string, readonly string[]>

/**
 * @param outcome   the number at the first visit.
 * @param unchanged numbers of people who came twice without a change between; null where there are none.
 */
export function changesOf(
  outcome: Outcome,
  numbers: readonly SessionNumber[],
  people: GroupPeople,
  strata: Strata,
  visits: Visits,
  unchanged: readonly SessionNumber[] | null,
): Changes | null {
  const [first, second] = [0, 1].map((k) => valuesAt(outcome, numbers, people, strata, visits, k))
  const both = [...people.people.keys()].filter((i) => !Number.isNaN(first[i] + second[i]))
  if (both.length === 0) return null
  const agreement = unchanged === null ? null : agreementAmong(outcome, unchanged, people, strata)
  const limit = agreement === null ? null : limitOf(agreement)
  const rows = both.map((i) => ({
    label: people.people[i].label,
    group: people.groups[people.people[i].group],
    first: first[i],
    second: second[i],
    isBeyond: agreement === null ? null : beyondMdc(second[i] - first[i], agreement).verdict === 'changed',
  }))
  return { outcome, rows, limit }
}

function valuesAt(
  outcome: Outcome,
  numbers: readonly SessionNumber[],
  people: GroupPeople,
  strata: Strata,
  visits: Visits,
  k: number,
): Float64Array {
  const found = outcomesOf(numbers, people, strata, (label) => visits.get(label)?.[k] ?? null).find(
    (each) =>
      each.id === outcome.id &&
      each.level === outcome.level &&
      each.stratum === outcome.stratum &&
      each.muscles.join() === outcome.muscles.join(),
  )
  return found?.values ?? new Float64Array(people.people.length).fill(Number.NaN)
}

/** Of the same number of people who came twice. Where sides count, a person's is the one that has sessions, the right of two. */
function agreementAmong(
  outcome: Outcome,
  numbers: readonly SessionNumber[],
  people: GroupPeople,
  strata: Strata,
): Agreement | null {
  const labels = [...new Set(numbers.map(({ participant }) => participant))]
  const [some] = people.people
  const everyone = { ...people, people: labels.map((label) => ({ ...some, label })) }
  const of = (label: string) => numbers.filter(({ participant }) => participant === label)
  const visits = new Map(labels.map((label) => [label, [...new Set(of(label).map(({ session }) => session))]]))
  const sideOf = new Map(
    labels.map((label): [string, 'L' | 'R'] => {
      const isRight = of(label).some(({ hemisphere }) => hemisphere === 'R')
      return [label, isRight === (outcome.stratum === 'contralateral') ? 'L' : 'R']
    }),
  )
  const [first, second] = [0, 1].map((k) => valuesAt(outcome, numbers, everyone, { ...strata, sideOf }, visits, k))
  const values = [...first.keys()].filter((i) => !Number.isNaN(first[i] + second[i])).map((i) => [first[i], second[i]])
  return values.length < 2 ? null : agreementOf(values)
}

function limitOf(agreement: Agreement): NonNullable<Changes['limit']> {
  const { limit } = beyondMdc(0, agreement)
  const name = agreement.limit95 === null ? 'MDC95 by t' : '95 % of unchanged people, by rank'
  return { value: limit, name, people: agreement.n }
}
