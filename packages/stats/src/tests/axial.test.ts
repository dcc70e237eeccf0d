import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AxialDifference, type AxialMean, axialDifference, axialMean, concentration } from './axial.js'

const a = [0.3, 0.5, 0.1, 0.7, 3.2, 0.45]
const b = [0.9, 1.2, 0.6, 1.05, 1.5]

describe('the mean axis', () => {
  it('of one axis and the same half a turn later is that axis', () =>
    expect(axialMean([0.2, 0.2 + Math.PI])).toEqual({
      n: 2,
      meanRad: expect.closeTo(0.2, 14),
      resultant: expect.closeTo(1),
    }))

  it('of two axes on both sides of 0 is 0 or just below π, not the right angle between', () => {
    const { meanRad, resultant } = axialMean([0.1, Math.PI - 0.1]) as AxialMean
    expect(Math.sin(meanRad)).toBeCloseTo(0, 14)
    expect(resultant).toBeCloseTo(Math.cos(0.2), 14)
  })

  it('of six axes is as in scipy', () => {
    // scipy.stats.circmean and 1 − circvar with high = π, 1.10.1
    expect(axialMean(a)).toEqual({
      n: 6,
      meanRad: expect.closeTo(0.35078249189810956, 13),
      resultant: expect.closeTo(1 - 0.09874143528742674, 13),
    })
  })

  it('of axes that cross at right angles does not exist', () =>
    expect(axialMean([0.3, 0.3 + Math.PI / 2])).toEqual({ missing: 'no-direction' }))

  it('of nothing does not exist', () => expect(axialMean([Number.NaN])).toEqual({ missing: 'too-few-values' }))
})

describe('the difference of two mean axes', () => {
  it('gives F and p of Watson and Williams', () => {
    // Formula with scipy.special.i0e, i1e, scipy.optimize.brentq and scipy.stats.f.sf, 1.10.1
    const found = axialDifference(a, b) as AxialDifference
    expect(found).toEqual({
      differenceRad: expect.closeTo(1.05 - 0.35078249189810956, 12),
      f: expect.closeTo(15.001172600542995, 9),
      df1: 1,
      df2: 9,
      p: expect.closeTo(0.0037706864545903147, 12),
    })
  })

  it('keeps its digits where axes lie within hundredths of a degree', () => {
    const tight = (angles: readonly number[]) => angles.map((angle) => angle * 0.01 + 0.2)
    // The same, of a[:4] and b
    const { f, p } = axialDifference(tight(a.slice(0, 4)), tight(b)) as AxialDifference
    expect([f, p]).toEqual([expect.closeTo(10.111098219713277, 6), expect.closeTo(0.015495061196170874, 8)])
  })

  it('is 0.2 between 3.1 and 0.16, across half a turn', () =>
    expect(axialDifference([3.05, 3.15], [0.1, 0.3])).toMatchObject({
      differenceRad: expect.closeTo(Math.PI - 2.9, 12),
    }))

  it('gives no p where the axes scatter too much for F', () =>
    expect(axialDifference([0, 0.8, 1.6, 2.2], [0, 1.1, 1.5, 2.4])).toMatchObject({ p: null, df2: 6 }))

  it('has no answer where the axes of a group cancel, or none differ, or one is alone', () => {
    expect(axialDifference([0, Math.PI / 2], b)).toEqual({ missing: 'no-direction' })
    expect(axialDifference([0.1, 0.1], [0.4, 0.4 + Math.PI])).toEqual({ missing: 'no-variance' })
    expect(axialDifference([0.1], b)).toEqual({ missing: 'too-few-values' })
  })
})

describe('laws', () => {
  it('turning every axis turns the mean and leaves the difference, F and p', () =>
    fc.assert(
      fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (turn) => {
        const turned = (angles: readonly number[]) => angles.map((angle) => angle + turn)
        const [before, after] = [axialDifference(a, b), axialDifference(turned(a), turned(b))] as AxialDifference[]
        expect([after.differenceRad, after.f]).toEqual([
          expect.closeTo(before.differenceRad, 11),
          expect.closeTo(before.f, 9),
        ])
        const mean = axialMean(turned(a)) as AxialMean
        expect(Math.sin(mean.meanRad - turn - 0.35078249189810956)).toBeCloseTo(0, 12)
        expect(mean.meanRad >= 0 && mean.meanRad < Math.PI).toBe(true)
      }),
    ))

  it('half a turn of one axis changes nothing', () => {
    const half = a.map((angle, i) => (i === 2 ? angle + Math.PI : angle))
    expect((axialDifference(half, b) as AxialDifference).f).toBeCloseTo(
      (axialDifference(a, b) as AxialDifference).f,
      10,
    )
  })
})

describe('the concentration', () => {
  // scipy.special.i1e(κ)/i0e(κ), 1.10.1
  it.each([
    [0.5, 0.24249961258080202],
    [4, 0.8635226110245504],
    [49.9, 0.9899287204074461],
    [50.1, 0.9899691330985528],
    [5000, 0.9998999949989995],
  ])('of κ = %d is found from its mean resultant length', (kappa, r) =>
    expect(concentration(r) / kappa).toBeCloseTo(1, 7),
  )
})
