import { type Frame, pointsOf, type RawChannel, type RawEmg, type Session } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { type AttachOptions, attachRecording } from './attach.js'
import { edgesOf } from './edges.js'
import { pulsesOf } from './pulses.js'

const channelOf = (name: string, kind: RawChannel['kind'], runs: readonly Float64Array[], stepMs = 1): RawChannel => ({
  name,
  kind,
  unit: kind === 'emg' ? 'uV' : 'V',
  stepMs,
  samples: runs.map(({ length }) => length),
  delaysMs: runs.map(() => 0),
  read: (run, first, count) => runs[run].slice(first, first + count),
})

/** A ramp: the value says where the sample stood. */
const ramp = (n: number, slope = 1) => Float64Array.from({ length: n }, (_, k) => slope * k)
const steps = (n: number, at: readonly number[]) =>
  Float64Array.from({ length: n }, (_, k) => (at.some((edge) => k >= edge && k < edge + 3) ? 5 : 0))

const pulseMs = [1000, 2600, 4100, 5900]
const continuous: RawEmg = {
  channels: [
    channelOf('EMG1', 'emg', [ramp(7000)]),
    channelOf('EMG2', 'emg', [ramp(3500, 10)], 2),
    channelOf('Trig', 'trigger', [steps(7000, pulseMs)]),
  ],
  runs: [{ startMs: 0, pulseMs: null }],
  markers: pulseMs.map((timeMs) => ({ timeMs, text: 'TMS' })),
  hasClock: true,
}

const session: Session = {
  identity: { participant: null, session: null, hemisphere: null },
  part: null,
  stimuli: {
    n: 4,
    frame: 'subject',
    names: ['Sample 1', 'Sample 2', 'Sample 3', 'Sample 4'],
    positionsMm: pointsOf<Frame>('subject', new Float64Array(12)),
    tracking: ['tracked', 'tracked', 'tracked', 'tracked'],
    coilAxes: null,
    timesMs: Float64Array.from(pulseMs, (ms) => ms - 1000),
    intensitiesPercentMso: new Float64Array(4).fill(Number.NaN),
    targets: [null, null, null, null],
  },
  muscles: [
    {
      name: 'DM',
      observed: new Uint8Array(4).fill(1),
      amplitudesInFileUv: Float64Array.of(1, 2, 3, 4),
      windowInFileMs: [10, 60],
      recording: null,
    },
  ],
}
const options: AttachOptions = { trigger: null, channels: null, muscles: null, epochMs: [-100, 200] }
const coded = (code: string) => expect.objectContaining({ code })

describe('the pulses of a recording', () => {
  it('are its markers where there is one kind of them', () => {
    const { n, timesMs, from } = pulsesOf(continuous, null)
    expect([n, from, [...timesMs]]).toEqual([4, 'marker TMS', pulseMs])
  })

  it('are the rising edges of a channel that is named', () => {
    expect([...pulsesOf(continuous, 'trig').timesMs]).toEqual(pulseMs)
  })

  it('are where a line falls that rests at its upper level', () => {
    const inverted = steps(7000, pulseMs).map((volts) => 5 - volts)
    expect(edgesOf(channelOf('t', 'trigger', [inverted])).map(({ withinRunMs }) => withinRunMs)).toEqual(pulseMs)
  })

  it('count once where a line bounces within a millisecond', () => {
    const bouncing = Float64Array.of(0, 0, 5, 0, 5, 5, 0, 0, 0, 0, 5, 0, 0, 0)
    expect(edgesOf(channelOf('t', 'trigger', [bouncing], 0.5)).map(({ withinRunMs }) => withinRunMs)).toEqual([1, 5])
  })

  it('are one a sweep where the program cut sweeps around them', () => {
    const cut = { ...continuous, runs: [{ startMs: 50, pulseMs: 20 }], markers: [] }
    expect(pulsesOf(cut, null)).toMatchObject({ n: 1, from: 'one a sweep', timesMs: Float64Array.of(70) })
  })

  it('belong to the run that begins at them, not to the one that ends there', () => {
    const two = [ramp(1000), ramp(1000)]
    const runs = [0, 1000].map((startMs) => ({ startMs, pulseMs: null }))
    const abutting = {
      ...continuous,
      channels: [channelOf('EMG1', 'emg', two)],
      runs,
      markers: [{ timeMs: 1000, text: 'TMS' }],
    }
    expect(pulsesOf(abutting, null)).toMatchObject({ runs: Int32Array.of(1), withinRunMs: Float64Array.of(0) })
  })

  it('are not guessed where several kinds of marker could be them', () => {
    const markers = [...continuous.markers, { timeMs: 6500, text: 'S 2' }]
    expect(() => pulsesOf({ ...continuous, markers }, null)).toThrow(coded('emg/which-pulses'))
    expect(() => pulsesOf({ ...continuous, markers }, 'S 3')).toThrow(/"TMS" \(4\), "S 2" \(1\)/)
    expect(pulsesOf({ ...continuous, markers }, 's 2').n).toBe(1)
  })

  it('are missing in a recording without markers and trigger', () => {
    const silent = { ...continuous, markers: [], channels: continuous.channels.slice(0, 2) }
    expect(() => pulsesOf(silent, null)).toThrow(coded('emg/no-pulses'))
    const flat = { ...silent, channels: [channelOf('Trig', 'trigger', [new Float64Array(50)])] }
    expect(() => pulsesOf(flat, null)).toThrow(coded('emg/no-pulses'))
  })
})

describe('a session with the sweeps of a recording', () => {
  it('has one sweep a stimulus, with the pulse at 0, for each channel at its own rate', () => {
    const { session: joined } = attachRecording(session, continuous, options)
    const [one, two] = joined.muscles.map(({ recording }) => recording)
    expect(one).toMatchObject({ stepMs: 1, startMs: -100, samples: 301 })
    expect(two).toMatchObject({ stepMs: 2, startMs: -100, samples: 151 })
    // The ramp's value at the pulse is its time.
    expect(one?.sweepsUv[100]).toBe(1000)
    expect(one?.sweepsUv[3 * 301 + 100]).toBe(5900)
    expect(two?.sweepsUv[50]).toBe(5000)
  })

  it('keeps the amplitudes that the navigator printed of a muscle of the same name', () => {
    const { session: joined, issues } = attachRecording(session, continuous, { ...options, muscles: ['DM', 'LES'] })
    expect(joined.muscles.map(({ name }) => name)).toEqual(['DM', 'LES'])
    expect(joined.muscles[0].amplitudesInFileUv).toEqual(Float64Array.of(1, 2, 3, 4))
    expect(joined.muscles[1].amplitudesInFileUv).toBeNull()
    expect(issues).toEqual([])
  })

  it('says which muscle of the navigator the recording replaces', () => {
    const { issues } = attachRecording(session, continuous, options)
    expect(issues.map(({ code }) => code)).toEqual(['emg/amplitudes-replaced'])
  })

  it('leaves samples outside the recording missing, never filled', () => {
    const late = { ...options, epochMs: [-1200, 1500] as const }
    const { session: joined } = attachRecording(session, continuous, late)
    const sweeps = joined.muscles[0].recording?.sweepsUv ?? new Float64Array(0)
    expect(sweeps[0]).toBeNaN()
    expect(sweeps[200]).toBe(0)
    expect(sweeps[sweeps.length - 1]).toBeNaN()
  })

  it('names the pulse that only the recording has, and the stimulus that only the navigator has', () => {
    const markers = [...continuous.markers.filter((_, k) => k !== 2), { timeMs: 2900, text: 'TMS' }]
    markers.sort((a, b) => a.timeMs - b.timeMs)
    const { session: joined, pulses, issues } = attachRecording(session, { ...continuous, markers }, options)
    expect(pulses).toMatchObject({ matched: 3, missing: ['Sample 3'], extraMs: [2900] })
    expect([...(joined.muscles[0].recording?.sweepOfStimulus ?? [])]).toEqual([0, 1, -1, 2])
    expect(issues[0].what).toContain('Sample 3 (3.100 s after the first stimulus)')
    expect(issues[1].what).toContain('at 2.900 s, 300 ms after another (a double pulse)')
  })

  it('takes the channels that are named, and refuses one that is not there', () => {
    const chosen = attachRecording(session, continuous, { ...options, channels: ['emg2'] })
    expect(chosen.session.muscles.map(({ name }) => name)).toEqual(['EMG2'])
    expect(() => attachRecording(session, continuous, { ...options, channels: ['EMG3'] })).toThrow(
      coded('emg/which-channels'),
    )
    expect(() => attachRecording(session, continuous, { ...options, muscles: ['DM'] })).toThrow(
      coded('emg/which-channels'),
    )
  })
})
