import { pointsOf, type Recording, type Session } from '@penfield/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../read.js'
import { writeBrainsight } from './brainsight-write.js'

const n = 4
const number = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => Number(value.toPrecision(12)))
const list = (length: number, min: number, max: number) =>
  fc.array(number(min, max), { minLength: length, maxLength: length }).map((of) => Float64Array.from(of))

/** Unit vectors. */
const axes = fc
  .array(fc.tuple(number(-1, 1), number(-1, 1), number(-1, -0.2)), { minLength: n, maxLength: n })
  .map((of) =>
    Float64Array.from(
      of.flatMap((v) => {
        const length = Math.hypot(...v)
        return v.map((value) => value / length)
      }),
    ),
  )

const session: fc.Arbitrary<Session> = fc
  .record({
    places: list(3 * n, -80, 80),
    axes,
    isLost: fc.boolean(),
    amplitudes: list(n, 0, 4000),
    sweeps: list(3 * n * 5, -500, 500),
    hasSweeps: fc.boolean(),
    power: list(n, 1, 100),
  })
  .map(({ places, axes: coil, isLost, amplitudes, sweeps, hasSweeps, power }) => {
    const lost = (k: number) => isLost && k >= 3 * (n - 1)
    const recording = (k: number): Recording | null =>
      hasSweeps
        ? {
            ...{ stepMs: 0.5, startMs: -50, samples: 5 },
            sweepsUv: sweeps.slice(k * n * 5, (k + 1) * n * 5),
            sweepOfStimulus: Int32Array.of(0, 1, 2, 3),
          }
        : null
    return {
      identity: { participant: null, session: 'Visit 2', hemisphere: null },
      part: null,
      stimuli: {
        n,
        frame: 'subject' as const,
        names: Array.from({ length: n }, (_, j) => `Sample ${j + 1}`),
        positionsMm: pointsOf(
          'subject',
          places.map((mm, k) => (lost(k) ? Number.NaN : mm)),
        ),
        tracking: Array.from({ length: n }, (_, j) => (lost(3 * j) ? ('untracked' as const) : ('tracked' as const))),
        coilAxes: coil.map((value, k) => (lost(k) ? Number.NaN : value)),
        timesMs: Float64Array.of(0, 5001, 86_399_999, 90_000_123),
        intensitiesPercentMso: power,
        targets: ['A', null, 'B', 'B'],
      },
      muscles: [1, 2].map((k) => ({
        name: `EMG ${k}`,
        observed: new Uint8Array(n).fill(1),
        amplitudesInFileUv: hasSweeps && k === 2 ? null : amplitudes,
        windowInFileMs: null,
        recording: recording(k - 1),
      })),
    } as unknown as Session
  })

describe('a session written as a Brainsight export', () => {
  it('reads back the same, coil axes to 1e-9', () =>
    fc.assert(
      fc.property(session, (given) => {
        const text = writeBrainsight(given)
        const { sessions } = readSource({ name: 's08.txt', bytes: new TextEncoder().encode(text) })
        expect(sessions).toHaveLength(1)
        const [{ stimuli, ...read }] = sessions
        const { coilAxes, ...rest } = stimuli
        const { coilAxes: given_, ...asked } = given.stimuli
        expect({ ...read, stimuli: rest }).toEqual({ ...given, stimuli: asked })
        given_?.forEach((value, k) => {
          if (Number.isNaN(value)) expect(coilAxes?.[k]).toBeNaN()
          else expect(coilAxes?.[k]).toBeCloseTo(value, 9)
        })
      }),
      { numRuns: 200 },
    ))

  it('refuses scalp positions, which belong to no image', () => {
    const [given] = fc.sample(session, 1)
    const scalp = { ...given, stimuli: { ...given.stimuli, frame: 'scalp' as const } } as unknown as Session
    expect(() => writeBrainsight(scalp)).toThrow(expect.objectContaining({ code: 'io/brainsight-write-frame' }))
  })
})
