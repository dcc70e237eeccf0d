import { describe, expect, it } from 'vitest'
import { refusalOf } from '../parse/refusal.test-support.js'
import { priorIds } from '../priors.js'

const groups = [{ name: 'a', n: 1 }]

describe('null in a design', () => {
  it.each([
    ['design', null],
    ['groups', { groups: null }],
    ['groups[0]', { groups: [null] }],
    ['groups[0].name', { groups: [{ name: null, n: 1 }] }],
    ['groups[0].n', { groups: [{ name: 'a', n: null }] }],
    ['groups[0].losses', { groups: [{ name: 'a', n: 1, losses: null }] }],
    ['groups[0].returning', { groups: [{ name: 'a', n: 1, returning: null }] }],
    [
      'groups[0].dose[0].slope',
      { groups: [{ name: 'a', n: 1, dose: [{ effect: 'gain', covariate: 'head_mm', slope: null }] }] },
    ],
    ['seed', { groups, seed: null }],
    ['grid', { groups, grid: null }],
    ['priors.width', { groups, priors: { width: null } }],
    ['covariates.age', { groups, covariates: { age: null } }],
    ['covariates.age.mean', { groups, covariates: { age: { mean: null } } }],
  ])('is refused at %s as any wrong value is', (argument, given) => {
    const { code, where, message } = refusalOf(given)
    expect([code, where.argument]).toEqual(['sim/design-value', argument])
    expect(message).toMatch(/ is null; .+ was expected\.$/)
  })

  it('stands in texts as well', () => expect(refusalOf('null').message).toContain('The design is null'))
})

describe('the place of what is refused', () => {
  it.each([
    ['covariates.Age', { groups, covariates: { Age: {} } }],
    ['covariates.__proto__', '{"groups": [{"name": "a", "n": 1}], "covariates": {"__proto__": {}}}'],
    ['covariates.visits', { groups, covariates: { visits: {} } }],
    ['covariates.age.groups[1]', { groups, covariates: { age: { groups: ['a', 'nobody'] } } }],
    ['covariates.age.least', { groups, covariates: { age: { least: 3, most: 2 } } }],
    ['covariates.age.least', { groups, covariates: { age: { least: 1.2, most: 1.8, whole: true } } }],
    ['groups[1].name', { groups: [...groups, ...groups] }],
    ['groups[1].name', { groups: [...groups, { name: 'A', n: 1 }] }],
    ['groups[0].name', { groups: [{ name: 'a1', n: 1 }, ...groups] }],
    ['muscles[1]', { groups, muscles: ['DM', 'DM'] }],
    ['groups[0].size', { groups: [{ name: 'a', n: 1, size: 1 }] }],
  ])('is %s', (argument, given) => expect(refusalOf(given).where.argument).toBe(argument))

  it('has no control characters of a key in it', () =>
    expect(refusalOf({ groups, covariates: { '\u001b[2J': { mean: 'x' } } }).where.argument).toBe(
      'covariates.\\u001b[2J.mean',
    ))
})

describe('how to mend a value', () => {
  it.each([
    ['by its default where it has one', { groups, seed: -1 }, /, or leave the key out for its default\.$/],
    ['by leaving it out where nothing holds then', { groups, grid: 3 }, /, or leave the key out\.$/],
    ['only by another one where it is needed', { groups: [{ name: 'a', n: 0 }] }, /^Write a whole number .+ there\.$/],
    ['only by another one in a list', { groups, muscles: [3] }, /^Write a name .+ there\.$/],
    ['only by another one where it is the design itself', 3, /^Write an object there\.$/],
  ])('is said %s', (_how, given, fix) => expect(refusalOf(given).fix).toMatch(fix))

  it('shows numbers as numbers and texts as texts', () => {
    expect(refusalOf({ groups, seed: -1 }).message).toContain('seed is -1;')
    expect(refusalOf({ groups, seed: '-1' }).message).toContain('seed is "-1";')
    expect(refusalOf({ groups, seed: Number.NaN }).message).toContain('seed is NaN;')
  })
})

describe('a key that is not known', () => {
  it('is told from all that are, where they are few', () =>
    expect(refusalOf({ groups, grid: { width: 3 } }).message).toMatch(/which is not one of columns, rows, spacing\.$/))

  it('is told from a few of many priors, with the one that was meant and where all are listed', () => {
    const { message, fix } = refusalOf({ groups, priors: { widht: 3 } })
    expect(message).toContain(`not one of the ${priorIds.length} that are known: ${priorIds.slice(0, 5).join(', ')} …`)
    expect(message.length).toBeLessThan(200)
    expect(fix).toContain('Write "width" if that was meant')
    expect(fix).toContain('penfield simulate --schema lists them all.')
  })
})
