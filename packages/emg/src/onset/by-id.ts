import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { onsets } from './index.js'
import type { Onset } from './onset.js'

/**
 * The onset detector of that name.
 *
 * @throws {PenfieldError} emg/unknown-onset — the registry has no such entry.
 */
export function onsetById(id: string): Onset {
  const found = onsets.find((entry) => entry.id === id)
  if (found !== undefined) return found
  throw error('emg/unknown-onset', {
    what: `The onset detector ${shown(id)} is not one of ${onsets.map((entry) => entry.id).join(', ')}.`,
    where: { argument: '--onset' },
    fix: 'Choose one of them; sd, the mean and SD of the background, is the default.',
  })
}
