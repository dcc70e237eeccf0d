import type { RawChannel, RawEmg } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { channelsByName } from './muscle-channels.js'

const channel = (name: string, kind: RawChannel['kind'] = 'emg'): RawChannel => ({
  ...{ name, kind, unit: 'uV', stepMs: 1, samples: [0], delaysMs: [0] },
  read: () => new Float64Array(0),
})
const raw: RawEmg = {
  channels: [channel('DM'), channel('Trigger', 'trigger'), channel('LES')],
  runs: [],
  markers: [],
  hasClock: false,
}
const taken = (muscles: readonly string[] | null, channels: readonly string[] | null = null) =>
  channelsByName(raw, { muscles, channels })

describe('the channels of muscles that are named', () => {
  it('are those of the same names, in another order or another case too', () => {
    expect(taken(['LES', 'DM'])).toEqual({ channels: ['LES', 'DM'], muscles: ['LES', 'DM'] })
    expect(taken(['les', 'dm'])).toEqual({ channels: ['LES', 'DM'], muscles: ['les', 'dm'] })
  })

  it.each([[['left', 'right']], [['DM', 'other']], [['LES', 'LES']], [['LES']], [['LES', 'DM', 'FDI']]])(
    'are left to their order when the names are others: %j',
    (muscles) => expect(taken(muscles)).toEqual({ channels: null, muscles }),
  )

  it('are those that --channel names, in its order', () =>
    expect(taken(['LES', 'DM'], ['DM', 'LES'])).toEqual({ channels: ['DM', 'LES'], muscles: ['LES', 'DM'] }))

  it('are all of them when no muscle is named', () => expect(taken(null)).toEqual({ channels: null, muscles: null }))
})
