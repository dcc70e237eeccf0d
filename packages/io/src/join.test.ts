import { type Frame, type Muscle, pointsOf, type Session } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import type { Block, Reading } from './format.js'
import { isSameSessionTwice, joinReadings } from './join.js'

const muscle = (name: string, amplitudes: readonly number[]): Muscle => ({
  name,
  observed: Uint8Array.from(amplitudes, (value) => (Number.isNaN(value) ? 0 : 1)),
  amplitudesInFileUv: Float64Array.from(amplitudes),
  windowInFileMs: [10, 90],
  recording: null,
})
const session = (x: readonly number[], muscles: readonly Muscle[], frame: Frame = 'subject'): Session => ({
  identity: { participant: null, session: null, hemisphere: null },
  part: null,
  stimuli: {
    n: x.length,
    frame,
    names: x.map((_, i) => `${i + 1}`),
    positionsMm: pointsOf(frame, Float64Array.from(x.flatMap((value) => [value, 0, 0]))),
    tracking: x.map(() => 'tracked'),
    coilAxes: null,
    timesMs: Float64Array.from(x, (_, i) => 1000 * i),
    intensitiesPercentMso: new Float64Array(x.length).fill(50),
    targets: x.map(() => null),
  },
  muscles,
})
const file = (name: string, sessions: readonly Session[], block?: Partial<Block>, format = 'brainsight') => {
  const known = block === undefined ? undefined : { start: null, coil: null, firstMs: Number.NaN, ...block }
  const reading: Reading = {
    ...{ format, title: format, version: null, createdBy: null, targets: 1, unit: 'mm' },
    ...{ sessions, block: known, issues: [], unusable: null },
  }
  return { name, reading }
}
const coded = (code: string) => expect.objectContaining({ code })

describe('joinReadings', () => {
  it('gives back the only reading', () => {
    const one = file('a', [session([1], [])])
    expect(joinReadings([one])).toBe(one.reading)
  })

  it('takes a muscle that one file does not have as not observed there', () => {
    const [joined] = joinReadings([
      file('a', [session([1], [muscle('FDI', [60])])]),
      file('b', [session([2], [])]),
    ]).sessions
    expect(joined.muscles).toMatchObject([{ name: 'FDI', amplitudesInFileUv: Float64Array.of(60, Number.NaN) }])
    expect([...joined.muscles[0].observed]).toEqual([1, 0])
  })

  it('keeps the errors of the targets, not recorded where a file has none', () => {
    const [a, b] = [session([1], []), session([2], [])]
    const withErrors = { ...a, stimuli: { ...a.stimuli, targetErrorsMm: Float64Array.of(1.5) } }
    const joined = joinReadings([file('a', [withErrors]), file('b', [b])]).sessions[0]
    expect(joined.stimuli.targetErrorsMm).toEqual(Float64Array.of(1.5, Number.NaN))
    expect('targetErrorsMm' in joinReadings([file('a', [a]), file('b', [b])]).sessions[0].stimuli).toBe(false)
  })

  it('puts blocks in the order of the clock, and does not know times between blocks without one', () => {
    const [early, late] = [session([1, 2], []), session([3], [])]
    const byClock = joinReadings([file('b', [late], { firstMs: 9000 }), file('a', [early], { firstMs: 4000 })])
      .sessions[0]
    expect([...byClock.stimuli.timesMs]).toEqual([0, 1000, 5000])
    const byOrder = joinReadings([file('b', [late]), file('a', [early])]).sessions[0]
    expect([...byOrder.stimuli.timesMs]).toEqual([0, Number.NaN, Number.NaN])
  })

  it('renumbers the sweeps of the later file, and refuses sweeps of another length', () => {
    const sweeps = (samples: number, first: number, place: readonly number[]) => ({
      ...muscle(
        'FDI',
        place.map(() => Number.NaN),
      ),
      recording: {
        ...{ stepMs: 1, startMs: 0, samples },
        sweepsUv: Float64Array.from({ length: samples }, (_, k) => first + k),
        sweepOfStimulus: Int32Array.from(place),
      },
    })
    const a = file('a', [session([1, 2], [sweeps(2, 10, [-1, 0])])])
    const b = file('b', [session([3], [sweeps(2, 20, [0])])])
    expect(joinReadings([a, b]).sessions[0].muscles[0].recording).toMatchObject({
      sweepsUv: Float64Array.of(10, 11, 20, 21),
      sweepOfStimulus: Int32Array.of(-1, 0, 1),
    })
    expect(() => joinReadings([a, file('c', [session([3], [sweeps(3, 0, [0])])])])).toThrow(coded('io/join-differs'))
  })

  it.each([
    ['formats', file('b', [session([2], [])], undefined, 'localite')],
    ['frames', file('b', [session([2], [], 'mni')])],
    ['sessions in one file', file('b', [session([2], []), session([3], [])])],
  ])('refuses files that differ in %s', (_, other) => {
    expect(() => joinReadings([file('a', [session([1], [])]), other])).toThrow(coded('io/join-differs'))
  })
})

describe('isSameSessionTwice', () => {
  const of = (...amplitudes: number[]) => session(amplitudes, [muscle('FDI', amplitudes)])

  it('is true when the amplitudes are equal row by row, missing ones in the same rows', () => {
    expect(isSameSessionTwice(of(10, Number.NaN, 30), of(10, Number.NaN, 30))).toBe(true)
  })

  it.each([
    ['one amplitude differs', of(10, 20), of(10, 21)],
    ['one is missing', of(10, 20), of(10, Number.NaN)],
    ['the numbers of stimuli differ', of(10, 20), of(10, 20, 30)],
    ['there are no amplitudes to compare', of(Number.NaN, Number.NaN), of(Number.NaN, Number.NaN)],
    ['there is one stimulus only', of(10), of(10)],
  ])('is false when %s', (_, a, b) => expect(isSameSessionTwice(a, b)).toBe(false))
})
