import { describe, expect, it } from 'vitest'
import { exampleResult } from '../example-result.test-support.js'
import { persistence } from './persistence.js'

/** The worked map of the definitions, first row anterior: peaks of 200 (persistence 200) and 150 µV (persistence 70). */
const worked = [
  [0, 10, 0, 0, 0],
  [10, 200, 80, 60, 10],
  [0, 90, 50, 150, 20],
  [0, 10, 30, 40, 10],
]

function workedResult(note: string) {
  const result = exampleResult({ side: 5, muscles: ['DM'] })
  const valuesUv = Float64Array.from([[0, 0, 0, 0, 0], ...[...worked].reverse()].flat())
  const peaks = { ...result.metrics[0], metric: 'peaks', value: 2, note }
  return { ...result, maps: result.maps.map((map) => ({ ...map, valuesUv })), metrics: [peaks] }
}

describe('the figure of peaks', () => {
  it('marks the peaks that stand out by a quarter of the maximum: two of the worked map', () => {
    const svg = persistence.draw({ result: workedResult('') })?.svg ?? ''
    const [plot] = svg.split('peak that stands out')
    // The muscle's mark over the panel, both peaks, and the one of the legend.
    expect(plot.match(/<path d="M[^"]*Z" fill="#[0-9A-F]{6}"\/>/g)).toHaveLength(4)
    expect(plot).not.toContain('<circle')
  })

  it('says how many there are and how sure that is, from what is known', () => {
    const alt = (note: string) => persistence.draw({ result: workedResult(note) })?.alt
    expect(alt('p_one_peak=0.125;p_two_or_more=0.8755')).toContain('DM: 2 peaks · P(1) 0.13 · P(≥ 2) 0.88.')
    expect(alt('border')).toContain('DM: 2 peaks.')
  })
})
