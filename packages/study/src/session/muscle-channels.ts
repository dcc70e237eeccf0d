/** Which channels of a recording are the muscles that were named. */
import type { RawEmg } from '@penfield/core'
import type { AttachOptions } from '@penfield/emg'

type Named = Pick<AttachOptions, 'channels' | 'muscles'>

/**
 * Names that are those of the EMG channels, whatever their order and case, each take the channel of that name, in the order in which they
 * were given. Other names, and those beside channels that were named as well, belong to the channels in turn.
 */
export function channelsByName({ channels }: RawEmg, asked: Named): Named {
  const { muscles } = asked
  if (muscles === null || asked.channels !== null) return asked
  const byKey = new Map(channels.filter(({ kind }) => kind === 'emg').map(({ name }) => [keyOf(name), name]))
  const named = muscles.map((muscle) => byKey.get(keyOf(muscle)))
  const isEvery = new Set(named).size === byKey.size && named.length === byKey.size
  return isEvery && named.every((name) => name !== undefined) ? { channels: named, muscles } : asked
}

const keyOf = (name: string): string => name.trim().toLowerCase()
