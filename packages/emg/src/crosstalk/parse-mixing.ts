import { shown } from '@penfield/kernels'
import { error } from '../codes.js'
import { type Leak, type Mixing, mixingMatrix } from './mixing-matrix.js'

/**
 * Reads leaks: `SOURCE>CHANNEL:GAIN`, commas between, as in `DM>LES:0.1,LES>DM:0.05`. Gains have a decimal point.
 *
 * @param muscles of the session; names as it has them.
 * @throws {PenfieldError} emg/mixing-unreadable — a part has another form.
 * @throws {PenfieldError} emg/mixing-muscle, emg/mixing-too-large — see {@link mixingMatrix}.
 */
export function parseMixing(text: string, muscles: readonly string[]): Mixing {
  return mixingMatrix(text.split(',').map(leakOf), muscles)
}

function leakOf(part: string): Leak {
  const [, source, channel, digits] = /^([^>]+)>([^>]+):\s*(-?\d{1,6}(?:\.\d{1,15})?)\s*$/.exec(part) ?? []
  if (digits === undefined) {
    throw error('emg/mixing-unreadable', {
      what: `The leak ${shown(part.trim())} does not have the form SOURCE>CHANNEL:GAIN.`,
      where: { argument: '--unmix' },
      fix: 'Write the muscle that leaks, the channel that hears it, and the share, as in --unmix "DM>LES:0.1,LES>DM:0.05".',
    })
  }
  return { source: source.trim(), channel: channel.trim(), gain: +digits }
}
