import { error } from './issues.js'

/**
 * The names of a file's channels: those that the user states, in the order of the channels, else the file's own.
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
  if (asked.length === inFile.length && !isRepeated) return asked
  throw error('io/muscle-names', {
    what: isRepeated
      ? `The muscles ${asked.join(', ')} were given and one of them stands twice; each was expected once.`
      : `${asked.length} muscles were given (${asked.join(', ')}); the file has ${inFile.length} EMG channels (${inFile.join(', ')}).`,
    where: { file, argument: '--muscle' },
    fix: 'Name one muscle for each EMG channel, in the order of the channels.',
  })
}
