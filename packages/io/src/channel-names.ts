/** Names of the channels of a recording. */
import type { Issue } from '@penfield/core'
import { shown, type Where } from '@penfield/kernels'
import { issue } from './issues.js'

/** A channel that shows the pulses and no muscle, by what laboratories call it. */
export const isTriggerName = (name: string): boolean =>
  /^(?:trig|trigger|ttl|status|sync|stim|marker)(?![a-z])/i.test(name)

export interface UniqueNames {
  readonly names: readonly string[]
  /** Names that stood in the file more than once, in its order. */
  readonly repeated: readonly string[]
}

/**
 * The names with a suffix where one is repeated: EMG, EMG, FDI become EMG, EMG-2, FDI.
 *
 * @param stated trimmed; an empty one is called by its place, "channel 3".
 */
export function uniqueNames(stated: readonly string[]): UniqueNames {
  const taken = new Set(stated)
  const repeated = new Set<string>()
  const counts = new Map<string, number>()
  const names = stated.map((own, k) => {
    const name = own === '' ? `channel ${k + 1}` : own
    let count = (counts.get(name) ?? 0) + 1
    let unique = name
    if (count > 1 && own !== '') repeated.add(own)
    if (count > 1 || (own === '' && taken.has(name))) {
      count = Math.max(count, 2)
      while (taken.has(`${name}-${count}`)) count++
      unique = `${name}-${count}`
    }
    counts.set(name, count)
    taken.add(unique)
    return unique
  })
  return { names, repeated: [...repeated] }
}

/** What is said of channels whose name the file repeats. */
export function repeatedNames(repeated: readonly string[], where: Where): readonly Issue[] {
  if (repeated.length === 0) return []
  const what = `Several channels are called ${shown(repeated[0])}; a name for each was expected. The later ones get a number behind it.`
  const fix = 'Look at the channels with penfield inspect, and take each by its name with the number.'
  return [issue('io/channel-twice', what, where, fix, repeated.length)]
}
