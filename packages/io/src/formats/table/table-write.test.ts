import { pointsOf, type Session } from '@penfield/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../read.js'
import { writeTable } from './table-write.js'

const twelve = (value: number) => (Number.isNaN(value) ? value : Number(value.toPrecision(12)))
const maybe = (value: fc.Arbitrary<number>) => fc.option(value, { nil: Number.NaN, freq: 6 })
const columnOf = (n: number, value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: n, maxLength: n }).map((of) => Float64Array.from(of, twelve))

/** Sessions of all that a table holds: 12-digit numbers, missing cells, zeros, silent muscles, places that are not known. */
const session: fc.Arbitrary<Session> = fc.integer({ min: 2, max: 12 }).chain((n) =>
  fc
    .record({
      places: columnOf(2 * n, fc.double({ min: -90, max: 90, noNaN: true })),
      lost: fc.array(fc.boolean(), { minLength: n - 1, maxLength: n - 1 }),
      dm: columnOf(n - 1, maybe(fc.double({ min: 0, max: 5000, noNaN: true }))),
      les: columnOf(n - 1, maybe(fc.double({ min: 0, max: 5000, noNaN: true }))),
      power: columnOf(n, maybe(fc.double({ min: 1, max: 100, noNaN: true }))),
      targets: fc.array(fc.option(fc.constantFrom('A1', 'B2', 'Grid 3-4', 'say "x"')), { minLength: n, maxLength: n }),
      side: fc.constantFrom('L' as const, 'R' as const),
    })
    .map(({ places, lost, dm, les, power, targets, side }) => {
      // The first stimulus is far from the origin, tracked, and both muscles answer: a table needs one.
      const isLost = (j: number) => j > 0 && lost[j - 1]
      const positions = Float64Array.from({ length: 3 * n }, (_, k) => {
        const j = Math.floor(k / 3)
        if (isLost(j)) return Number.NaN
        if (j === 0) return [60, 55, 0][k % 3]
        return k % 3 === 2 ? 0 : places[2 * j + (k % 3)]
      })
      const muscle = (name: string, rest: Float64Array) => {
        const amplitudesInFileUv = Float64Array.of(100, ...rest)
        // A table says of no muscle that it was not observed, only that there is no amplitude.
        const observed = new Uint8Array(n).fill(1)
        return { name, observed, amplitudesInFileUv, windowInFileMs: null, recording: null }
      }
      return {
        identity: { participant: 'patient-07', session: '2', hemisphere: side },
        part: null,
        stimuli: {
          n,
          frame: 'scalp' as const,
          names: Array.from({ length: n }, (_, j) => `${j + 1}`),
          positionsMm: pointsOf('scalp', positions),
          tracking: Array.from({ length: n }, (_, j) => (isLost(j) ? ('no-position' as const) : ('tracked' as const))),
          coilAxes: null,
          timesMs: Float64Array.from({ length: n }, (_, j) => 5000 * j),
          intensitiesPercentMso: power,
          targets,
        },
        muscles: [muscle('DM', dm), muscle('LES', les)],
      } as unknown as Session
    }),
)

describe('a session written as a table', () => {
  it('reads back the same', () =>
    fc.assert(
      fc.property(session, (given) => {
        const text = writeTable(given)
        const { sessions } = readSource({ name: 'patient-07.tsv', bytes: new TextEncoder().encode(text) })
        expect(sessions).toHaveLength(1)
        expect({ ...sessions[0], part: null }).toEqual(given)
      }),
      { numRuns: 200 },
    ))

  it('refuses a muscle that a table would take for something else', () => {
    const [given] = fc.sample(session, 1)
    const muscles = [{ ...given.muscles[0], name: '' }]
    expect(() => writeTable({ ...given, muscles })).toThrow(
      expect.objectContaining({ code: 'io/table-muscle-refused' }),
    )
  })
})
