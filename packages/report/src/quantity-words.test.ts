import { describe, expect, it } from 'vitest'
import { exampleContext } from './example-context.test-support.js'
import { exampleResult } from './example-result.test-support.js'
import { figures } from './figures/index.js'
import { formatValue } from './format.js'
import { axisName, inUnit, levelOf, mapWords, trialWords } from './quantity-words.js'
import { maps as mapsSection } from './sections/maps.js'
import { pt } from './svg.js'
import { textFaults } from './text-boxes.test-support.js'
import { xmlFault } from './xml-check.test-support.js'

const area = { unit: 'uV*ms' } as const
const ratio = { unit: '1' } as const
const shares = { unit: '1', siteValue: 'probability' } as const

describe('the words for values', () => {
  it('name an axis with its unit', () => {
    const names = [{}, area, ratio, shares].map((of) => axisName(mapWords(of), 'at the sites'))
    expect(names).toEqual([
      'Amplitude at the sites (µV)',
      'Rectified area at the sites (µV·ms)',
      'Ratio to background at the sites',
      'Share of trials at the sites (0 to 1)',
    ])
    expect([{}, area, ratio, shares].map((of) => inUnit('Birth', mapWords(of)))).toEqual([
      'Birth (µV)',
      'Birth (µV·ms)',
      'Birth (ratio)',
      'Birth (share)',
    ])
  })

  it('say a level as a number with its unit, or as what the number is', () => {
    expect(levelOf(31, mapWords({}))).toBe('31.0 µV')
    expect(levelOf(144.6, mapWords(area))).toBe('145 µV·ms')
    expect(levelOf(1.306, mapWords(ratio))).toBe('a ratio of 1.31')
    expect([0, 0.25].map((share) => levelOf(share, mapWords(shares)))).toEqual(['a share of 0', 'a share of 0.25'])
  })

  it('take the amplitudes of trials for what they are, also where sites show shares of them', () => {
    expect(axisName(trialWords(area))).toBe('Rectified area (µV·ms)')
    expect(axisName(trialWords({}))).toBe('Amplitude (µV)')
  })

  it('write the volume of a map of areas as that of any other', () => {
    expect(formatValue(1_363_619, 'rectified-volume')).toBe('1.36 × 10⁶ µV·ms·mm²')
    expect(formatValue(1_363_619, 'rectified-volume', { place: 'ascii' })).toBe('1.36e6 uV*ms*mm2')
    expect(formatValue(2306.4, 'rectified-area', { place: 'ascii' })).toBe('2 306 uV*ms')
  })
})

/** The example with values in another unit; amplitudes k times as large, thresholds too. */
function exampleIn(unit: 'uV*ms' | '1', k: number, siteValue: 'mean' | 'probability' = 'mean') {
  const result = exampleResult({ support: siteValue === 'mean' ? 'plane' : 'sites', spread: true })
  const times = (values: Float64Array) => values.map((value) => k * value)
  const muscles = result.trials.muscles.map((trials) => ({ ...trials, unit, amplitudesUv: times(trials.amplitudesUv) }))
  const maps = result.maps.map((map, m) => {
    const { thetaUv, floorUv, trialThetaUv } = map.threshold
    const isShare = siteValue === 'probability'
    const own = isShare ? { thetaUv: 0, floorUv: 0 } : { thetaUv: k * thetaUv, floorUv: k * floorUv }
    return {
      ...map,
      ...{ unit, siteValue },
      threshold: { ...map.threshold, ...own, trialThetaUv: k * trialThetaUv },
      drawn: { ...map.drawn, trials: muscles[m] },
      siteValues: {
        ...map.siteValues,
        valuesUv: isShare ? map.siteValues.probabilities : times(map.siteValues.valuesUv),
      },
      valuesUv: isShare ? map.siteValues.probabilities : times(map.valuesUv),
      sdUv: isShare || map.sdUv === null ? null : times(map.sdUv),
    }
  })
  return { ...result, trials: { ...result.trials, muscles }, maps }
}

const cases = {
  'rectified areas': exampleIn('uV*ms', 7),
  'multiples of the background': exampleIn('1', 0.06),
  'shares of trials above a multiple of the background': exampleIn('1', 0.06, 'probability'),
}
/** Of maps and their trials; the figures of EMG have voltages of their own. */
const ofMaps = [
  ...['map-field', 'map-pair', 'map-spread', 'map-difference', 'value-maps', 'area-theta', 'overlap-theta'],
  ...['persistence', 'amplitude-time', 'coverage', 'overlap-matrix'],
]

describe.each(Object.entries(cases))('figures of %s', (_, result) => {
  it.each(ofMaps)('%s has no µV in it, and its texts stand clear of one another', (id) => {
    const drawing = figures.find((figure) => figure.id === id)?.draw({ result })
    if (drawing === null || drawing === undefined) return
    const { svg, alt, caption, widthMm, heightMm } = drawing
    expect(`${svg} ${alt} ${caption}`).not.toMatch(/µV(?!·ms)/)
    expect(xmlFault(svg)).toBeNull()
    expect(textFaults(svg, pt(widthMm), pt(heightMm))).toEqual([])
  })

  it('and their section say it too', () => {
    expect(mapsSection.render({ result, context: exampleContext, prefix: '', level: 3 })).not.toMatch(/µV(?!·ms)/)
  })
})

describe('a map of shares', () => {
  const result = cases['shares of trials above a multiple of the background']
  const draw = (id: string) => figures.find((figure) => figure.id === id)?.draw({ result })

  it('says above what a trial is a response', () => {
    expect(draw('map-field')?.svg).toMatch(/threshold \(any trial above a ratio of \d\.\d\d\)/)
  })

  it('shows the share once', () => {
    expect(draw('value-maps')?.svg.match(/Share of trials \(0 to 1\)/g)).toHaveLength(1)
  })
})
