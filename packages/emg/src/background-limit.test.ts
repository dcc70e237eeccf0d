import type { PenfieldError } from '@penfield/kernels'
import { expect, it } from 'vitest'
import { backgroundLimitsUv, isOutside, noLimitsUv, standardBackgroundLimit } from './background-limit.js'

const backgrounds = Float64Array.of(1, 2, 3, 4, 100)

it('lies three robust SDs about the median of the session by default', () => {
  // Median 3, MAD 1.
  const [low, high] = backgroundLimitsUv(backgrounds, standardBackgroundLimit, 'DM', {})
  expect([low, high]).toEqual([0, 3 + 3 * 1.4826])
  const [narrow] = backgroundLimitsUv(backgrounds, { kind: 'mad', k: 1 }, 'DM', {})
  expect(narrow).toBeCloseTo(3 - 1.4826, 12)
})

it('is none where most backgrounds are equal', () => {
  expect(backgroundLimitsUv(Float64Array.of(2, 2, 2, 9), standardBackgroundLimit, 'DM', {})).toEqual(noLimitsUv)
})

it('is a number of µV', () => {
  expect(backgroundLimitsUv(backgrounds, { kind: 'absolute', uv: 15 }, 'DM', {})).toEqual([-Infinity, 15])
})

it('is a share of the maximal contraction of the muscle', () => {
  const limit = { kind: 'mvc', lowPercent: 5, highPercent: 15 } as const
  expect(backgroundLimitsUv(backgrounds, limit, 'LES', { DM: 100, LES: 400 })).toEqual([20, 60])
})

it.each([
  ['is not stated', {}],
  ['is not stated', { DM: 100 }],
  ['is stated as 0 µV', { LES: 0 }],
])('asks for the maximal contraction when it %s', (found, mvcUv) => {
  const limit = { kind: 'mvc', lowPercent: 5, highPercent: 15 } as const
  const refused = (): PenfieldError | null => {
    try {
      backgroundLimitsUv(backgrounds, limit, 'LES', mvcUv)
      return null
    } catch (error) {
      return error as PenfieldError
    }
  }
  expect(refused()).toMatchObject({ code: 'emg/no-mvc', where: { file: 'study.json', argument: 'mvc' } })
  expect(refused()?.what).toContain(found)
  expect(refused()?.fix).toContain('study.json')
})

it('allows both limits themselves, and what was not recorded', () => {
  expect([9, 10, 20, 21, Number.NaN].map((uv) => isOutside(uv, [10, 20]))).toEqual([true, false, false, true, false])
})
