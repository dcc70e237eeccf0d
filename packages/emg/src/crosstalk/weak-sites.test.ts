import { describe, expect, it } from 'vitest'
import { leakBound, weakSites } from './weak-sites.js'

const uv = (...values: number[]): Float64Array => Float64Array.from(values)

describe('the bound on a leak', () => {
  it('is the smallest ratio among sites where the source is above three floors', () => {
    expect(leakBound(uv(300, 200, 29, 400), uv(90, 20, 1, 200), 10)).toBe(0.1)
  })

  it('leaves out sites where a muscle was not measured', () => {
    expect(leakBound(uv(300, Number.NaN, 100), uv(Number.NaN, 1, 50), 10)).toBe(0.5)
  })

  it('is missing where the source responds nowhere, or its floor is not known', () => {
    expect(leakBound(uv(20, 30), uv(1, 1), 10)).toBeNaN()
    expect(leakBound(uv(200, 300), uv(1, 1), Number.NaN)).toBeNaN()
  })
})

describe('sites where the listener hardly responds', () => {
  it('have a ratio below .15, lowest first', () => {
    expect(weakSites(uv(100, 100, 100, 100, 100), uv(14, 5, 16, 9, 90), 10)).toEqual([1, 3, 0])
  })

  it('are the three of the lowest ratio where fewer lie below .15, but none above one half', () => {
    expect(weakSites(uv(100, 100, 100, 100), uv(30, 10, 40, 45), 10)).toEqual([1, 0, 2])
    expect(weakSites(uv(100, 100, 100), uv(60, 10, 90), 10)).toEqual([1])
    expect(weakSites(uv(100, 100), uv(60, 70), 10)).toEqual([])
  })
})
