import type { Reason, Tracking } from '@penfield/core'
import { draws, streams } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MeasureOptions, measureTrials } from './measure.js'
import { axis, codesOf, errorOf, plain, printed, recorded, session, sweep } from './measure.test-support.js'

describe('with waveforms', () => {
  it('measures each response in the window of the muscle, and the background before it', () => {
    const { trials, windowsMs, shamWindowsMs, issues, unit } = measureTrials(
      session(3, [recorded('DM', [sweep(100), sweep(40, 3), sweep(0, 2.5)])]),
      plain,
    )
    const [dm] = trials.muscles
    expect([...dm.amplitudesUv]).toEqual([100, 40, 0])
    expect([...dm.backgroundUv]).toEqual([2, 3, 2.5])
    expect([...(dm.shamUv ?? [])]).toEqual([4, 6, 5])
    expect([...dm.accepted]).toEqual([1, 1, 1])
    expect([...dm.latenciesMs]).toEqual([20, 20, Number.NaN])
    expect([windowsMs, shamWindowsMs, issues, unit]).toEqual([[[10, 60]], [[-55, -5]], [], 'uV'])
  })

  it('measures root mean squares about the level of the background', () => {
    const measured = measureTrials(session(1, [recorded('DM', [sweep(100, 2, 7)])]), { ...plain, amplitude: 'rms' })
    expect(measured.trials.muscles[0].amplitudesUv[0]).toBeCloseTo(Math.sqrt((2 * 50 * 50) / 50), 12)
  })

  it('looks only into the window asked for', () => {
    const one = session(1, [recorded('DM', [sweep(100)])])
    expect(measureTrials(one, { ...plain, windowMs: [21, 40] }).trials.muscles[0].amplitudesUv[0]).toBe(50)
  })

  it('leaves out a sweep that does not cover the window, whatever is asked', () => {
    const gap = sweep(100)
    gap[80] = Number.NaN
    const measured = measureTrials(session(2, [recorded('DM', [sweep(50), gap])]), { ...plain, reject: 'none' })
    expect(measured.trials.muscles[0].reasons).toEqual([null, 'short'])
    const late = measureTrials(session(1, [recorded('DM', [sweep(50)])]), { ...plain, windowMs: [10, 90] })
    expect(late.trials.muscles[0].reasons).toEqual(['short'])
  })

  it('leaves out stimuli without a place and without a sweep, and keeps quiet about trials that do not exist', () => {
    const dm = recorded('DM', [sweep(10), sweep(20), sweep(30), [], sweep(50)])
    const observed = Uint8Array.of(1, 1, 1, 1, 0)
    const tracking: Tracking[] = ['untracked', 'coil-lost', 'no-position', 'tracked', 'tracked']
    const { trials } = measureTrials(session(5, [{ ...dm, observed }], tracking), { ...plain, reject: 'none' })
    expect(trials.muscles[0].reasons).toEqual(['untracked', 'coil-lost', 'no-position', 'no-emg', null])
    expect([...trials.muscles[0].accepted]).toEqual([0, 0, 0, 0, 0])
  })

  it('says what it compared when the printed amplitudes are not those of the waveforms', () => {
    const amplitudesInFileUv = Float64Array.of(100, 40.009, 31)
    const dm = recorded('DM', [sweep(100), sweep(40), sweep(30)], { amplitudesInFileUv, windowInFileMs: [10, 60] })
    const { issues, trials } = measureTrials(session(3, [dm]), plain)
    expect(issues).toMatchObject([{ code: 'emg/differs-from-file', count: 1 }])
    expect(issues[0].what).toContain('up to 1.00 µV')
    expect([...trials.muscles[0].amplitudesInFileUv]).toEqual([100, 40.009, 31])
    expect([...trials.muscles[0].amplitudesUv]).toEqual([100, 40, 30])
  })

  it.each([
    ['a muscle nobody knows', 'channel 1', 2, plain, 'emg/muscle-not-recognised'],
    ['a late window for a back muscle', 'LES', 2, { ...plain, windowMs: [15, 60] }, 'emg/window-opens-late'],
    ['a contracted muscle', 'LES', 12, plain, 'emg/background-high'],
    [
      'a window that opens in the artefact of the stimulus',
      'LES',
      2,
      { ...plain, windowMs: [0, 5] },
      'emg/window-early',
    ],
    ['a sham window cut short', 'TA', 2, { ...plain, windowMs: [5, 61] }, 'emg/sham-trimmed'],
  ] as const)('says look at %s', (_, muscle, backgroundUv, options, code) => {
    const { issues } = measureTrials(session(1, [recorded(muscle, [sweep(80, backgroundUv)])]), options)
    expect(codesOf(issues)).toEqual([code])
  })

  it('has no sham amplitude when less than half of its time was recorded', () => {
    const tail = {
      ...axis,
      startMs: -20,
      samples: 81,
      sweepsUv: new Float64Array(81),
      sweepOfStimulus: Int32Array.of(0),
    }
    const measured = measureTrials(session(1, [recorded('DM', [sweep(1)], { recording: tail })]), plain)
    expect(codesOf(measured.issues)).toEqual(['emg/no-sham'])
    expect(measured.shamWindowsMs).toEqual([null])
    expect(measured.trials.muscles[0].shamUv?.[0]).toBeNaN()
  })
})

describe('noise of a measure that compares with the background', () => {
  /** Normal noise of 5 µV all the way, and no response. */
  const noise = () => {
    const random = draws(1, streams.bootstrap, 0)
    const uniform = () => random.below(1_000_000) / 1_000_000
    const normal = () => Array.from({ length: 12 }, uniform).reduce((sum, u) => sum + u, -6)
    return session(400, [
      recorded(
        'DM',
        Array.from({ length: 400 }, () => Array.from({ length: axis.samples }, () => 5 * normal())),
      ),
    ])
  }
  const shareAbove = (amplitude: MeasureOptions['amplitude']) => {
    const [{ amplitudesUv, shamUv }] = measureTrials(noise(), { ...plain, amplitude }).trials.muscles
    const sorted = (shamUv ?? new Float64Array(0)).slice().sort()
    const theta = sorted[Math.floor(0.95 * sorted.length)]
    return amplitudesUv.filter((uv) => uv > theta).length / amplitudesUv.length
  }

  it.each(['p2p', 'net-rms', 'ratio'] as const)('lets at most about one silent trial in twenty pass with %s', (id) => {
    expect(shareAbove(id)).toBeLessThanOrEqual(0.08)
  })

  it('is measured beside a background of its own, and says in which time', () => {
    const measured = measureTrials(session(1, [recorded('DM', [sweep(100)])]), { ...plain, amplitude: 'net-rms' })
    expect(measured.shamWindowsMs).toEqual([[-32.5, -5]])
    expect(measured.issues).toMatchObject([{ code: 'emg/sham-trimmed' }])
    expect(measured.issues[0].what).toContain('-32.5:-5 ms, 55 %')
  })
})

describe('quality', () => {
  const backgrounds = [2, 2.1, 1.9, 2.2, 1.8, 9]
  const restless = session(6, [
    recorded(
      'DM',
      backgrounds.map((b) => sweep(100, b)),
    ),
  ])
  const reasonsWith = (reject: 'auto' | 'none' | Reason[]) =>
    measureTrials(restless, { ...plain, reject }).trials.muscles[0].reasons

  it('leaves out a trial whose background is not like the others', () => {
    expect(reasonsWith('auto')).toEqual([null, null, null, null, null, 'background'])
    expect(reasonsWith(['background'])).toEqual(reasonsWith('auto'))
  })

  it('keeps it when asked to', () => {
    expect(reasonsWith('none')).toEqual(Array(6).fill(null))
    expect(reasonsWith(['clipped'])).toEqual(Array(6).fill(null))
  })

  it('has no opinion when most backgrounds are equal', () => {
    const { trials } = measureTrials(
      session(4, [
        recorded(
          'DM',
          [2, 2, 2, 9].map((b) => sweep(100, b)),
        ),
      ]),
      plain,
    )
    expect([...trials.muscles[0].accepted]).toEqual([1, 1, 1, 1])
  })

  it('leaves out clipped responses', () => {
    const flat = () => sweep(0).map((e, k) => (k >= 80 && k < 84 ? 500 : e))
    const { trials } = measureTrials(session(3, [recorded('DM', [flat(), sweep(300), flat()])]), plain)
    expect(trials.muscles[0].reasons).toEqual(['clipped', null, 'clipped'])
  })
})

describe('without waveforms', () => {
  it('takes the printed amplitudes, and the window of the file', () => {
    const { trials, windowsMs, issues } = measureTrials(session(3, [printed('FDI', [10, Number.NaN, 0])]), plain)
    expect([...trials.muscles[0].amplitudesUv]).toEqual([10, Number.NaN, 0])
    expect(trials.muscles[0].reasons).toEqual([null, 'no-emg', null])
    expect(trials.muscles[0].shamUv).toBeNull()
    expect([windowsMs, issues]).toEqual([[[10, 90]], []])
  })

  it('refuses another amplitude', () => {
    const error = errorOf(() => measureTrials(session(1, [printed('FDI', [10])]), { ...plain, amplitude: 'rms' }))
    expect([error.code, error.where.argument]).toEqual(['emg/no-waveform', '--amplitude'])
  })

  it('refuses another window, but not its own', () => {
    const one = session(1, [printed('FDI', [10])])
    const error = errorOf(() => measureTrials(one, { ...plain, windowMs: [18, 60] }))
    expect([error.code, error.where.argument]).toEqual(['emg/no-waveform', '--window'])
    expect(error.what).toContain('10:90 ms')
    expect(measureTrials(one, { ...plain, windowMs: [10, 90] }).windowsMs).toEqual([[10, 90]])
  })

  it('says look when the file measured a back muscle too late', () => {
    const { issues } = measureTrials(session(1, [printed('LES', [10], [18, 60])]), plain)
    expect(codesOf(issues)).toEqual(['emg/window-opens-late'])
  })
})

it('refuses a window that ends before it starts', () => {
  const one = session(1, [recorded('DM', [sweep(10)])])
  expect(errorOf(() => measureTrials(one, { ...plain, windowMs: [60, 10] })).code).toBe('emg/window-empty')
})

it('gives every trial the same number and verdict in any order of the sweeps', () =>
  fc.assert(
    fc.property(
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 })), {
          minLength: 1,
          maxLength: 12,
        })
        .chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows.keys()], { minLength: rows.length })),
        ),
      ([rows, order]) => {
        const measure = (list: (readonly [number, number])[]) =>
          measureTrials(
            session(list.length, [
              recorded(
                'DM',
                list.map(([p, b]) => sweep(10 * p, b)),
              ),
            ]),
            plain,
          ).trials.muscles[0]
        const straight = measure(rows)
        const shuffled = measure(order.map((k) => rows[k]))
        expect(order.map((k) => straight.amplitudesUv[k])).toEqual([...shuffled.amplitudesUv])
        expect(order.map((k) => straight.reasons[k])).toEqual(shuffled.reasons)
      },
    ),
    { numRuns: 50 },
  ))
