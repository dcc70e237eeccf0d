/** What a channel of a MAT export is, by its name and unit. */
import type { RawChannel } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { isTriggerName } from '../../channel-names.js'
import { error } from '../../issues.js'
import { microvoltsPer } from '../../voltage.js'
import type { MatFile } from './dialect.js'

export interface ChannelScale {
  readonly kind: RawChannel['kind']
  /** Factor to µV of a voltage; 1 of anything else. */
  readonly factor: number
}

/** Programs of this kind call the copy of the pulse "Stimulus" or "Stimulator" too. */
const isStimulusName = (name: string): boolean => isTriggerName(name) || /^stimul(?:us|ator|ation)\b/i.test(name)

/**
 * @param unit as the file states it; empty when it states none, which `options.amplitudeUnit` may do in its place.
 * @throws {PenfieldError} io/mat-unit — a channel that may be EMG has no unit.
 */
export function channelScale(name: string, unit: string, { file, options }: MatFile): ChannelScale {
  const stated = unit === '' ? (options.amplitudeUnit ?? '') : unit
  const factor = microvoltsPer(stated)
  if (isStimulusName(name)) return { kind: 'trigger', factor: factor ?? 1 }
  if (stated !== '') return factor === null ? { kind: 'other', factor: 1 } : { kind: 'emg', factor }
  throw error('io/mat-unit', {
    what: `The channel ${shown(name)} has no unit in the file; µV, mV or V was expected.`,
    where: { file, argument: name },
    fix: 'State the unit with --amplitude-unit uV, mV or V, or export the recording again with units.',
  })
}
