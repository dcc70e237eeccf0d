/** Names of the channels of a recording. */

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
