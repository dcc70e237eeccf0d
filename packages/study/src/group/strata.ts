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
  /** People without pain on one side, whose side was drawn so that groups have as many of each. */
  readonly drawn: readonly string[]
}

/**
 * With a pain side: contralateral is the hemisphere that drives the painful side. People of the reference group have no such side; theirs is
 * drawn, in the proportions of those who have one.
 */
export function strataOf({ people }: GroupPeople, hemispheres: readonly string[], seed: number): Strata {
  const painful = people.filter(({ painSide }) => painSide !== null)
  if (painful.length === 0) {
    const there = hemispheres.filter((each): each is 'L' | 'R' => each === 'L' || each === 'R').sort()
    const names: readonly Stratum[] = there.length === 2 ? ['mean', ...there] : there.length === 1 ? there : ['n/a']
    return { names, sideOf: new Map(), drawn: [] }
  }
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
  return { names: ['contralateral', 'ipsilateral'], sideOf, drawn: others.map(({ label }) => label) }
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
