import { draws, exp, normalCdf, normalQuantile } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { belowLimit, type CensoredTrials, completed } from './censoring.js'
import { chooseParameters, mapModel } from './choose.js'
import { conditioned } from './posterior.js'
import { isotropic } from './preset.js'

const phi = (u: number) => exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI)

describe('a normal variable known to lie below a limit', () => {
  it('has the moments that a sum over its density gives', () => {
    for (const u of [-40, -29.9, -5, -1, 0, 0.7, 3]) {
      const [low, steps] = [u - 12, 200_000]
      let [mass, first, second] = [0, 0, 0]
      for (let k = 0; k < steps; k++) {
        const z = low + ((k + 0.5) / steps) * 12
        const weight = exp(-0.5 * (z * z - u * u))
        mass += weight
        first += weight * z
        second += weight * z * z
      }
      const mean = first / mass
      const { lambda, varianceShare } = belowLimit(u)
      expect(Math.abs(-lambda - mean)).toBeLessThan(1e-5 * Math.max(1, Math.abs(mean)))
      expect(Math.abs(varianceShare - (second / mass - mean * mean))).toBeLessThan(1e-5)
    }
  })
})

/** A row of 30 places, each with six trials of a hill; those below 1 are known only as such. */
function hill() {
  const random = draws(3, 1, 1)
  const n = 30
  const planeMm = Float64Array.from({ length: 2 * n }, (_, k) => (k % 2 === 0 ? 2 * (k >> 1) : 0))
  const truth = Float64Array.from({ length: n }, (_, i) => 0.6 + 2.5 * exp(-0.5 * ((2 * i - 30) / 9) ** 2))
  const zeros = () => new Float64Array(n)
  const trials = { measured: zeros(), sums: zeros(), squares: zeros(), below: zeros(), limit: 1 }
  for (let i = 0; i < n; i++)
    for (let k = 0; k < 6; k++) {
      const y = truth[i] + 0.5 * normalQuantile(random.uniform())
      if (y < trials.limit) {
        trials.below[i]++
        continue
      }
      trials.measured[i]++
      trials.sums[i] += y
      trials.squares[i] += y * y
    }
  return { planeMm, truth, trials: trials satisfies CensoredTrials }
}

describe('trials below a limit', () => {
  const { planeMm, truth, trials } = hill()
  const counts = trials.measured.map((count, i) => count + trials.below[i])
  const field = conditioned({ planeMm, trials: counts }, isotropic(2, 9, 0.25), mapModel)

  it('end at the field of largest posterior density: its pull back is the push of the trials', () => {
    const parameters = isotropic(2, 9, 0.25)
    const { values, weights } = completed(trials, field, parameters, mapModel)
    const tau = Math.sqrt(parameters.noiseVariance)
    for (let i = 0; i < values.length; i++) {
      const fitted = values[i] - (parameters.noiseVariance / counts[i]) * weights.alpha[i]
      const u = (trials.limit - fitted) / tau
      const push =
        (trials.sums[i] - trials.measured[i] * fitted) / parameters.noiseVariance -
        (trials.below[i] * phi(u)) / (tau * normalCdf(u))
      expect(Math.abs(weights.alpha[i] - push)).toBeLessThan(1e-4)
    }
  })

  it('are worth less than measured ones where the field is low', () => {
    const { worth } = completed(trials, field, isotropic(2, 9, 0.25), mapModel)
    expect(worth.every((value, i) => value <= counts[i] && value >= trials.measured[i])).toBe(true)
    expect(worth[0]).toBeLessThan(5)
    expect(worth[15]).toBe(6)
  })

  it('bring length and noise nearer to the truth than taking them as zeros does', () => {
    const aware = chooseParameters(planeMm, trials, 2).parameters
    const asZeros = chooseParameters(
      planeMm,
      { ...trials, measured: counts, below: new Float64Array(30) },
      2,
    ).parameters
    expect(Math.abs(aware.noiseVariance / 0.25 - 1)).toBeLessThan(0.25)
    expect(Math.abs(aware.noiseVariance - 0.25)).toBeLessThan(Math.abs(asZeros.noiseVariance - 0.25))
    const own = conditioned({ planeMm, trials: counts }, aware, mapModel)
    const { values, weights } = completed(trials, own, aware, mapModel)
    const gap = values.map((y, i) => y - (aware.noiseVariance / counts[i]) * weights.alpha[i] - truth[i])
    expect(Math.sqrt(gap.reduce((sum, d) => sum + d * d, 0) / gap.length)).toBeLessThan(0.2)
  })

  it('change nothing when there are none', () => {
    const all = { ...trials, measured: counts, sums: truth.map((y, i) => y * counts[i]), below: new Float64Array(30) }
    const { values, worth } = completed(all, field, isotropic(2, 9, 0.25), mapModel)
    expect([...worth]).toEqual([...counts])
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(truth[i], 12)
    })
  })
})
