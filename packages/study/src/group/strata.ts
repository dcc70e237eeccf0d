/** Which hemisphere of a person counts: as stimulated, or as it lies to the pain; never both as two people. */
import { draws, streams } from '@penfield/kernels'
import type { GroupPeople } from './people.js'

/** What stands in the column hemisphere. `mean` is the mean of a person's two hemispheres. */
export type Stratum = 'L' | 'R' | 'mean' | 'contralateral' | 'ipsilateral' | 'n/a'

export interface Strata {
  /** The main one first. */
  readonly names: readonly Stratum[]
  /** Side to which a person's hemispheres are referred; only where people have a pain side. */
  readonly sideOf: ReadonlyMap<string, 'L' | 'R'>
  /** Where both hemispheres occur and nobody has both: how many people have each; else empty. */
  readonly apart: readonly { readonly hemisphere: string; readonly people: number }[]
  /** People without pain on one side, whose side was drawn so that groups have as many of each. */
  readonly drawn: readonly string[]
}

/**
 * With a pain side: contralateral is the hemisphere that drives the painful side. People of the reference group have no such side; theirs is
 * drawn, in the proportions of those who have one.
 */
export function strataOf(
  { people }: GroupPeople,
  stimulated: ReadonlyMap<string, ReadonlySet<string>>,
  seed: number,
): Strata {
  const painful = people.filter(({ painSide }) => painSide !== null)
  if (painful.length === 0) return { ...unsided(people, stimulated), sideOf: new Map(), drawn: [] }
  const others = people.filter(({ painSide }) => painSide === null)
  const order = others
    .map(({ label }, k) => ({ label, at: draws(seed, streams.people, k).uniform() }))
    .sort((a, b) => a.at - b.at)
  const left = painful.filter(({ painSide }) => painSide === 'L').length / painful.length
  const wanted = Math.round(left * order.length)
  const sideOf = new Map<string, 'L' | 'R'>()
  for (const { label, painSide } of painful) sideOf.set(label, painSide ?? 'L')
  order.forEach(({ label }, k) => {
    sideOf.set(label, k < wanted ? 'L' : 'R')
  })
  return { names: ['contralateral', 'ipsilateral'], sideOf, apart: [], drawn: others.map(({ label }) => label) }
}

/** The mean of both where anybody has both, and each apart. */
function unsided(
  people: GroupPeople['people'],
  stimulated: ReadonlyMap<string, ReadonlySet<string>>,
): Pick<Strata, 'names' | 'apart'> {
  const has = (side: 'L' | 'R') => people.filter(({ label }) => stimulated.get(label)?.has(side) === true).length
  const there = (['L', 'R'] as const).filter((side) => has(side) > 0)
  const both = people.some(({ label }) => there.length === 2 && there.every((side) => stimulated.get(label)?.has(side)))
  if (there.length === 0) return { names: ['n/a'], apart: [] }
  if (there.length === 1 || both) return { names: both ? ['mean', ...there] : there, apart: [] }
  const apart = there.map((hemisphere) => ({ hemisphere, people: has(hemisphere) })).sort((a, b) => b.people - a.people)
  return { names: apart[0].hemisphere === 'L' ? ['L', 'R'] : ['R', 'L'], apart }
}

/** The hemispheres of a person that a stratum stands for. */
export function hemispheresOf(stratum: Stratum, label: string, { sideOf }: Strata): readonly string[] {
  if (stratum === 'mean') return ['L', 'R']
  if (stratum === 'L' || stratum === 'R' || stratum === 'n/a') return [stratum]
  const pain = sideOf.get(label)
  if (pain === undefined) return []
  const opposite = pain === 'L' ? 'R' : 'L'
  return [stratum === 'contralateral' ? opposite : pain]
}
