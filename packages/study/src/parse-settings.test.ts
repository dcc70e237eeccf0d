import { PenfieldError } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { parseSettings, thresholdFor } from './parse-settings.js'

const refused = (options: Parameters<typeof parseSettings>[0]): PenfieldError => {
  try {
    parseSettings(options)
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
  }
  throw new RangeError('the options were taken')
}

describe('parseSettings', () => {
  it('has defaults that do not depend on any value measured', () => {
    const { amplitude, siteValue, threshold, method, bootstrap, seed, field, reject, sites, windowMs } = parseSettings(
      {},
    )
    expect([amplitude, siteValue, threshold, method]).toEqual(['p2p', 'mean', null, null])
    expect([bootstrap, seed, reject, sites, windowMs]).toEqual([2000, 1, 'auto', { kind: 'auto' }, null])
    expect(field).toEqual({ nodeStepMm: 2 })
  })

  it('understands every form of an option', () => {
    const { windowMs, threshold, sites, reject, read } = parseSettings({
      window: '-5.5:60',
      threshold: '25%',
      sites: 'grid:7.63',
      reject: 'clipped,background',
      muscle: ['DM', 'LES'],
      columns: 'x, y,amplitude',
      header: false,
    })
    expect(windowMs).toEqual([-5.5, 60])
    expect([threshold, sites]).toEqual([
      { kind: 'relative', fraction: 0.25 },
      { kind: 'grid', stepMm: 7.63 },
    ])
    expect([reject, read.muscles, read.columns, read.header]).toEqual([
      ['clipped', 'background'],
      ['DM', 'LES'],
      ['x', 'y', 'amplitude'],
      false,
    ])
  })

  it.each([
    [{ window: '60:10' }],
    [{ window: '10' }],
    [{ threshold: '50' }],
    [{ sites: 'grid' }],
    [{ map: 'spline' }],
    [{ bootstrap: '-1' }],
    [{ bootstrap: '1.5' }],
    [{ bootstrap: '1' }],
    [{ bootstrap: '39' }],
    [{ frame: 'talairach' }],
    [{ muscle: 'DM,DM' }],
    [{ muscle: 'DM,' }],
    [{ bandwidth: 'loo' }],
    [{ bandwidth: 'wide', map: 'kernel' }],
    [{ headRadius: '3' }],
    [{ seed: '1e3' }],
    [{ step: '0' }],
    [{ reject: 'noise' }],
    [{ hemisphere: 'left' }],
    [{ decimal: ',' }],
  ])('refuses %j as wrong usage, and says what would do', (options) => {
    const { code, kind, what, fix, where } = refused(options)
    expect([code, kind]).toEqual(['study/option-not-understood', 'usage'])
    expect(where.argument).toContain(String(Object.values(options)[0]))
    expect(`${what} ${fix}`).toMatch(/^[A-Z].*\. .*[.?]$/)
  })

  it.each(['area', 'ratio'])('refuses a threshold in µV for %s, and says which would do', (amplitude) => {
    const { code, kind, fix } = refused({ amplitude, threshold: '50uV' })
    expect([code, kind]).toEqual(['study/option-not-understood', 'usage'])
    expect(fix).toBe('Say --threshold noise, 25% or none, or leave --threshold out for noise.')
    for (const threshold of ['noise', '25%', 'none'])
      expect(parseSettings({ amplitude, threshold }).threshold?.kind).toBeTypeOf('string')
  })

  it('takes a threshold in µV for every measure in µV, also for the shares of its trials', () => {
    for (const amplitude of ['p2p', 'rms', 'net-rms'])
      expect(parseSettings({ amplitude, threshold: '50uV', siteValue: 'probability' }).threshold).toEqual({
        kind: 'absolute',
        thetaUv: 50,
      })
  })

  it('takes the noise for a threshold where nothing is said: always for measures that are not in µV', () => {
    const kindFor = (amplitude: string, hasNoiseLevel: boolean) =>
      thresholdFor(parseSettings({ amplitude }), hasNoiseLevel).kind
    expect([kindFor('p2p', true), kindFor('p2p', false)]).toEqual(['noise', 'absolute'])
    expect([kindFor('area', true), kindFor('area', false)]).toEqual(['noise', 'noise'])
  })

  it('takes no resamples, or enough of them for a 95 % interval', () => {
    expect(['0', '40', '2000'].map((bootstrap) => parseSettings({ bootstrap }).bootstrap)).toEqual([0, 40, 2000])
  })

  it('hands on what an interpolated map needs', () => {
    expect(parseSettings({ map: 'kernel', bandwidth: 'loo', headRadius: '85', step: '1' }).field).toEqual({
      nodeStepMm: 1,
      bandwidth: 'loo',
      headRadiusMm: 85,
    })
  })

  it('guesses the word that was meant', () => {
    expect(refused({ map: 'kernal' }).fix).toBe('Did you mean --map kernel?')
  })
})
