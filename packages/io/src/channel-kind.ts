/** What a channel of a recording is, by its name and unit. */
import type { RawChannel } from '@penfield/core'
import { shown, type Where } from '@penfield/kernels'
import { isTriggerName } from './channel-names.js'
import { error } from './issues.js'
import { microvoltsPer } from './voltage.js'

export interface ChannelScale {
  readonly kind: RawChannel['kind']
  /** What a value in the file's unit is multiplied with: µV per unit of a voltage, 1 of anything else. */
  readonly factor: number
}

/** A trigger by its name, else EMG by its unit. */
export function channelScale(name: string, unit: string): ChannelScale {
  const factor = microvoltsPer(unit)
  return { kind: channelKind(name, factor), factor: factor ?? 1 }
}

/** @param microvolts in the channel's unit; null when it is no voltage. */
export const channelKind = (name: string, microvolts: number | null): RawChannel['kind'] =>
  isTriggerName(name) ? 'trigger' : microvolts === null ? 'other' : 'emg'

/** Of a channel that may be EMG, in a format whose programs always state a unit. */
export const unitMissing = (name: string, where: Where) =>
  error('io/unit-missing', {
    what: `The channel ${shown(name)} has no unit in the file; µV, mV or V was expected.`,
    where,
    fix: 'State the unit with --amplitude-unit uV, mV or V, or export the recording again with units.',
  })
