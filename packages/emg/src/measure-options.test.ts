import type { Session } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { type MeasureOptions, measureTrials } from './measure.js'
import { axis, codesOf, errorOf, plain, printed, recorded, session, sweep } from './measure.test-support.js'

describe('onset and silent period', () => {
  const few = session(3, [recorded('DM', [sweep(100), sweep(0), sweep(40, 3)])])

  it('gives every detector, and the trials the latencies of the chosen one', () => {
    const { emg, trials } = measureTrials(few, { ...plain, onset: 'cusum' })
    expect(emg.map(({ muscle }) => muscle)).toEqual(['DM'])
    expect(emg[0].onsets.map(({ detector }) => detector)).toEqual(['sd', 'peak', 'cusum', 'derivative', 'median'])
    expect([...trials.muscles[0].latenciesMs]).toEqual([...emg[0].onsets[2].latenciesMs])
    expect([...emg[0].onsets[1].latenciesMs]).toEqual([20, Number.NaN, 20])
  })

  it('refuses a detector that does not exist', () => {
    const onset = 'eye' as 'sd'
    expect(errorOf(() => measureTrials(few, { ...plain, onset })).code).toBe('emg/unknown-onset')
  })

  it('has no silent period at rest', () => {
    const [{ silentFromStimulusMs, silentFromOnsetMs }] = measureTrials(few, plain).emg
    expect([silentFromStimulusMs, silentFromOnsetMs]).toEqual([null, null])
  })

  it('has both silent periods in contraction, NaN where there is no MEP', () => {
    const contracted = (p2pUv: number) => {
      const samples = 181
      const active = (ms: number) => 20 * ((ms % 2 === 0 ? 1 : -1) + (ms % 4 === 0 ? 0.5 : 0))
      const uv = (ms: number) => {
        if (ms === 20) return p2pUv
        return ms < 0 || ms >= 80 ? active(ms) : 0
      }
      return Float64Array.from({ length: samples }, (_, k) => uv(axis.startMs + k))
    }
    const sweepsUv = Float64Array.from([...contracted(900), ...contracted(0)])
    const recording = { startMs: -60, stepMs: 1, samples: 181, sweepsUv, sweepOfStimulus: Int32Array.of(1, 0, -1) }
    const les = { ...recorded('LES', [[], [], []]), recording }
    const [found] = measureTrials(session(3, [les]), plain).emg
    expect([...(found.silentFromStimulusMs ?? [])]).toEqual([Number.NaN, 80, Number.NaN])
    expect([...(found.silentFromOnsetMs ?? [])]).toEqual([Number.NaN, 60, Number.NaN])
  })

  it('says nothing about muscles without waveforms', () => {
    expect(measureTrials(session(1, [printed('FDI', [10])]), plain).emg).toEqual([])
  })
})

describe('limits that are a choice', () => {
  const backgrounds = [2, 2.1, 1.9, 2.2, 1.8, 9]
  const restless = session(6, [
    recorded(
      'DM',
      backgrounds.map((b) => sweep(100, b)),
    ),
  ])
  const measured = (options: Partial<MeasureOptions>, one = restless) => measureTrials(one, { ...plain, ...options })
  const left = (options: Partial<MeasureOptions>, one = restless) => measured(options, one).trials.muscles[0].reasons

  it('limits the background to a number of µV, or to shares of the maximal contraction', () => {
    const none = Array(6).fill(null)
    expect(left({ backgroundLimit: { kind: 'absolute', uv: 10 } })).toEqual(none)
    expect(left({ backgroundLimit: { kind: 'absolute', uv: 2.15 } })).toEqual([
      null,
      null,
      null,
      'background',
      null,
      'background',
    ])
    const backgroundLimit = { kind: 'mvc', lowPercent: 10, highPercent: 100 } as const
    expect(left({ backgroundLimit, mvcUv: { DM: 20 } })).toEqual([null, null, 'background', null, 'background', null])
    expect(errorOf(() => left({ backgroundLimit })).code).toBe('emg/no-mvc')
    expect(left({ backgroundLimit, reject: 'none' })).toEqual(none)
  })

  it('states the limits in force', () => {
    const limits = (options: Partial<MeasureOptions>) => measured(options).emg[0].backgroundLimitsUv
    expect(limits({ backgroundLimit: { kind: 'absolute', uv: 10 } })).toEqual([-Infinity, 10])
    expect(limits({ reject: ['clipped'] })).toEqual([-Infinity, Infinity])
    expect(limits({})[1]).toBeCloseTo(2.05 + 3 * 1.4826 * 0.15, 9)
  })

  it('leaves out by hand whatever else is kept', () => {
    expect(left({ reject: 'none', excluded: ['2', 'DM:3'] })).toEqual([null, 'manual', 'manual', null, null, null])
    expect(left({ excluded: ['6'] })[5]).toBe('background')
    expect(errorOf(() => left({ excluded: ['7'] })).code).toBe('emg/unknown-trial')
  })

  describe('the distance of the coil from its target', () => {
    const far = session(3, [printed('FDI', [10, 20, 30])])
    const stimuli = { ...far.stimuli, targetErrorsMm: Float64Array.of(1, 6, Number.NaN) }
    const placed = { ...far, stimuli }

    it('is limited when asked, and only then', () => {
      expect(left({ positionLimitMm: 5 }, placed)).toEqual([null, 'coil', null])
      expect(left({ positionLimitMm: 6 }, placed)).toEqual([null, null, null])
      expect(left({}, placed)).toEqual([null, null, null])
      expect(left({ positionLimitMm: 5, reject: ['background'] }, placed)).toEqual([null, null, null])
    })

    it('says look where the file does not state it', () => {
      expect(measured({ positionLimitMm: 5 }, placed).issues).toMatchObject([{ code: 'emg/no-target-error', count: 1 }])
      expect(measured({ positionLimitMm: 5 }, far).issues).toMatchObject([{ code: 'emg/no-target-error', count: 3 }])
      expect(codesOf(measured({}, far).issues)).toEqual([])
    })
  })
})

describe('the session as it was recorded', () => {
  const smooth = session(3, [recorded('DM', [sweep(100), sweep(90), sweep(80)])])
  const reasonsFrom = (raw: Session, reject: MeasureOptions['reject'] = 'auto') =>
    measureTrials(smooth, { ...plain, reject }, raw).trials.muscles[0].reasons

  it('shows the clipping that a filter hides', () => {
    const flat = () => sweep(0).map((e, k) => (k >= 80 && k < 84 ? 500 : e))
    expect(reasonsFrom(session(3, [recorded('DM', [flat(), sweep(90), flat()])]))).toEqual(['clipped', null, 'clipped'])
  })

  it('shows the artefact that reaches into the window', () => {
    const decaying = sweep(90).map((e, k) => (k >= 60 ? e + 900 - 20 * (k - 60) : e))
    const raw = session(3, [recorded('DM', [sweep(100), decaying, sweep(80)])])
    expect(reasonsFrom(raw)).toEqual([null, 'artefact', null])
    expect(reasonsFrom(raw, ['artefact'])).toEqual([null, 'artefact', null])
    expect(reasonsFrom(raw, 'none')).toEqual([null, null, null])
    expect(reasonsFrom(smooth)).toEqual([null, null, null])
  })
})
