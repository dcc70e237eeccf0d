import { PenfieldError } from '@penfield/kernels'
import { isNoStatistic } from '@penfield/stats'
import { describe, expect, it } from 'vitest'
import { measurePeople } from './people.js'
import { type MeasureAll, powerStudy } from './power-study.js'
import { parsePowerRequest, powerKeys } from './request.js'

const groups = [
  { name: 'control', n: 8 },
  { name: 'lbp', n: 8, effects: { geometry: 2 } },
]
const few = { pool: 60, studies: 50, people: [5, 8], trials_per_site: [2], grid: [], session: [] }
const grid = { columns: 5, rows: 5, spacing: 10 }
const design = (power: object = few, more: object = {}) => JSON.stringify({ groups, grid, power, ...more })

const here: MeasureAll = (shards) => Promise.resolve(shards.map(measurePeople))

const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown.code
  }
  return 'none'
}

describe('a power study', () => {
  it('finds the separation that was put in, and needs fewer people for it than for what was left alone', async () => {
    const { rows } = await powerStudy(parsePowerRequest(design()), here)
    const row = rows.find(({ factor, outcome }) => factor === 'design' && outcome.id === 'cog_shift_ap')
    expect(row?.power).toBeGreaterThan(0.8)
    const size = rows.find(({ factor, outcome }) => factor === 'design' && outcome.id === 'n_stimuli')
    expect(size !== undefined && isNoStatistic(size.pool.effect)).toBe(true)
  })

  it('gives the same whatever the shards are measured by, and in any order', async () => {
    const request = parsePowerRequest(design())
    const backwards: MeasureAll = (shards) =>
      Promise.resolve(
        [...shards]
          .reverse()
          .map((shard) => measurePeople(structuredClone(shard)))
          .reverse(),
      )
    expect(await powerStudy(request, backwards)).toEqual(await powerStudy(request, here))
  })

  it('people are the same whatever else is simulated', () => {
    const { design: made } = parsePowerRequest(design())
    const shard = { design: made, group: 1, hemisphere: 'L', from: 0, to: 6 } as const
    const whole = measurePeople(shard)
    const part = measurePeople({ ...shard, from: 4, to: 5 })
    expect(whole.subarray(4 * part.length, 5 * part.length)).toEqual(part)
  })

  it('more people find more', async () => {
    const { rows } = await powerStudy(parsePowerRequest(design({ ...few, people: [4, 30] })), here)
    const [four, thirty] = rows.filter(({ factor, outcome }) => factor === 'people' && outcome.id === 'cog_distance')
    expect(thirty.power).toBeGreaterThanOrEqual(four.power)
  })
})

describe('the request', () => {
  it.each([
    ['one group', JSON.stringify({ groups: groups.slice(0, 1) }), 'study/power-design'],
    ['a key that is none', design({ studys: 3 }), 'study/power-design'],
    ['an id that is none', design({ judge: ['dise'] }), 'study/power-design'],
    ['a power that is no object', design([]), 'study/power-design'],
    ['more people than the pool holds', design({ pool: 30, people: [40] }), 'study/power-design'],
    ['a target of one', design({ target: 1 }), 'study/power-design'],
    ['a hemisphere that is not simulated', design({ hemisphere: 'R' }), 'study/power-design'],
    ['a key of the design that is none', JSON.stringify({ groups, gird: {} }), 'sim/design-unknown-key'],
    ['no JSON', '{"groups": [', 'sim/design-not-json'],
  ])('refuses %s', (_name, text, code) => expect(codeOf(() => parsePowerRequest(text))).toBe(code))

  it('knows the keys that it lists', () => {
    for (const key of Object.keys(powerKeys))
      expect(codeOf(() => parsePowerRequest(design({ [key]: {} })))).toBe('study/power-design')
  })

  it('takes the seed of the command line over that of the design', () =>
    expect(parsePowerRequest(design(few, { seed: 5 }), 9).design.seed).toBe(9))
})
