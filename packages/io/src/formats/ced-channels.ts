/** What the two formats of CED have in common: channels with a title and a unit, and what is said when these are lacking. */
import type { Issue, RawChannel } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { isTriggerName, uniqueNames } from '../channel-names.js'
import type { ReadOptions } from '../format.js'
import { issue } from '../issues.js'
import { microvoltsPer } from '../voltage.js'

/** A channel as the file describes it, both trimmed. */
export interface CedTitle {
  readonly title: string
  readonly unit: string
}

export interface CedChannel extends Pick<RawChannel, 'name' | 'kind' | 'unit'> {
  /** What a value in the file's unit is multiplied with: µV per unit for voltages, 1 for anything else. */
  readonly scale: number
}

export function cedChannels(
  stated: readonly CedTitle[],
  file: string,
  { amplitudeUnit }: ReadOptions,
): { readonly channels: readonly CedChannel[]; readonly issues: readonly Issue[] } {
  const { names, repeated } = uniqueNames(stated.map(({ title }) => title))
  const channels = stated.map(({ unit }, k): CedChannel => {
    const scale = microvoltsPer(unit === '' ? (amplitudeUnit ?? '') : unit)
    const kind = isTriggerName(names[k]) ? 'trigger' : scale === null ? 'other' : 'emg'
    return { name: names[k], kind, unit, scale: scale ?? 1 }
  })
  const silent = amplitudeUnit === undefined ? channels.filter(({ unit }) => unit === '') : []
  return { channels, issues: [...repeatedIssue(repeated, file), ...unitIssue(silent, file)] }
}

function repeatedIssue(repeated: readonly string[], file: string): readonly Issue[] {
  if (repeated.length === 0) return []
  const what = `Several channels are called ${shown(repeated[0])}; a name for each was expected. The later ones get a number behind it.`
  const fix = 'Look at the channels with penfield inspect, and take each by its name with the number.'
  return [issue('io/channel-twice', what, { file }, fix, repeated.length)]
}

function unitIssue(silent: readonly CedChannel[], file: string): readonly Issue[] {
  if (silent.length === 0) return []
  const what = `Channels that state no unit, such as ${shown(silent[0].name)}, are not taken as EMG; a voltage was expected.`
  const fix = 'State the unit with --amplitude-unit uV, mV or V; Signal writes mV as a rule.'
  return [issue('io/channel-unit', what, { file }, fix, silent.length)]
}
