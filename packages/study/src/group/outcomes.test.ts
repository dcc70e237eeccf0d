import { describe, expect, it } from 'vitest'
import { numbersOf, peopleOf, twoGroups } from './group.test-support.js'
import { outcomesOf } from './outcomes.js'
import type { SessionNumber } from './results.js'
import { strataOf } from './strata.js'

const people = twoGroups(1, 2)
const first = () => '1'
const both = strataOf(people, new Map(people.people.map(({ label }) => [label, new Set(['L', 'R'])])), 1)

const valuesOf = (numbers: readonly SessionNumber[], visitOf: (label: string) => string | null = first) =>
  Object.fromEntries(outcomesOf(numbers, people, both, visitOf).map(({ stratum, values }) => [stratum, [...values]]))

describe('one value a person', () => {
  it('is the mean of both hemispheres or missing, never that of one', () =>
    expect(valuesOf(numbersOf(['c1 L 1', 'c1 R 3', 'p1 L 5', 'p2 L 7', 'p2 R n/a']))).toEqual({
      mean: [2, Number.NaN, Number.NaN],
      L: [1, 5, 7],
      R: [3, Number.NaN, Number.NaN],
    }))

  it('is that of the visit', () => {
    const numbers = numbersOf(['c1 1 L 1', 'c1 2 L 10', 'p1 1 L 2', 'p2 2 L 30'])
    expect(valuesOf(numbers, () => '2').L).toEqual([10, Number.NaN, 30])
    expect(valuesOf(numbers, (label) => (label === 'c1' ? '2' : null)).L).toEqual([10, Number.NaN, Number.NaN])
  })

  it('is missing of everyone: no outcome', () => expect(valuesOf(numbersOf(['c1 L n/a', 'p1 L n/a']))).toEqual({}))
})

describe('left hemispheres laid over right ones', () => {
  it('have x away from the midline, and keep y', () => {
    const of = (id: string) => valuesOf(numbersOf(['c1 L -30', 'c1 R 20'], id))
    expect(of('cog_x')).toMatchObject({ mean: [25, Number.NaN, Number.NaN], L: [-30, Number.NaN, Number.NaN] })
    expect(of('cog_y').mean[0]).toBe(-5)
  })

  it('have mirrored axes: 10° and 170° of the other side are one axis, and their mean is not 90°', () => {
    const { mean, L } = valuesOf(
      numbersOf(['c1 L 10', 'c1 R 170', 'p1 L 20', 'p1 R 0', 'p2 L 0', 'p2 R 20'], 'orientation'),
    )
    // Mirrored: 170 and 170; 160 and 0, so 170; 0 and 20, so 10.
    expect(mean).toEqual([170, 170, 10].map((deg) => expect.closeTo(deg, 9)))
    expect(L).toEqual([10, 20, 0])
  })

  it('also where hemispheres are told by the side of pain', () => {
    const pain = peopleOf(['participant group pain_side', 'c1 control R', 'p1 patient L', 'p2 patient R'])
    const strata = strataOf(pain, new Map(pain.people.map(({ label }) => [label, new Set(['L', 'R'])])), 1)
    const numbers = numbersOf(['c1 L -30', 'c1 R 31', 'p1 L -32', 'p1 R 33', 'p2 L -34', 'p2 R 35'], 'cog_x')
    const [contralateral, ipsilateral] = outcomesOf(numbers, pain, strata, first)
    expect([...contralateral.values]).toEqual([30, 33, 34])
    expect([...ipsilateral.values]).toEqual([31, 32, 35])
  })
})

describe('the outcomes', () => {
  it('are overlap before metrics, each in the order of its registry with the value without trial noise first, without counts of a session', () => {
    const [number] = numbersOf(['c1 L 1'])
    const ids = ['area', 'n_stimuli', 'cog_x', 'cosine_corrected', 'dice', 'cosine']
    const level = (id: string) => (/^(cosine|dice)/.test(id) ? 'overlap' : 'metric')
    const found = outcomesOf(
      ids.map((id) => ({ ...number, id, level: level(id) })),
      people,
      strataOf(people, new Map(people.people.map(({ label }) => [label, new Set(['L'])])), 1),
      first,
    )
    expect(found.map(({ id }) => id)).toEqual(['dice', 'cosine_corrected', 'cosine', 'cog_x', 'area'])
  })
})
