import { describe, expect, it } from 'vitest'
import { peopleOf, twoGroups } from './group.test-support.js'
import { hemispheresOf, strataOf } from './strata.js'

const two = twoGroups(2, 2)

/** Four controls without pain, four patients of whom three have it on the left. */
const pain = peopleOf([
  'participant group pain_side',
  ...['c1', 'c2', 'c3', 'c4'].map((who) => `${who} control n/a`),
  ...['p1 patient L', 'p2 patient left', 'p3 patient L', 'p4 patient Right'],
])

/** The same hemispheres of everybody. */
const all = (...sides: readonly string[]) =>
  new Map([...two.people, ...pain.people].map(({ label }) => [label, new Set(sides)]))

describe('without a pain side', () => {
  it('the mean of both hemispheres comes first, then each apart', () =>
    expect(strataOf(two, all('R', 'L'), 1).names).toEqual(['mean', 'L', 'R']))

  it('hemispheres that nobody has together are compared apart, the one of more people first', () => {
    const sides = new Map(two.people.map(({ label }, i) => [label, new Set([i === 0 ? 'L' : 'R'])]))
    const { names, apart } = strataOf(two, sides, 1)
    expect(names).toEqual(['R', 'L'])
    expect(apart).toEqual([
      { hemisphere: 'R', people: 3 },
      { hemisphere: 'L', people: 1 },
    ])
  })

  it('one hemisphere stands alone', () => expect(strataOf(two, all('R'), 1).names).toEqual(['R']))

  it('hemispheres that nobody named are n/a', () => expect(strataOf(two, all('n/a'), 1).names).toEqual(['n/a']))

  it('the mean stands for both hemispheres of everyone, and nobody is drawn', () => {
    const strata = strataOf(two, all('L', 'R'), 1)
    expect(hemispheresOf('mean', 'c1', strata)).toEqual(['L', 'R'])
    expect(hemispheresOf('R', 'c1', strata)).toEqual(['R'])
    expect([strata.drawn, strata.sideOf.size]).toEqual([[], 0])
  })
})

describe('with a pain side', () => {
  const strata = strataOf(pain, all('L', 'R'), 1)

  it('contralateral is the hemisphere that drives the painful side', () => {
    expect(strata.names).toEqual(['contralateral', 'ipsilateral'])
    expect(['p1', 'p2', 'p4'].map((who) => hemispheresOf('contralateral', who, strata))).toEqual([['R'], ['R'], ['L']])
    expect(['p1', 'p2', 'p4'].map((who) => hemispheresOf('ipsilateral', who, strata))).toEqual([['L'], ['L'], ['R']])
  })

  it('sides of the others are drawn in the proportion of those who have one', () => {
    expect(strata.drawn).toEqual(['c1', 'c2', 'c3', 'c4'])
    expect(strata.drawn.filter((who) => strata.sideOf.get(who) === 'L')).toHaveLength(3)
  })

  it('the same seed draws the same sides, and seeds differ', () => {
    const drawn = (seed: number) => [...strataOf(pain, all('L', 'R'), seed).sideOf].join()
    expect(drawn(1)).toBe(drawn(1))
    expect(new Set(Array.from({ length: 20 }, (_, seed) => drawn(seed))).size).toBeGreaterThan(1)
  })

  it('pain on both sides is no side', () => {
    const both = peopleOf(['participant group pain_side', 'c1 control none', 'p1 patient both', 'p2 patient R'])
    expect(strataOf(both, new Map(), 1).drawn).toEqual(['c1', 'p1'])
  })
})
