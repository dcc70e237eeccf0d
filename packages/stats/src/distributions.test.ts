import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incompleteBeta } from './distributions/beta.js'
import { lnGamma } from './distributions/gamma.js'
import { noncentralityInterval, noncentralTCdf, noncentralTUpper } from './distributions/noncentral-t.js'
import { clopperPearson } from './distributions/proportion.js'
import { tCdf, tQuantile, tUpper } from './distributions/student.js'
import { criticalValues } from './power/critical.js'

/** |found/expected − 1|, or |found| where 0 is expected. */
const off = (found: number, expected: number): number =>
  expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1)

// Expected values: scipy 1.10.1 (special.gammaln, special.betainc, stats.t, stats.nct, stats.binomtest); quantiles as roots of
// stats.t.sf by optimize.brentq, since stats.t.ppf itself is only good to 1e-10.
describe('against scipy', () => {
  // biome-ignore format: a table
  it.each([
    [0.01, 4.599479878042022], [0.5, 0.5723649429247], [1, 0], [1.5, -0.12078223763524526], [2.5, 0.2846828704729192],
    [7, 6.579251212010101], [14.9, 24.924132002217277], [15, 25.191221182738683], [100.25, 360.28455963776423],
    [5000, 37582.62631568535],
  ])('ln Γ(%d)', (x, expected) => expect(Math.abs(lnGamma(x) - expected)).toBeLessThan(1e-14 + 1e-14 * Math.abs(expected)))

  // biome-ignore format: a table
  it.each([
    [0.1, 0.5, 0.5, 0.2048327646991335], [0.3, 2, 3, 0.3483], [0.5, 10, 10, 0.5], [0.9, 30, 2, 0.1695646331008652],
    [0.02, 0.5, 40, 0.7949681349925075], [0.999, 5, 0.5, 0.9222819921009667], [0.45, 800, 1000, 0.6828390119144734],
    [0.5, 5000, 5100, 0.8401528708167105],
  ])('I_%d(%d, %d)', (x, a, b, expected) => expect(off(incompleteBeta(x, a, b), expected)).toBeLessThan(1e-11))

  // biome-ignore format: a table
  it.each([
    [0, 3, 0.5], [1e-6, 7, 0.5000003849914508], [0.5, 1, 0.6475836176504333], [-2, 2.5, 0.078695747878983],
    [2.1, 18, 0.9749547971452158], [-6, 13, 2.223002223502373e-5], [1.96, 1e4, 0.9749882398840835],
    [-40, 5, 9.205981085886476e-8], [-12, 30, 2.7900927075996303e-13],
  ])('P(T ≤ %d) with %d degrees of freedom', (t, df, expected) => expect(off(tCdf(t, df), expected)).toBeLessThan(1e-12))

  // biome-ignore format: a table
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 18, 2.1009220402410382],
    [0.975, 12.99521, 2.1604496061917655],
    [0.9, 4.2, 1.519206438446972],
    [1e-6, 7, -14.241469651981443],
    [0.995, 1e4, 2.5763210466685282],
    [0.6, 3, 0.27667066233268994],
    [0.001, 1.5, -52.184430008992656],
  ])('the quantile of t at %d with %d degrees of freedom', (p, df, expected) =>
    expect(off(tQuantile(p, df), expected)).toBeLessThan(1e-11))

  // biome-ignore format: a table
  it.each([
    [1, 1, 0.5, 0.5927477364400293], [2.1, 18, 1.1, 0.8204511254838192], [2.1, 18, 2.9, 0.21669236389763696],
    [-2.1, 18, 1.1, 0.0013344243350092335], [0, 5, 1, 0.15865525393145707], [3, 40, 3.5, 0.31122570892423895],
    [5, 10, -1, 0.9999884633857393], [2, 200, 2.2, 0.4201527971159238], [1.98, 100, 5, 0.001369768129373631],
    [30, 20, 25, 0.8305613288019649],
  ])('P(T ≤ %d), %d degrees of freedom, noncentrality %d', (t, df, delta, expected) =>
    expect(Math.abs(noncentralTCdf(t, df, delta) - expected)).toBeLessThan(1e-11))

  it.each([
    [-2.9257934, 13, -5.13767208881497, -0.6296120618819061],
    [2, 18, -0.08940909158024019, 4.0396054288007575],
    [0, 10, -1.9599639845400545, 1.9599639845400545],
  ])('the noncentralities that t = %d with %d degrees of freedom allows', (t, df, low, high) => {
    const found = noncentralityInterval(t, df)
    expect(Math.max(off(found[0], low), off(found[1], high))).toBeLessThan(1e-9)
  })

  // biome-ignore format: a table
  it.each([
    [0, 10, 0, 0.30849710781876294], [10, 10, 0.6915028921812371, 1], [3, 17, 0.03798506807045371, 0.4343178728442839],
    [800, 1000, 0.7738406271786303, 0.8243794251691576], [1, 1000, 2.5317487491674634e-5, 0.0055589242798499],
    [123, 4567, 0.022432278104357842, 0.032050112069050916],
  ])('the interval of %d of %d', (k, n, low, high) => {
    const found = clopperPearson(k, n)
    expect(Math.max(off(found.low, low), off(found.high, high))).toBeLessThan(1e-10)
  })
})

const df = fc.double({ min: 1, max: 500, noNaN: true })
const t = fc.double({ min: -50, max: 50, noNaN: true })

describe('laws', () => {
  it('P(T ≤ t) rises with t', () =>
    fc.assert(fc.property(df, t, t, (nu, a, b) => tCdf(Math.min(a, b), nu) <= tCdf(Math.max(a, b), nu))))

  it('t is symmetric', () => fc.assert(fc.property(df, t, (nu, a) => Math.abs(tUpper(a, nu) - tCdf(-a, nu)) < 1e-15)))

  it('the quantile is the inverse of the distribution function', () =>
    fc.assert(
      fc.property(df, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (nu, p) => {
        expect(off(tCdf(tQuantile(p, nu), nu), p)).toBeLessThan(1e-9)
      }),
    ))

  it('the incomplete beta function mirrors: I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
    const size = fc.double({ min: 0.2, max: 200, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), size, size, (x, a, b) => {
        expect(Math.abs(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a) - 1)).toBeLessThan(1e-11)
      }),
    )
  })

  it('without noncentrality the noncentral t is Student’s', () =>
    fc.assert(
      fc.property(df, t, (nu, a) => {
        expect(Math.abs(noncentralTUpper(a, nu, 0) - tUpper(a, nu))).toBeLessThan(1e-11)
      }),
      { numRuns: 50 },
    ))

  // scipy 1.10.1, chi2.cdf(df (δ/t)², df): what is left where the normal part is lost beside δ.
  it.each([
    [1e6, 5, 1.1e6, 0.6986159342851203],
    [2e5, 12, 1.5e5, 0.12631726344725994],
  ])('P(T > %d), %d degrees of freedom, is found at once for a noncentrality of %d', (t, df, delta, expected) => {
    expect(noncentralTUpper(t, df, delta)).toBeCloseTo(expected, 5)
    expect(noncentralTUpper(t, df, 1e12)).toBeCloseTo(1, 9)
  })

  it('the noncentral t moves up with its noncentrality', () =>
    fc.assert(
      fc.property(df, t, fc.double({ min: -20, max: 20, noNaN: true }), (nu, a, delta) => {
        expect(noncentralTUpper(a, nu, delta + 0.5)).toBeGreaterThanOrEqual(noncentralTUpper(a, nu, delta) - 1e-12)
      }),
      { numRuns: 50 },
    ))

  it('the table of critical values is exact to 1e-6 from 2 degrees of freedom on', () => {
    const critical = criticalValues(0.05)
    fc.assert(
      fc.property(fc.double({ min: 2, max: 1e5, noNaN: true }), (nu) => {
        expect(Math.abs(critical(nu) - tQuantile(0.975, nu))).toBeLessThan(1e-6)
      }),
    )
  })
})
