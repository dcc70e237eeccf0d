import { exp } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { crosstalkOf } from './crosstalk.js'
import { mixingOf } from './mixing-estimates.js'
import { momentsOf } from './moments.js'
import { acceptedTrials, recorded, sessionOf, siteValuesOf } from './recorded-session.test-support.js'
import { mixed, sourcesOf } from './two-channels.test-support.js'

const axis = { startMs: -55, stepMs: 0.5, samples: 230 }
const trials = 12
const sources = sourcesOf({ seed: 9, trials, rateHz: 2000, logSpread: 0.3 })

/** The background of a trial up to −5 ms, then nothing, then a response of `sizeUv` at `ms`. */
function sweep(background: Float64Array, trial: number, sizeUv: number, ms: number, offsetUv = 0): number[] {
  return Array.from({ length: axis.samples }, (_, k) => {
    const u = (axis.startMs + k * axis.stepMs - ms) / 3
    return offsetUv + (k < 100 ? background[trial * 100 + k] : 0) - sizeUv * u * exp(-u * u)
  })
}

/** The first six stimuli lie at site 0, where b has a tenth of a's response half a millisecond later. */
const responsesA = [500, 20]
const responsesB = [50, 300]
const siteOf = (trial: number) => (trial < 6 ? 0 : 1)
const channels = mixed(sources, { aToB: 0.2, bToA: 0.2, gainB: 1 })
const each = (of: (trial: number) => number[]) => Array.from({ length: trials }, (_, trial) => of(trial))
const a = recorded(
  'DM',
  axis,
  each((t) => sweep(channels.aUv, t, responsesA[siteOf(t)], 20, 7)),
)
const b = recorded(
  'LES',
  axis,
  each((t) => sweep(channels.bUv, t, responsesB[siteOf(t)], siteOf(t) === 0 ? 20.5 : 25)),
)

function inputOf(muscles = [a, b], accepted = [each(() => [1]).flat(), each(() => [1]).flat()]) {
  return {
    session: sessionOf(trials, muscles),
    trials: acceptedTrials(muscles, accepted),
    sites: { siteOfStimulus: Int32Array.from({ length: trials }, (_, t) => siteOf(t)) },
    siteValues: [siteValuesOf(responsesA), siteValuesOf(responsesB)],
    floorsUv: [10, 10],
    windowsMs: muscles.map(() => [10, 55] as const),
  }
}

describe('crosstalk of a session', () => {
  const found = crosstalkOf(inputOf(), [0, 1])

  it('takes the mixing from the background of the trials, the mean of each taken off', () => {
    const expected = mixingOf(momentsOf(channels))
    expect([found.muscleA, found.muscleB, found.nTrials]).toEqual(['DM', 'LES', trials])
    expect(found.mixing.twoWay.value).toBeCloseTo(expected.twoWay.value, 9)
    expect(found.mixing.twoWay.low).toBeCloseTo(expected.twoWay.low, 9)
    expect(found.lagged.lagMs).toBe(0)
    expect(found.zeroLag.value).toBeGreaterThan(found.mixing.twoWay.value)
  })

  it('finds the copy of the source, its delay, and the site that it comes from', () => {
    expect(found.waveformMatch.aInB.value).toBeGreaterThan(0.999)
    expect(found.waveformMatch.aInB.lagMs).toBe(0.5)
    expect(found.waveformMatch.aInB.sites).toBe(1)
    expect(Math.abs(found.waveformMatch.bInA.value)).toBeLessThan(0.9)
    expect(found.bound).toEqual({ aToB: 0.1, bToA: 20 / 300 })
  })

  it('uses trials accepted of both muscles alone', () => {
    const half = each((t) => [t % 2]).flat()
    expect(crosstalkOf(inputOf([a, b], [half, each(() => [1]).flat()]), [0, 1]).nTrials).toBe(6)
  })

  it('does not look at a trial with a missing sample before the stimulus', () => {
    const holed = recorded(
      'LES',
      axis,
      each((t) => sweep(channels.bUv, t, 0, 20).map((uv, k) => (t === 3 && k === 50 ? Number.NaN : uv))),
    )
    expect(crosstalkOf(inputOf([a, holed]), [0, 1]).nTrials).toBe(trials - 1)
  })

  it.each([
    ['one muscle has no recording', { ...b, recording: null }],
    [
      'the muscles were sampled at other moments',
      recorded(
        'LES',
        { ...axis, startMs: -55.2 },
        each((t) => sweep(channels.bUv, t, 0, 20)),
      ),
    ],
    ['nothing was recorded before the stimulus', null],
  ])('is the bound alone where %s', (_, other) => {
    const late = (name: string) =>
      recorded(
        name,
        { startMs: 0, stepMs: 0.5, samples: 1 },
        each((t) => [t]),
      )
    const alone = crosstalkOf(inputOf(other === null ? [late('DM'), late('LES')] : [a, other]), [0, 1])
    expect(alone.nTrials).toBe(0)
    expect(alone.mixing.twoWay).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN })
    expect(alone.lagged).toEqual({ value: Number.NaN, lagMs: Number.NaN })
    expect(alone.correlogram.values).toHaveLength(0)
    expect(alone.coherence.values).toHaveLength(0)
    expect(alone.waveformMatch.aInB).toEqual({ value: Number.NaN, lagMs: Number.NaN, sites: 0 })
    expect(alone.bound.aToB).toBe(0.1)
  })
})
