import { describe, expect, it } from 'vitest'
import { missing } from '../model/missing.js'
import { distanceByHalves } from './distance-by-halves.js'

describe('a distance without the noise between halves', () => {
  it('is 3 mm where 5 mm were measured and halves of one muscle are √32 mm apart', () => {
    const { value, interval } = distanceByHalves(5, { low: 4, high: 7 }, Math.sqrt(32))
    expect(value).toBeCloseTo(3, 12)
    expect(interval.low).toBeCloseTo(2, 12)
    expect(interval.high).toBeCloseTo(5, 12)
  })

  it('is 0 where the noise explains it all, and missing where the noise is not known', () => {
    expect(distanceByHalves(2, { low: 1, high: 4 }, 3).value).toBe(0)
    expect(distanceByHalves(2, { low: 1, high: 4 }, missing('no-ceiling')).value).toEqual(missing('no-bound'))
  })
})
