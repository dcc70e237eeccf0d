import type { Session } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error } from './codes.js'

/**
 * Which trials are left out by hand.
 *
 *     "Sample 4"       that stimulus, for every muscle
 *     "DM:Sample 4"    that stimulus, for DM only
 *
 * An entry that is the name of a stimulus is taken as such, also where it holds a colon. Where a name stands for several
 * stimuli, all of them are left out.
 *
 * @returns one array a muscle, in the order of the session: n, 1 where the trial is left out.
 * @throws {PenfieldError} emg/unknown-trial — an entry names no stimulus, or no muscle and stimulus.
 */
export function excludedTrials({ stimuli, muscles }: Session, excluded: readonly string[]): Uint8Array[] {
  const marks = muscles.map(() => new Uint8Array(stimuli.n))
  const places = new Map<string, number[]>()
  stimuli.names.forEach((name, k) => {
    const same = places.get(name)
    if (same === undefined) places.set(name, [k])
    else same.push(k)
  })
  for (const entry of excluded) {
    const named = muscles.map(
      ({ name }) =>
        places.get(entry) ?? (entry.startsWith(`${name}:`) ? places.get(entry.slice(name.length + 1)) : undefined),
    )
    if (named.every((indices) => indices === undefined)) throw unknownTrial(entry, stimuli.names, muscles[0]?.name)
    named.forEach((indices, i) => {
      for (const k of indices ?? []) marks[i][k] = 1
    })
  }
  return marks
}

function unknownTrial(entry: string, names: readonly string[], muscle = 'DM') {
  const example = names[0] ?? '4'
  const range =
    names.length === 0 ? 'the session has none' : `they go from ${shown(example)} to ${shown(names[names.length - 1])}`
  return error('emg/unknown-trial', {
    what: `${shown(entry)} is to be left out, but no stimulus has that name: ${range}.`,
    where: { argument: '--exclude' },
    fix: `Give names as in trials.tsv, as in ${shown(example)}, or ${shown(`${muscle}:${example}`)} for one muscle only.`,
  })
}
