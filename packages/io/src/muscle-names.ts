import { error } from './issues.js'

/**
 * The names of a file's channels: those that the user states, else the file's own. Stated names are in the order of the channels; where they
 * are the file's own names in another order or case, each stays with its channel.
 *
 * @throws {PenfieldError} io/muscle-names — their number differs from that of the channels, or a name stands twice.
 */
export function muscleNames(
  asked: readonly string[] | undefined,
  inFile: readonly string[],
  file: string,
): readonly string[] {
  if (asked === undefined || asked.length === 0) return inFile
  const isRepeated = new Set(asked).size < asked.length
  if (asked.length === inFile.length && !isRepeated) return byName(asked, inFile) ?? asked
  throw error('io/muscle-names', {
    what: isRepeated
      ? `The muscles ${asked.join(', ')} were given and one of them stands twice; each was expected once.`
      : `${asked.length} muscles were given (${asked.join(', ')}); the file has ${inFile.length} EMG channels (${inFile.join(', ')}).`,
    where: { file, argument: '--muscle' },
    fix: 'Name one muscle for each EMG channel, in the order of the channels.',
  })
}

/** The stated spelling of each name of the file; null where one is not stated. */
function byName(asked: readonly string[], inFile: readonly string[]): readonly string[] | null {
  const spelling = new Map(asked.map((name) => [keyOf(name), name]))
  const names = inFile.map((name) => spelling.get(keyOf(name)))
  const isEvery = spelling.size === inFile.length && new Set(names).size === inFile.length
  return isEvery && names.every((name) => name !== undefined) ? names : null
}

const keyOf = (name: string): string => name.trim().toLowerCase()
