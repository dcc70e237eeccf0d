import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import type { Amplitude } from './amplitude.js'
import { amplitudes } from './index.js'

/**
 * The amplitude of that name.
 *
 * @throws {PenfieldError} emg/unknown-amplitude — the registry has no such entry.
 */
export function amplitudeById(id: string): Amplitude {
  const found = amplitudes.find((entry) => entry.id === id)
  if (found !== undefined) return found
  throw error('emg/unknown-amplitude', {
    what: `The amplitude ${shown(id)} is not one of ${amplitudes.map((entry) => entry.id).join(', ')}.`,
    where: { argument: '--amplitude' },
    fix: 'Choose one of them; p2p, the peak-to-peak amplitude, is the default.',
  })
}
