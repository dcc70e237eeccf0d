/** What the two formats of CED have in common: channels with a title and a unit, and what is said when these are lacking. */
import type { Issue, RawChannel } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { type ChannelScale, channelScale } from '../../channel-kind.js'
import { repeatedNames, uniqueNames } from '../../channel-names.js'
import type { ReadOptions } from '../../format.js'
import { issue } from '../../issues.js'

/** A channel as the file describes it, both trimmed. */
export interface CedTitle {
  readonly title: string
  readonly unit: string
}

export type CedChannel = ChannelScale & Pick<RawChannel, 'name' | 'unit'>

export function cedChannels(
  stated: readonly CedTitle[],
  file: string,
  { amplitudeUnit }: ReadOptions,
): { readonly channels: readonly CedChannel[]; readonly issues: readonly Issue[] } {
  const { names, repeated } = uniqueNames(stated.map(({ title }) => title))
  const channels = stated.map(({ unit }, k): CedChannel => {
    return { name: names[k], unit, ...channelScale(names[k], unit === '' ? (amplitudeUnit ?? '') : unit) }
  })
  const silent = amplitudeUnit === undefined ? channels.filter(({ unit }) => unit === '') : []
  return { channels, issues: [...repeatedNames(repeated, { file }), ...unitIssue(silent, file)] }
}

function unitIssue(silent: readonly CedChannel[], file: string): readonly Issue[] {
  if (silent.length === 0) return []
  const what = `Channels that state no unit, such as ${shown(silent[0].name)}, are not taken as EMG; a voltage was expected.`
  const fix = 'State the unit with --amplitude-unit uV, mV or V; Signal writes mV as a rule.'
  return [issue('io/channel-unit', what, { file }, fix, silent.length)]
}
