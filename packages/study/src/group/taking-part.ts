/** Visits of people, and who takes part. */
import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import type { GroupOptions } from './options.js'
import type { VisitOf } from './outcomes.js'
import type { GroupPeople } from './people.js'
import type { GroupResults } from './results.js'

/** Visits of each person: numbers in labels count as numbers, so that 2 comes before 10. */
export function visitsOf({ numbers }: GroupResults): ReadonlyMap<string, readonly string[]> {
  const visits = new Map<string, string[]>()
  for (const { participant, session } of numbers) {
    const own = visits.get(participant) ?? []
    if (!own.includes(session)) own.push(session)
    visits.set(participant, own)
  }
  for (const own of visits.values()) own.sort(naturally)
  return visits
}

const parts = (label: string): readonly (string | number)[] =>
  label.split(/(\d+)/).map((part, k) => (k % 2 === 1 ? +part : part))

function naturally(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)]
  for (let k = 0; k < Math.min(x.length, y.length); k++) if (x[k] !== y[k]) return x[k] < y[k] ? -1 : 1
  return x.length - y.length
}

/** A named visit, or the first of each person. */
export const visitPicker =
  (visits: ReadonlyMap<string, readonly string[]>, visit: string | null): VisitOf =>
  (label) => {
    const own = visits.get(label) ?? []
    if (visit === null) return own[0] ?? null
    return own.includes(visit) ? visit : null
  }

/**
 * A visit without which a person can't be compared. With one visit after, both are needed; with several, the model keeps who has any.
 */
function lackedVisit(own: readonly string[], { visit, trial }: GroupOptions): string | null {
  if (trial === null) return visit === null || own.includes(visit) ? null : visit
  const { pre, post } = trial
  if (post.length === 1) return [pre, ...post].find((each) => !own.includes(each)) ?? null
  return [pre, ...post].some((each) => own.includes(each)) ? null : pre
}

/** Who takes part, and why the others do not. */
export function takingPart(
  everyone: GroupPeople,
  visits: ReadonlyMap<string, readonly string[]>,
  options: GroupOptions,
) {
  const wanted = options.trial?.pre ?? options.visit
  const leftOut = [
    ...everyone.ungrouped.map((label) => ({ label, reason: `no ${options.between}` })),
    ...everyone.people.flatMap(({ label }) => {
      const own = visits.get(label)
      if (own === undefined) return [{ label, reason: 'no results' }]
      const lacking = lackedVisit(own, options)
      return lacking === null ? [] : [{ label, reason: `no visit ${lacking}` }]
    }),
    ...[...visits.keys()]
      .filter(
        (label) => !everyone.people.some((person) => person.label === label) && !everyone.ungrouped.includes(label),
      )
      .map((label) => ({ label, reason: `not in ${everyone.table.file}` })),
  ]
  const people = everyone.people.filter(({ label }) => !leftOut.some((each) => each.label === label))
  const empty = everyone.groups.find((_, k) => !people.some(({ group }) => group === k))
  if (empty !== undefined) {
    throw error('study/group-design', {
      what: `Nobody of the group ${shown(empty)} has results${wanted === null ? '' : ` of visit ${[wanted, ...(options.trial?.post ?? [])].join(' and ')}`}; the results hold ${[
        ...visits.keys(),
      ]
        .slice(0, 5)
        .map((label) => shown(label))
        .join(', ')}${visits.size > 5 ? ' and others' : ''}.`,
      where: { file: everyone.table.file },
      fix: 'Name people in the table as in the results, or give the folders of the others too.',
    })
  }
  return { people: { ...everyone, people }, leftOut }
}
