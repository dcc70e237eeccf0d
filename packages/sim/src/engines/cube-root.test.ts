import { exp, ln } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { driveOf, meanCube } from './cube-root.js'

describe('the mean cube of a normal variable cut at 0', () => {
  // scipy 1.10.1: integrate.quad of max(0, u + z)³ φ(z), epsrel 1e-13.
  it.each([
    [-5, 1.0206834738890484e-8],
    [-3, 0.00015400339263467596],
    [-1, 0.09129115783160184],
    [0, 0.7978845608028653],
    [1, 4.091291157831602],
    [3, 36.00015400339264],
    [10, 1030.0000000000002],
  ])('about %d is the integral %d', (u, cube) => expect(Math.abs(meanCube(u) / cube - 1)).toBeLessThan(1e-9))
})

describe('the drive of a mean', () => {
  // scipy 1.10.1: optimize.brentq on the logarithm of that integral.
  it.each([
    [-18, -4.929212772662685],
    [-6, -2.2406171478105157],
    [0, 0.12220484127432543],
    [5, 5.105697423969835],
    [10, 27.995950920462555],
    [22, 1530.4742082721793],
    [25, 4160.26176500558],
    [30, 22026.465749406816],
  ])('of logarithm %d is %d', (lnMean, u) =>
    expect(Math.abs(driveOf(lnMean) - u)).toBeLessThan(4e-5 * Math.max(1, Math.abs(u))),
  )

  it('has that mean within 1e-4, on nodes and between them, and far above the last one', () => {
    for (let lnMean = -18; lnMean < 40; lnMean += 0.0071) {
      const mean = meanCube(driveOf(lnMean))
      expect(Math.abs(mean / exp(lnMean) - 1), `${lnMean}`).toBeLessThan(1e-4)
    }
  })

  it('has that mean to the last digits above the nodes', () => {
    for (const lnMean of [22.0001, 23, 30, 60, 200])
      expect(Math.abs(ln(meanCube(driveOf(lnMean))) - lnMean)).toBeLessThan(1e-12)
  })

  it('rises without a jump where the nodes end', () => {
    const [below, at, above] = [22 - 1e-9, 22, 22 + 1e-9].map(driveOf)
    expect(at).toBeGreaterThan(below)
    expect(above).toBeGreaterThan(at)
    expect(above - below).toBeLessThan(1e-5)
  })

  it('is that of a muscle that never responds below the nodes', () => {
    expect(driveOf(-18.01)).toBe(Number.NEGATIVE_INFINITY)
    expect(driveOf(ln(0))).toBe(Number.NEGATIVE_INFINITY)
  })
})
