// The worked example on all nine sites, silent ones included, computed independently with SciPy 1.10.
import { describe, expect, it } from 'vitest'
import { mapA, mapB } from '../map/grid-maps.test-support.js'
import { missing } from '../model/missing.js'
import { correlation } from './correlation.js'
import { midRanks } from './mid-ranks.js'

const [a, b] = [mapA, mapB].map((map) => Float64Array.from(map.flat()))
const equal = new Float64Array(9).fill(100)

describe('correlation', () => {
  it('of the two worked maps over all nine sites is .8766722736', () => {
    expect(correlation(a, b, equal)).toBeCloseTo(0.8766722736, 9)
  })

  it('counts a place of twice the area as two places', () => {
    const twice = Float64Array.from(a.keys(), (i) => (i === 4 ? 200 : 100))
    const spelledOut = (of: Float64Array) => Float64Array.from([...of, of[4]])
    expect(correlation(a, b, twice)).toBeCloseTo(
      correlation(spelledOut(a), spelledOut(b), new Float64Array(10).fill(100)) as number,
      12,
    )
  })

  it('is missing where one of the two does not vary', () => {
    expect(correlation(a, equal, equal)).toEqual(missing('no-variance'))
  })
})

describe('the rank correlation', () => {
  it('of the two worked maps over all nine sites is .7099633624', () => {
    expect(correlation(midRanks(a, equal), midRanks(b, equal), equal)).toBeCloseTo(0.7099633624, 9)
  })
})
