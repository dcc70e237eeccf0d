import { describe, expect, it } from 'vitest'
import { trialsOf } from '../map/grid-maps.test-support.js'
import { defaultThreshold, parseThreshold, resolveThreshold } from './threshold.js'

describe('parseThreshold', () => {
  it.each([
    ['50uV', { kind: 'absolute', thetaUv: 50 }],
    ['12.5uV', { kind: 'absolute', thetaUv: 12.5 }],
    ['25%', { kind: 'relative', fraction: 0.25 }],
    ['noise', { kind: 'noise' }],
    ['none', { kind: 'none' }],
  ])('reads %s', (text, request) => {
    expect(parseThreshold(text)).toEqual(request)
  })

  it.each(['50', '50 uV', '100%', '-5uV', 'noisy', '', '5e1uV'])('takes %j as none of the forms', (text) => {
    expect(parseThreshold(text)).toBeUndefined()
  })
})

describe('resolveThreshold', () => {
  const sham = Float64Array.from({ length: 101 }, (_, k) => k / 10)
  const withSham = (backgroundUv: number) =>
    trialsOf(sham, { shamUv: sham, backgroundUv: new Float64Array(101).fill(backgroundUv) })

  it('takes the mean of the sham amplitudes as the floor and their 95th percentile as the noise threshold', () => {
    const { floorUv, thetaUv, trialThetaUv } = resolveThreshold({ kind: 'noise' }, withSham(3))
    expect(floorUv).toBeCloseTo(5, 12)
    expect([thetaUv, trialThetaUv]).toEqual([9.5, 9.5])
  })

  it('counts trials above 50 µV as MEPs at rest, and above the noise when the muscle contracts', () => {
    expect(resolveThreshold({ kind: 'none' }, withSham(3)).trialThetaUv).toBe(50)
    expect(resolveThreshold({ kind: 'none' }, withSham(12)).trialThetaUv).toBe(9.5)
    expect(resolveThreshold({ kind: 'relative', fraction: 0.25 }, withSham(3)).trialThetaUv).toBe(50)
  })

  it('refuses a noise threshold where nothing was recorded before the stimulus', () => {
    expect(() => resolveThreshold({ kind: 'noise' }, trialsOf([1, 2]))).toThrow(/noise level is not known/)
  })

  it('knows no convention for amplitudes that are not in µV: a trial is an MEP above the noise', () => {
    const areas = { ...withSham(3), unit: 'uV*ms' } as const
    expect(resolveThreshold({ kind: 'none' }, areas).trialThetaUv).toBe(9.5)
    expect(resolveThreshold({ kind: 'relative', fraction: 0.25 }, areas).trialThetaUv).toBe(9.5)
    expect(resolveThreshold({ kind: 'none' }, { ...areas, shamUv: null }).trialThetaUv).toBeNaN()
    expect(() => resolveThreshold({ kind: 'noise' }, { ...areas, shamUv: null })).toThrow(
      expect.objectContaining({ fix: expect.stringContaining('--threshold 25% or none') }),
    )
    expect(defaultThreshold(false, 'uV*ms')).toEqual({ kind: 'noise' })
  })

  it('tells trials apart where sites show shares of them, and cuts nothing a second time', () => {
    const of = (request: Parameters<typeof resolveThreshold>[0]) =>
      resolveThreshold(request, withSham(3), 'probability')
    expect(of({ kind: 'noise' })).toEqual({ kind: 'noise', thetaUv: 0, fraction: 0, floorUv: 0, trialThetaUv: 9.5 })
    expect(of({ kind: 'absolute', thetaUv: 20 })).toMatchObject({ kind: 'absolute', thetaUv: 0, trialThetaUv: 20 })
    expect(of({ kind: 'relative', fraction: 0.25 })).toMatchObject({ fraction: 0.25, trialThetaUv: 50 })
    const ratios = { ...trialsOf([1, 2]), unit: '1' } as const
    expect(() => resolveThreshold({ kind: 'none' }, ratios, 'probability')).toThrow(/noise level is not known/)
  })

  it('does not look at the values when it chooses the default', () => {
    expect([defaultThreshold(true), defaultThreshold(false)]).toEqual([
      { kind: 'noise' },
      { kind: 'absolute', thetaUv: 50 },
    ])
  })
})
