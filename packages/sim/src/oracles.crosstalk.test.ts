/** Section 7, two-way crosstalk of amplitudes between equal muscles, without noise. */
import { describe, expect, it } from 'vitest'
import { mixed } from './crosstalk.js'
import { still } from './oracles.test-support.js'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'

const apartMm = 15

/** Mean and variance along the line from one muscle to the other, mm and mm², of each muscle's map with a leak. */
function momentsWith(share: number) {
  const priors = { ...still, separation_ap: apartMm }
  const grid = { columns: 41, rows: 41, spacing: 4 }
  const { truth } = simulateSession(parseDesign({ groups: [{ name: 'a', n: 1 }], trials_per_site: 1, grid, priors }))
  const [a, b] = truth.muscles.map(({ noiseFreeUv }) => noiseFreeUv)
  const seen = [a, b].map((uv) => uv.slice())
  const row = new Float64Array(2)
  a.forEach((uv, i) => {
    mixed(Float64Array.of(uv, b[i]), Float64Array.of(0, share, share, 0), 1, row)
    row.forEach((value, m) => {
      seen[m][i] = value
    })
  })
  return seen.map((uv) => {
    const y = (i: number) => truth.sitesMm[2 * i + 1]
    const total = uv.reduce((sum, value) => sum + value, 0)
    const mean = uv.reduce((sum, value, i) => sum + value * y(i), 0) / total
    return { mean, variance: uv.reduce((sum, value, i) => sum + value * (y(i) - mean) * (y(i) - mean), 0) / total }
  })
}

describe('two-way crosstalk c of muscles 15 mm apart', () => {
  const [alone] = momentsWith(0)

  it.each([
    [0.1, 12.27],
    [0.2, 10],
    [0.3, 8.08],
    [0.5, 5],
  ])('of %d shrinks the shift to (1 − c) / (1 + c) of it, %d mm', (share, shiftMm) => {
    const [a, b] = momentsWith(share)
    expect(b.mean - a.mean).toBeCloseTo((apartMm * (1 - share)) / (1 + share), 6)
    expect(b.mean - a.mean).toBeCloseTo(shiftMm, 2)
  })

  it.each([0.1, 0.2, 0.3, 0.5])('of %d adds c Δ² / (1 + c)² to the variance along the line', (share) => {
    const added = (share * apartMm * apartMm) / ((1 + share) * (1 + share))
    for (const { variance } of momentsWith(share)) expect(variance - alone.variance).toBeCloseTo(added, 5)
  })
})
