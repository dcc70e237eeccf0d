import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTriggerName, uniqueNames } from './channel-names.js'

describe('names of channels', () => {
  it('get a suffix where a file repeats them', () => {
    expect(uniqueNames(['EMG', 'EMG', 'FDI', 'EMG'])).toEqual({
      names: ['EMG', 'EMG-2', 'FDI', 'EMG-3'],
      repeated: ['EMG'],
    })
  })

  it('leave a suffix alone that the file itself uses', () => {
    expect(uniqueNames(['EMG', 'EMG', 'EMG-2']).names).toEqual(['EMG', 'EMG-3', 'EMG-2'])
  })

  it('are places where the file has none', () => {
    expect(uniqueNames(['', 'FDI', '']).names).toEqual(['channel 1', 'FDI', 'channel 3'])
  })

  it('are all different and as many as before, whatever the file calls them', () => {
    const name = fc.constantFrom('', 'a', 'a-2', 'a-3', 'channel 1', 'channel 2', 'channel 1-2')
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (stated) => {
        const { names } = uniqueNames(stated)
        expect([names.length, new Set(names).size]).toEqual([stated.length, stated.length])
      }),
    )
  })

  it('are found as fast for a hundred thousand channels', () => {
    const { names } = uniqueNames(Array.from({ length: 100_000 }, (_, k) => (k % 2 === 0 ? 'EMG' : `EMG ${k}`)))
    expect([names.length, names.at(-2)]).toEqual([100_000, 'EMG-50000'])
  })

  it('tell a trigger from a muscle', () => {
    expect(
      ['Trigger', 'TTL', 'Trig 1', 'STIM', 'Status', 'sync_in', 'Marker2'].filter((one) => !isTriggerName(one)),
    ).toEqual([])
    expect(['FDI', 'Stimulated hand', 'L trigeminus', 'Statusquo', 'EMG'].filter(isTriggerName)).toEqual([])
  })
})
