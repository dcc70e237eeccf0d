import { describe, expect, it } from 'vitest'
import { doseRows } from './dose-rows.js'
import { eight, optionsWith, outcomeOf, twoGroups } from './group.test-support.js'

const options = optionsWith({ dose: 'episodes', permutations: 'exact' })
const given = { episodes: [0, 0, ...eight.episodes] }
const people = twoGroups(2, 8, given, options)
// Controls with 0 episodes and other values would change the correlation if they took part.
const overlap = outcomeOf([5, -5, ...eight.overlap], {
  level: 'overlap',
  id: 'dice',
  muscles: ['DM', 'LES'],
  unit: '1',
})

describe('a dose', () => {
  const [row, ...others] = doseRows([overlap], people, [], options)

  it("is set against a number by Spearman's correlation within the patients (STATISTICS.md, section 11)", () => {
    expect(others).toEqual([])
    expect(row).toMatchObject({ contrast: 'per episodes in patient', nA: 0, nB: 8, estimate: null, muscleB: 'LES' })
    expect(row.effectSize).toBeCloseTo(0.9285714286, 9)
  })

  it('has p over all 40320 orders: 90 are as strong (numpy 1.24.2)', () => {
    expect(row.p).toBeCloseTo(90 / 40320, 12)
    expect(row.test).toBe("Spearman's correlation, permutation, all 40320 orders")
    expect(row.note).toBe('association within the group')
  })

  it('that all numbers follow has the smallest p that its orders can give', () => {
    const six = twoGroups(2, 6, { episodes: [0, 0, 1, 2, 3, 4, 5, 6] }, options)
    const falling = outcomeOf([1, 1, 9, 8, 6, 5, 2, 1], {
      level: 'overlap',
      id: 'dice',
      muscles: ['DM', 'LES'],
      unit: '1',
    })
    // 2 of 720 orders are as strong: the one and its mirror.
    expect(doseRows([falling], six, [], options)[0]).toMatchObject({ effectSize: -1, p: 2 / 720 })
  })

  it('beside age is a partial correlation, p by Freedman and Lane: 938 of 40320 (numpy 1.24.2)', () => {
    const age = { name: 'age', values: Float64Array.of(40, 50, ...eight.age) }
    const [beside] = doseRows([overlap], people, [age], options)
    expect(beside.effectSize).toBeCloseTo(0.7787923104, 9)
    expect(beside.p).toBeCloseTo(938 / 40320, 12)
  })

  it('beside a covariate that does not vary within the group is the plain correlation', () => {
    const clinic = { name: 'clinic', values: Float64Array.of(0, 1, ...eight.age.map(() => 1)) }
    expect(doseRows([overlap], people, [clinic], options)).toEqual([row])
  })

  it('leaves out who has none, and is not tested with fewer than four', () => {
    const some = twoGroups(2, 8, { episodes: ['n/a', 'n/a', 1, 2, 3, ...Array(5).fill('n/a')] }, options)
    expect(doseRows([overlap], some, [], options)).toMatchObject([
      { nB: 3, p: null, effectSize: null, test: 'none', note: 'no test: 3 people have both' },
    ])
  })

  it('that does not vary has no test', () => {
    const same = twoGroups(2, 8, { episodes: Array(10).fill(3) }, options)
    const [{ p, note }] = doseRows([overlap], same, [], options)
    expect([p, note.slice(0, 8)]).toEqual([null, 'no test:'])
  })

  it('is not set against angles, and nothing is where no dose is named', () => {
    expect(doseRows([{ ...overlap, id: 'orientation' }], people, [], options)).toEqual([])
    expect(doseRows([overlap], people, [], optionsWith())).toEqual([])
  })
})
