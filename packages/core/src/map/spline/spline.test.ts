// Expected numbers: SciPy 1.10 (RBFInterpolator), NumPy 1.24 (dense solutions), and the worked example of the definitions.
import { thinPlateSum } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenSmoothing, crossValidation } from './gcv.js'
import { gridSmoother } from './grid-smoother.js'
import { planeAt, type Spline, thinPlateOf, thinPlateSolver } from './thin-plate.js'
import { shiftedSolve, tridiagonalise } from './tridiagonal.js'

const five = Float64Array.of(0, 0, 10, 0, 0, 10, 10, 10, 5, 5)
const fiveValues = Float64Array.of(0, 1, 1, 0, 3)

const twelve = Float64Array.from({ length: 24 }, (_, k) => {
  const i = k >> 1
  return k % 2 === 0 ? (i % 4) * 10 + ((i * 7) % 5) : Math.floor(i / 4) * 10 + ((i * 3) % 4)
})
const twelveValues = Float64Array.from({ length: 12 }, (_, i) => ((i * 37) % 11) * 10)

function splineAt(places: Float64Array, values: Float64Array, lambdaMm2: number, x: number, y: number): number {
  const plate = thinPlateOf(places)
  const spline = thinPlateSolver(plate, lambdaMm2)?.(values) as Spline
  return thinPlateSum(Float64Array.of(x, y), places, spline.coefficients)[0] + planeAt(plate, spline, x, y)
}

describe('thin-plate spline', () => {
  it('gives 2.3898251661 at (5, 2.5) for the worked example without smoothing', () => {
    expect(splineAt(five, fiveValues, 0, 5, 2.5)).toBeCloseTo(2.3898251661, 9)
  })

  it.each([
    [0, 67.77157572, -7.39296332],
    [25, 64.3294132, 0.56340275],
    [400, 54.42376335, 24.31637935],
  ])('gives the same values as SciPy with a smoothing of %d mm²', (lambda, first, second) => {
    expect(splineAt(twelve, twelveValues, lambda, 12, 9)).toBeCloseTo(first, 6)
    expect(splineAt(twelve, twelveValues, lambda, 33, 25)).toBeCloseTo(second, 6)
  })

  it('goes through the values without smoothing, and is exact for a plane with any', () => {
    expect(splineAt(twelve, twelveValues, 0, twelve[8], twelve[9])).toBeCloseTo(twelveValues[4], 7)
    const plane = Float64Array.from({ length: 12 }, (_, i) => 2 * twelve[2 * i] - twelve[2 * i + 1] + 3)
    for (const lambda of [0, 10, 1e6]) expect(splineAt(twelve, plane, lambda, 41, -7)).toBeCloseTo(92, 6)
  })

  it('is the plane of three places', () => {
    expect(splineAt(Float64Array.of(0, 0, 10, 0, 0, 10), Float64Array.of(1, 2, 4), 5, 10, 10)).toBeCloseTo(5, 9)
  })
})

describe('generalised cross-validation', () => {
  it.each([
    [1, 10.4080044081],
    [10, 9.9544961981],
    [100, 8.451430127995],
  ])('of the worked example is right at a smoothing of %d', (lambda, expected) => {
    expect(crossValidation(thinPlateOf(five), fiveValues)(lambda)).toBeCloseTo(expected, 8)
  })

  it('chooses the same of the 91 smoothings as all hat matrices written out', () => {
    const plate = thinPlateOf(twelve)
    expect(plate.meanBasisMm2).toBeCloseTo(1294.938292087457, 8)
    expect(crossValidation(plate, twelveValues)(25)).toBeCloseTo(3648.5976720561066, 6)
    expect(chosenSmoothing(plate, twelveValues) / plate.meanBasisMm2).toBeCloseTo(10 ** 0.1, 9)
  })
})

describe('tridiagonalise', () => {
  it('keeps what does not depend on axes: trace, squares, and the solution turned', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.integer({ min: -9, max: 9 })), (n, numbers) => {
        const m = Array.from({ length: n * n }, () => numbers.next().value as number)
        const a = new Float64Array(n * n)
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) a[i * n + j] += m[i * n + k] * m[j * n + k]
        const b = Float64Array.from({ length: n }, (_, i) => i - 2)
        const { tridiagonal, turned } = tridiagonalise(a, b)
        const sum = (of: ArrayLike<number>) => Array.from(of).reduce((total, value) => total + value, 0)
        const squares = (of: ArrayLike<number>) => sum(Array.from(of, (value) => value * value))
        const scale = 1 + squares(a)
        const trace = sum(Array.from(a).filter((_, k) => k % (n + 1) === 0))
        expect(Math.abs(sum(tridiagonal.diagonal) - trace)).toBeLessThan(1e-10 * scale)
        const inBand = squares(tridiagonal.diagonal) + 2 * squares(tridiagonal.beside)
        expect(Math.abs(inBand - squares(a))).toBeLessThan(1e-10 * scale)
        expect(squares(turned)).toBeCloseTo(squares(b), 8)
        const { solution } = shiftedSolve(tridiagonal, 3, turned)
        // |x|² and bᵀx do not depend on the axes: (A + 3 I) x = b gives bᵀx = xᵀ(A + 3 I)x > 0.
        const along = sum(Array.from(solution, (x, i) => x * turned[i]))
        expect(along).toBeGreaterThanOrEqual(3 * squares(solution) * (1 - 1e-9))
      }),
    ))

  it('gives the trace of the inverse of a matrix that is known: [[2, 1], [1, 2]] has 4/3', () => {
    const tridiagonal = { diagonal: Float64Array.of(2, 2), beside: Float64Array.of(1) }
    const { solution, traceOfInverse } = shiftedSolve(tridiagonal, 0, Float64Array.of(3, 3))
    expect(traceOfInverse).toBeCloseTo(4 / 3, 12)
    expect([...solution]).toEqual([1, 1])
  })
})

describe('gridSmoother', () => {
  const places = Float64Array.of(0.3, 0.2, 5.5, 0.7, 2.25, 3.5, 4.9, 4.75, 1.1, 4.2, 3.3, 1.6)
  const values = Float64Array.of(1, 5, -2, 4, 0, 3)

  it('gives the same nodes as the normal equations written out', () => {
    const z = gridSmoother(7, 6, places, { along: 0.5, across: 1 })?.(values) as Float64Array
    const expected = [0.81688071, 5.92744467, 2.44227644, 5.35178947, 5.20164749]
    for (const [k, node] of [0, 6, 10, 20, 41].entries()) expect(z[node]).toBeCloseTo(expected[k], 7)
  })

  it('does not depend on which side is the shorter', () => {
    const roughness = { along: 0.5, across: 1 }
    const swapped = places.map((_, k) => places[k % 2 === 0 ? k + 1 : k - 1])
    const z = gridSmoother(7, 6, places, roughness)?.(values) as Float64Array
    const other = gridSmoother(6, 7, swapped, roughness)?.(values) as Float64Array
    for (let k = 0; k < 42; k++) expect(other[(k % 7) * 6 + Math.floor(k / 7)]).toBeCloseTo(z[k], 9)
  })

  it('has no answer where the places leave a plane open', () => {
    expect(gridSmoother(5, 5, Float64Array.of(1, 1, 2, 1), { along: 1, across: 1 })).toBeNull()
  })
})
