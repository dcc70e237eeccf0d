import { describe, expect, it } from 'vitest'
import { parseEmgOptions } from './parse-emg-options.js'

const coded = expect.objectContaining({ code: 'study/option-not-understood' })

describe('the options of raw EMG', () => {
  it('leave the signal as it was recorded when nothing is said', () => {
    expect(parseEmgOptions({})).toEqual({
      attach: { trigger: null, channels: null, epochMs: [-250, 400] },
      signal: { blankMs: null, detrend: false, bandHz: null, notchHz: null, rectify: false },
      onset: 'sd',
      backgroundLimit: { kind: 'mad', k: 3 },
      positionLimitMm: null,
      excluded: [],
      unmix: null,
      referenceOverlap: 0,
    })
  })

  it.each([
    ['20:450', [20, 450]],
    ['20:', [20, Number.POSITIVE_INFINITY]],
    [':450', [0, 450]],
  ])('understand the band %s', (band, hz) => {
    expect(parseEmgOptions({ band }).signal.bandHz).toEqual(hz)
  })

  it.each([
    ['3mad', { kind: 'mad', k: 3 }],
    ['2.5mad', { kind: 'mad', k: 2.5 }],
    ['20uV', { kind: 'absolute', uv: 20 }],
    ['5:15%mvc', { kind: 'mvc', lowPercent: 5, highPercent: 15 }],
  ])('understand the background limit %s', (backgroundLimit, limit) => {
    expect(parseEmgOptions({ backgroundLimit }).backgroundLimit).toEqual(limit)
  })

  it('take channels and left-out stimuli one by one', () => {
    const { attach, excluded } = parseEmgOptions({ channel: ['EMG1,EMG2', 'EMG4'], exclude: 'Sample 3, LES:Sample 9' })
    expect(attach.channels).toEqual(['EMG1', 'EMG2', 'EMG4'])
    expect(excluded).toEqual(['Sample 3', 'LES:Sample 9'])
  })

  it.each([
    { band: '450:20' },
    { band: ':' },
    { band: '20-450' },
    { notch: '0' },
    { blank: '4:-1' },
    { epoch: 'all' },
    { epoch: '-999999999:999999999' },
    { epoch: '-400:-100' },
    { onset: 'eye' },
    { backgroundLimit: '20' },
    { backgroundLimit: '0mad' },
    { backgroundLimit: '15:5%mvc' },
    { positionLimit: '-1' },
    { referenceOverlap: '1' },
    { referenceOverlap: '1.2' },
  ])('refuse %j and say what can be said', (options) => {
    expect(() => parseEmgOptions(options)).toThrow(coded)
  })
})
