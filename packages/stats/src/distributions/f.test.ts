import { describe, expect, it } from 'vitest'
import { fQuantile, fUpper } from './f.js'
import { tQuantile, tTwoSided } from './student.js'

describe('F', () => {
  // scipy.stats.f.sf and f.ppf, 1.10.1
  it.each([
    [13.40432, 2, 8, 0.0027900483],
    [0.65574, 1, 13, 0.43264],
    [12.9379595484, 2, 8, 0.0031102522],
  ])('P(F > %d) with (%d, %d) is as in scipy', (f, df1, df2, p) => {
    expect(fUpper(f, df1, df2)).toBeCloseTo(p, 5)
  })

  it('is the square of t with one degree of freedom above', () => {
    for (const t of [0.1, 1, 2.5, 9]) expect(fUpper(t * t, 1, 7)).toBeCloseTo(tTwoSided(t, 7), 12)
    expect(fQuantile(0.95, 1, 7)).toBeCloseTo(tQuantile(0.975, 7) ** 2, 9)
  })

  it('has a quantile whose tail is what was asked', () => {
    for (const p of [0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999])
      for (const [df1, df2] of [
        [1, 3],
        [5, 15],
        [2.7, 41.3],
      ])
        expect(1 - fUpper(fQuantile(p, df1, df2), df1, df2)).toBeCloseTo(p, 11)
  })
})
