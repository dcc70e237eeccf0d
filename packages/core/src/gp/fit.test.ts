import { cos, draws, exp, normalQuantile, sin } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { type FitRequest, fitGaussianProcess } from './fit.js'
import { withLikelihood } from './likelihood.js'
import type { Hyperparameters, Observations } from './model.js'
import { isotropic } from './preset.js'

/** A ridge that runs along a line at `angleRad`, with noise of SD 0.1, at 120 drawn places. */
function ridge(angleRad: number): Observations {
  const random = draws(1, 1, 7)
  const n = 120
  const planeMm = new Float64Array(2 * n).map(() => 40 * random.uniform() - 20)
  const values = Float64Array.from({ length: n }, (_, i) => {
    const [x, y] = [planeMm[2 * i], planeMm[2 * i + 1]]
    const along = x * cos(angleRad) + y * sin(angleRad)
    const across = y * cos(angleRad) - x * sin(angleRad)
    return exp(-0.5 * ((across / 6) ** 2 + (along / 25) ** 2)) + 0.1 * normalQuantile(random.uniform())
  })
  return { planeMm, values, trials: new Float64Array(n).fill(1), withinSquares: 0, withinDegrees: 0 }
}

const request: FitRequest = {
  model: { covariance: 'squared-exponential', constant: 'estimated' },
  anisotropy: 'none',
  signalVariance: [1e-4, 1e4],
  lengthMm: [1, 100],
  noiseVariance: [1e-4, 1e2],
  starts: [isotropic(1, 10, 0.1)],
}

describe('hyperparameters of largest likelihood', () => {
  it('lie where no small move does better', () => {
    const observations = ridge(0)
    const { parameters, logLikelihood, atBounds } = fitGaussianProcess(observations, request)
    expect(atBounds).toEqual([])
    const around: readonly Hyperparameters[] = [0.98, 1.02].flatMap((factor) => [
      { ...parameters, signalVariance: factor * parameters.signalVariance },
      { ...parameters, lengthUMm: factor * parameters.lengthUMm, lengthVMm: factor * parameters.lengthVMm },
      { ...parameters, noiseVariance: factor * parameters.noiseVariance },
    ])
    withLikelihood(observations, request.model, ({ value }) => {
      expect(-value(parameters)).toBeCloseTo(logLikelihood, 9)
      for (const other of around) expect(-value(other)).toBeLessThan(logLikelihood)
    })
  })

  it('are the same from any start that leads to the same top', () => {
    const one = fitGaussianProcess(ridge(0), request)
    const starts = [isotropic(0.2, 25, 0.01), isotropic(5, 4, 1)]
    const other = fitGaussianProcess(ridge(0), { ...request, starts })
    expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 5)
    expect(other.parameters.lengthUMm / one.parameters.lengthUMm).toBeCloseTo(1, 2)
  })

  it('name the bound that they were stopped by', () => {
    const { parameters, atBounds } = fitGaussianProcess(ridge(0), { ...request, lengthMm: [1, 3] })
    expect(atBounds).toEqual(['lengthUMm'])
    expect(parameters.lengthUMm).toBeCloseTo(3, 12)
  })

  it('find the direction of a ridge when lengths may differ', () => {
    const start = { ...isotropic(1, 10, 0.1), lengthUMm: 12, angleRad: 0.3 }
    const turned = fitGaussianProcess(ridge(0.6), { ...request, anisotropy: 'rotated', starts: [start] }).parameters
    expect(Math.abs(turned.angleRad - 0.6)).toBeLessThan(0.15)
    expect(turned.lengthUMm / turned.lengthVMm).toBeGreaterThan(2)
    const flat = fitGaussianProcess(ridge(0), { ...request, anisotropy: 'axes' })
    expect(flat.parameters.lengthUMm / flat.parameters.lengthVMm).toBeGreaterThan(2)
    expect(flat.logLikelihood).toBeGreaterThan(fitGaussianProcess(ridge(0), request).logLikelihood)
  })
})
