import { draws, type PenfieldError, streams } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimatedMixing, mixingMatrix } from './mixing-matrix.js'
import { parseMixing } from './parse-mixing.js'
import { recorded, sessionOf } from './recorded-session.test-support.js'
import { unmixAmplitudes } from './unmix-amplitudes.js'
import { unmixSession } from './unmix-session.js'
import { unmixingMatrix } from './unmixing-matrix.js'

const two = ['DM', 'LES'] as const
const three = ['DM', 'LES', 'RA'] as const
const axis = { startMs: -2, stepMs: 1, samples: 4 }

const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return (error as PenfieldError).code
  }
  return expect.fail('an error was expected')
}

describe('a mixing that is stated', () => {
  it('has the leak of a muscle in its column, in the row of the channel that hears it', () => {
    expect([...parseMixing('DM>LES:0.1,LES>DM:0.05', two).gains]).toEqual([1, 0.05, 0.1, 1])
    expect([...parseMixing(' RA > DM : -0.2 ', three).gains]).toEqual([1, 0, -0.2, 0, 1, 0, 0, 0, 1])
  })

  it.each([
    ['DM>LES', 'emg/mixing-unreadable'],
    ['DM>LES:0,1', 'emg/mixing-unreadable'],
    ['', 'emg/mixing-unreadable'],
    ['DM>MF:0.1', 'emg/mixing-muscle'],
    ['DM>DM:0.1', 'emg/mixing-muscle'],
    ['DM>LES:0.1,DM>LES:0.2', 'emg/mixing-muscle'],
    ['DM>LES:1', 'emg/mixing-too-large'],
    ['DM>LES:-1.5', 'emg/mixing-too-large'],
  ])('is refused where it reads "%s"', (text, code) => {
    expect(codeOf(() => parseMixing(text, two))).toBe(code)
  })
})

describe('a mixing that is estimated', () => {
  const estimate = (value: number) => ({ value, low: value, high: value })
  const pair = (muscleA: string, muscleB: string, c: number) => ({
    muscleA,
    muscleB,
    mixing: { twoWay: estimate(c), aToB: estimate(9), bToA: estimate(9) },
  })

  it('has the two-way coefficient of each pair in both places', () => {
    const found = [pair('DM', 'LES', 0.1), pair('RA', 'DM', 0.2), pair('LES', 'RA', -0.01)]
    expect([...estimatedMixing(found, three).gains]).toEqual([1, 0.1, 0.2, 0.1, 1, -0.01, 0.2, -0.01, 1])
  })

  it('needs an estimate of every pair', () => {
    expect(codeOf(() => estimatedMixing([pair('DM', 'LES', 0.1)], three))).toBe('emg/no-mixing')
    expect(codeOf(() => estimatedMixing([pair('DM', 'LES', Number.NaN)], two))).toBe('emg/no-mixing')
  })
})

describe('the unmixing of a session', () => {
  const sweeps = [
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ],
    [
      [10, -10, 20, 0],
      [0, 1, 0, 1],
    ],
  ]

  it('gives back sources that were mixed, whatever their number', () => {
    const gain = fc.double({ min: -0.3, max: 0.3, noNaN: true })
    fc.assert(
      fc.property(fc.array(gain, { minLength: 6, maxLength: 6 }), fc.nat(), (gains, seed) => {
        const pairs = three.flatMap((source) =>
          three.filter((of) => of !== source).map((channel) => ({ source, channel })),
        )
        const mixing = mixingMatrix(
          pairs.map((leak, k) => ({ ...leak, gain: gains[k] })),
          three,
        )
        const random = draws(seed, streams.sample, 0)
        const sources = three.map(() => Array.from({ length: 8 }, () => random.uniform() - 0.5))
        const channels = three.map((name, row) => {
          const uv = sources[0].map((_, k) =>
            sources.reduce((sum, of, m) => sum + mixing.gains[3 * row + m] * of[k], 0),
          )
          return recorded(name, axis, [uv.slice(0, 4), uv.slice(4)])
        })
        const unmixed = unmixSession(sessionOf(2, channels), mixing)
        for (const [m, { recording }] of unmixed.muscles.entries())
          for (const [k, uv] of (recording?.sweepsUv ?? []).entries()) expect(uv).toBeCloseTo(sources[m][k], 10)
      }),
    )
  })

  it('takes off one-way leaks sample by sample', () => {
    const session = sessionOf(2, [recorded('DM', axis, sweeps[0]), recorded('LES', axis, sweeps[1])])
    const [dm, les] = unmixSession(session, parseMixing('DM>LES:0.5', two)).muscles
    expect(dm).toBe(session.muscles[0])
    expect([...(les.recording?.sweepsUv ?? [])]).toEqual([9.5, -11, 18.5, -2, -2.5, -2, -3.5, -3])
  })

  it('leaves no samples at a stimulus where a channel that is needed was not recorded', () => {
    const session = sessionOf(3, [
      recorded('DM', axis, [...sweeps[0], []]),
      recorded('LES', axis, [sweeps[1][0], [], sweeps[1][1]]),
    ])
    const [dm, les] = unmixSession(session, parseMixing('DM>LES:0.5,LES>DM:0.5', two)).muscles
    expect([...(dm.recording?.sweepOfStimulus ?? [])]).toEqual([0, 1, -1])
    expect([...(les.recording?.sweepOfStimulus ?? [])]).toEqual([0, -1, 1])
    expect(dm.recording?.sweepsUv.slice(4).every(Number.isNaN)).toBe(true)
    expect(les.recording?.sweepsUv.slice(4).every(Number.isNaN)).toBe(true)
    expect(dm.recording?.sweepsUv.slice(0, 4).some(Number.isNaN)).toBe(false)
  })

  it('refuses channels that were not sampled at the same moments, and muscles of another session', () => {
    const other = recorded('LES', { ...axis, stepMs: 0.5 }, sweeps[1])
    const dm = recorded('DM', axis, sweeps[0])
    const mixing = parseMixing('DM>LES:0.5', two)
    expect(codeOf(() => unmixSession(sessionOf(2, [dm, other]), mixing))).toBe('emg/mixing-axes')
    expect(codeOf(() => unmixSession(sessionOf(2, [dm, { ...other, recording: null }]), mixing))).toBe(
      'emg/mixing-axes',
    )
    expect(codeOf(() => unmixSession(sessionOf(2, [dm]), mixing))).toBe('emg/mixing-muscle')
  })

  it('refuses leaks with which the channels hold one mixture', () => {
    const leaks = three.flatMap((source) =>
      three.filter((of) => of !== source).map((channel) => ({ source, channel, gain: -0.5 })),
    )
    expect(codeOf(() => unmixingMatrix(mixingMatrix(leaks, three)))).toBe('emg/mixing-singular')
  })
})

describe('amplitudes without crosstalk', () => {
  const mixing = parseMixing('DM>LES:0.2,LES>DM:-0.1', two)

  it('are solved for, an inverted leak counting as any other', () => {
    const [dm, les] = unmixAmplitudes([Float64Array.of(110), Float64Array.of(120)], mixing)
    expect(dm[0]).toBeCloseTo(100, 10)
    expect(les[0]).toBeCloseTo(100, 10)
  })

  it('are never negative, and missing where a muscle that leaks in has none', () => {
    const [dm, les] = unmixAmplitudes(
      [Float64Array.of(100, Number.NaN, 100), Float64Array.of(10, 50, Number.NaN)],
      mixing,
    )
    expect(les[0]).toBe(0)
    expect([dm[1], les[1], dm[2], les[2]]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
    const [alone] = unmixAmplitudes([Float64Array.of(100), Float64Array.of(Number.NaN)], parseMixing('DM>LES:0.2', two))
    expect(alone[0]).toBe(100)
  })
})
