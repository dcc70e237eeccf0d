import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { type Icc, type Intraclass, iccForms, intraclass } from './icc.js'
import { near } from './icc.test-support.js'
import { tables } from './reliability-data.test-support.js'

describe('laws of intraclass correlation', () => {
  // Relative above 1; a form at its pole, where people are alike to within rounding, may be missing on one side.
  const same = (a: Intraclass, b: Intraclass) => {
    for (const form of iccForms) {
      const [one, other] = [a[form], b[form]]
      if (isNoStatistic(one) || isNoStatistic(other) || one.value < -1e9) continue
      expect(bounded(one)).toEqual(near(bounded(other), 7))
    }
  }
  const bounded = ({ value, low, high }: Icc) =>
    [value, low, high].map((each) => (Number.isFinite(each) ? each / (1 + Math.abs(each)) : -1))
  const single = (rows: number[][]) => {
    const { icc11, icc21, icc31 } = intraclass(rows)
    return [icc11, icc21, icc31].map((form) => (form as Icc).value)
  }
  const holds = (law: (rows: number[][]) => void) =>
    fc.assert(
      fc.property(tables, (rows) => void law(rows)),
      { numRuns: 200 },
    )

  it('never answers NaN, and every interval holds its value, 1 at most', () =>
    holds((rows) => {
      for (const found of Object.values(intraclass(rows))) {
        if (isNoStatistic(found)) continue
        expect(found.low).toBeLessThanOrEqual(found.value)
        expect(found.value).toBeLessThanOrEqual(found.high)
        expect(found.high).toBeLessThanOrEqual(1)
      }
    }))

  it('adding a number to all values changes no ICC', () =>
    holds((rows) => same(intraclass(rows.map((row) => row.map((value) => value + 1000))), intraclass(rows))))

  it('multiplying all values changes no ICC', () =>
    holds((rows) => same(intraclass(rows.map((row) => row.map((value) => -8 * value))), intraclass(rows))))

  it('very large and very small values have the ICC of others', () =>
    holds((rows) => {
      for (const factor of [1e147, 1e-120])
        same(intraclass(rows.map((row) => row.map((value) => factor * value))), intraclass(rows))
    }))

  it('the order of people and of sessions does not matter', () =>
    holds((rows) => same(intraclass([...rows].reverse().map((row) => [...row].reverse())), intraclass(rows))))

  it('a shift of one session leaves consistency as it is', () =>
    holds((rows) => {
      const shifted = intraclass(rows.map(([first, ...others]) => [first + 40, ...others]))
      const before = intraclass(rows)
      same({ ...before, icc31: shifted.icc31, icc3k: shifted.icc3k }, before)
    }))

  it('the mean of k sessions is as reliable as Spearman and Brown say: kρ/(1 + (k−1)ρ)', () =>
    holds((rows) => {
      const found = intraclass(rows)
      const k = rows[0].length
      for (const [one, mean] of [
        [found.icc11, found.icc1k],
        [found.icc21, found.icc2k],
        [found.icc31, found.icc3k],
      ]) {
        if (isNoStatistic(one) || isNoStatistic(mean)) continue
        const room = 1 + (k - 1) * one.value
        if (room > 1e-3) expect(mean.value).toBeCloseTo((k * one.value) / room, 7)
      }
    }))

  it('with equal session means one-way F is n/(n−1) times the F of consistency', () =>
    holds((rows) => {
      const [n, k] = [rows.length, rows[0].length]
      const [oneWay, , consistency] = single(withColumnMeans(rows, () => 0))
      // (1 − ρ)/(1 + (k−1)ρ) = 1/F
      const inverse = (rho: number) => (1 - rho) / (1 + (k - 1) * rho)
      expect(inverse(oneWay)).toBeCloseTo((inverse(consistency) * (n - 1)) / n, 7)
    }))

  it('agreement comes to consistency as the sessions come to differ by no more than error: MSC = MSE', () => {
    // Residual ∓1, so MSE = 4 in 2 people × 2 sessions; session means ±1 make MSC = 2 · 2 · 1 = 4.
    const [oneWay, agreement, consistency] = single([
      [1 + 1, -1 - 1],
      [10 - 1 + 1, 10 + 1 - 1],
    ])
    expect([oneWay, agreement]).toEqual(near([consistency, consistency], 12))
  })
})

/** The rows with each session's mean replaced. */
function withColumnMeans(rows: number[][], mean: (j: number) => number): number[][] {
  const means = rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length)
  return rows.map((row) => row.map((value, j) => value - means[j] + mean(j)))
}
