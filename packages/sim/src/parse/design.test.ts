import { describe, expect, it } from 'vitest'
import { parseDesign } from './design.js'
import { refusalOf } from './refusal.test-support.js'

const groups = [{ name: 'control', n: 2 }]

describe('a design', () => {
  it('needs nothing but its groups', () => {
    const design = parseDesign('{"groups": [{"name": "control", "n": 2}]}')
    expect(design).toMatchObject({
      seed: 1,
      muscles: ['DM', 'LES'],
      hemispheres: ['L'],
      visits: 1,
      layout: { kind: 'grid', columns: 7, rows: 7, spacingMm: 10 },
      trialsPerSite: 5,
      emg: false,
      format: 'tsv',
    })
  })

  it('lists every prior that is assumed, with the value in force', () => {
    const { assumed } = parseDesign({ groups, priors: { width: 9 } })
    expect(assumed.find(({ id }) => id === 'width')).toMatchObject({ value: 9, unit: 'mm' })
    expect(assumed.some(({ id }) => id === 'centre_ml')).toBe(false)
  })

  it('refuses a key it does not know and says which was meant', () => {
    const refused = refusalOf({ groups, muscels: [] })
    expect(refused.code).toBe('sim/design-unknown-key')
    expect(refused.fix).toContain('"muscles"')
  })

  it.each([
    ['sim/design-not-json', '{'],
    ['sim/design-missing-key', {}],
    ['sim/design-value', { groups: [] }],
    ['sim/design-value', { groups, seed: -1 }],
    ['sim/design-value', { groups, grid: { columns: 7 }, walk: {} }],
    ['sim/design-value', { groups: [...groups, ...groups] }],
    ['sim/design-unknown-key', { groups: [{ name: 'a', n: 1, effects: { size: 1 } }] }],
    ['sim/design-missing-key', { groups: [{ name: 'a' }] }],
    ['sim/design-missing-key', { groups: [{ name: 'a', n: 1, dose: [{ effect: 'gain', slope: 1 }] }] }],
    ['sim/design-value', { groups: [{ name: 'a', n: 1, dose: [{ effect: 'gain', covariate: 'age', slope: 1 }] }] }],
    ['sim/design-value', { groups: [{ name: 'a', n: 1, effects_side: 'ipsilateral' }] }],
    ['sim/design-value', { groups, covariates: { age: { groups: ['nobody'] } } }],
    ['sim/design-value', { groups, covariates: { Age: {} } }],
    ['sim/design-value', { groups, covariates: { visits: {} } }],
    [
      'sim/design-value',
      {
        groups: [
          { name: 'a', n: 200 },
          { name: 'a1', n: 1 },
        ],
      },
    ],
    [
      'sim/design-value',
      {
        groups: [
          { name: 'a', n: 1 },
          { name: 'A', n: 1 },
        ],
      },
    ],
    ['sim/design-value', { groups, covariates: { age: { least: 3, most: 2 } } }],
    ['sim/design-value', { groups, muscles: ['DM', 'DM'] }],
    ['sim/design-too-deep', { groups: [[[[[[[[[]]]]]]]]] }],
    ['sim/design-too-large', ' '.repeat(1_000_001)],
  ])('is refused with %s', (code, given) => {
    const refused = refusalOf(given)
    expect(refused.code).toBe(code)
    expect(refused.fix).not.toBe('')
  })
})
