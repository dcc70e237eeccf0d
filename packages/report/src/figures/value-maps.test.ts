import { describe, expect, it } from 'vitest'
import { exampleResult } from '../example-result.test-support.js'
import { valueMaps } from './value-maps.js'

/** What the figure of the first muscle writes and says, after its latencies were set by site. */
function figureWith(latencyMs: (site: number) => number, trialsPerSite = 5) {
  const result = exampleResult({ trialsPerSite })
  const { latenciesMs } = result.maps[0].drawn.trials
  result.sites.siteOfStimulus.forEach((site, k) => {
    latenciesMs[k] = latencyMs(site)
  })
  result.maps[1].drawn.trials.latenciesMs.fill(Number.NaN)
  const drawing = valueMaps.draw({ result })
  return { svg: drawing?.svg ?? '', alt: drawing?.alt ?? '', caption: drawing?.caption ?? '' }
}

describe('value maps', () => {
  it('show amplitude, probability, latency and variability, each on its own scale with its unit', () => {
    const { svg, alt } = figureWith((site) => 20 + site / 100)
    for (const name of ['Amplitude (µV)', 'Share of trials (0 to 1)', 'Latency (ms)', 'SD / mean (no unit)'])
      expect(svg).toContain(`>${name}<`)
    expect(alt).toContain('MEP probability 0.00 to 1.00 at all 49 sites')
  })

  it('have no panel of latency where none is known, and say so', () => {
    const { svg, caption } = figureWith(() => Number.NaN)
    expect(svg).not.toContain('Latency (ms)')
    expect(caption).toContain('No onset latency is known.')
  })

  it('have no panel of variability where sites have one trial, and say so', () => {
    const { svg, caption } = figureWith(() => 21, 1)
    expect(svg).not.toContain('SD / mean')
    expect(caption).toContain('no site has two accepted trials')
  })

  it('count only the sites that have a latency', () => {
    const known = figureWith(() => 21).alt
    const cut = figureWith((site) => (site === 24 ? Number.NaN : 21)).alt
    const sites = (alt: string): number => +(/onset latency [^;]* at (\d+) of 49/.exec(alt)?.[1] ?? 0)
    expect(sites(known) - sites(cut)).toBe(1)
  })
})
