import type { SessionResult } from '@penfield/core'
import { exp } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { exampleResult } from '../example-result.test-support.js'
import { crosstalkNeeded } from './crosstalk-needed.js'
import { jitter } from './jitter.js'
import { latencyDetectors } from './latency-detectors.js'
import { mepWaterfall } from './mep-waterfall.js'
import { chosenDetector } from './onset-words.js'
import { runningMedian } from './running-median.js'
import { pooledCorrelation, siteRatios } from './site-ratios.js'
import { artefactShown } from './waterfall-sweeps.js'

const recorded = exampleResult({ recordings: true, side: 4 })

describe('the waterfall', () => {
  it('cuts the artefact out of every trace: no point lies between −1 and 5 ms', () => {
    const svg = mepWaterfall.draw({ result: recorded })?.svg ?? ''
    const means = [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke-width="1"/g)].map(([, d]) => d)
    expect(means).toHaveLength(16)
    for (const d of means) {
      const pieces = d.split('M').slice(1)
      expect(pieces).toHaveLength(2)
      const xs = pieces.map((piece) => piece.split('L').map((place) => Number.parseFloat(place)))
      const perMs = (xs[1][xs[1].length - 1] - xs[0][0]) / 80
      expect((xs[1][0] - (xs[0].at(-1) as number)) / perMs).toBeGreaterThan(6)
    }
  })

  it('does not cut into a window that opens early, nor where the pulse is not shown', () => {
    expect(artefactShown([-5, 75], [3, 60])).toEqual([-1, 3])
    expect(artefactShown([-5, 75], null)).toEqual([-1, 5])
    expect(artefactShown([8, 75], [10, 60])).toBeNull()
  })

  it('counts the sites that respond and gives the median latency of the responses', () => {
    const silent = mepWaterfall.draw({ result: exampleResult({ recordings: true, silent: ['DM'], side: 4 }) })
    expect(silent?.caption).toContain('0 of 16 sites respond (above 31.0 µV). No onset latency is known.')
    expect(mepWaterfall.draw({ result: recorded })?.caption).toMatch(
      /\d+ of 16 sites respond \(above 31\.0 µV\)\. Median onset latency \d+\.\d ms \(\d+ responses, detector sd\)/,
    )
  })
})

describe('detectors', () => {
  const [emg] = recorded.emg?.muscles ?? []
  const [trials] = recorded.trials.muscles

  it('are told by the settings, else by their latencies', () => {
    expect(chosenDetector({ ...recorded, settings: 'a=1;onset=cusum;b=2' }, emg, trials)).toBe(2)
    expect(chosenDetector(recorded, emg, trials)).toBe(0)
    expect(chosenDetector(recorded, emg, { ...trials, latenciesMs: emg.onsets[2].latenciesMs })).toBe(2)
  })

  it('cannot be told where no latency was found', () => {
    const latenciesMs = trials.latenciesMs.map(() => Number.NaN)
    expect(chosenDetector(recorded, emg, { ...trials, latenciesMs })).toBe(-1)
  })

  it('differ by the median of latest minus earliest in one response', () => {
    const latencies = (later: number) => trials.latenciesMs.map((ms) => ms + later)
    const onsets = [0, 2, -1].map((later, k) => ({ detector: ['sd', 'b', 'c'][k], latenciesMs: latencies(later) }))
    const result: SessionResult = { ...recorded, emg: { muscles: [{ ...emg, onsets }], crosstalk: [], pulses: null } }
    expect(latencyDetectors.draw({ result })?.caption).toContain('the detectors differ by 3.0 ms')
  })
})

describe('ratios of sites', () => {
  /** LES a copy of DM at a tenth of its size, where DM is strong. */
  function copied(): SessionResult {
    const [a, b] = recorded.trials.muscles
    const strong = a.amplitudesUv.map((_, k) => 300 * exp((k % 7) / 10))
    const muscles = [
      { ...a, amplitudesUv: strong },
      { ...b, amplitudesUv: strong.map((uv) => 0.1 * uv) },
    ]
    return { ...recorded, trials: { ...recorded.trials, muscles } }
  }

  it('are the ratio of the leak, with a correlation of 1, where a channel holds nothing but a leak', () => {
    const ratios = siteRatios(copied(), 0, 1)
    expect(ratios.length).toBe(16)
    for (const { ratio, correlation, zone } of ratios) {
      expect(ratio).toBeCloseTo(0.1, 12)
      expect(correlation).toBeCloseTo(1, 12)
      expect(zone).toBe('b-weak')
    }
    expect(pooledCorrelation(ratios, 'b-weak')).toBeCloseTo(1, 12)
    expect(pooledCorrelation(ratios, 'both')).toBeNaN()
  })

  it('turn round when the muscles do', () => {
    const there = siteRatios(recorded, 0, 1)
    const back = siteRatios(recorded, 1, 0)
    expect(back.map(({ site }) => site)).toEqual(there.map(({ site }) => site))
    for (const [k, { ratio }] of back.entries()) expect(ratio * there[k].ratio).toBeCloseTo(1, 12)
  })

  it('leave out sites where neither muscle responds', () => {
    const silent = exampleResult({ recordings: true, silent: ['DM', 'LES'], side: 4 })
    expect(siteRatios(silent, 0, 1)).toEqual([])
  })
})

describe('crosstalk on one axis', () => {
  it('shows a negative number as an arrow at 0 and says so', () => {
    const [finding] = recorded.emg?.crosstalk ?? []
    const twoWay = { value: -0.02, low: -0.04, high: 0.01 }
    const negative = { ...finding, mixing: { ...finding.mixing, twoWay } }
    const result: SessionResult = { ...recorded, emg: { muscles: [], crosstalk: [negative], pulses: null } }
    const drawing = crosstalkNeeded.draw({ result })
    expect(drawing?.svg).toContain('>−0.02 (−0.04 to 0.01)</text>')
    expect(drawing?.caption).toContain('An arrow at 0: the number is negative.')
    expect(crosstalkNeeded.draw({ result: recorded })?.caption).not.toContain('An arrow')
  })
})

describe('a running median', () => {
  it('takes the values around each, fewer at the ends', () => {
    expect(runningMedian(Float64Array.of(1, 9, 2, 8, 3), 3)).toEqual(Float64Array.of(5, 2, 8, 3, 5.5))
  })
})

describe('jitter', () => {
  it('stays within half a strip to both sides and fills it evenly', () => {
    const offsets = Array.from({ length: 100 }, (_, k) => jitter(k)).sort((a, b) => a - b)
    expect(offsets[0]).toBeGreaterThanOrEqual(-0.5)
    expect(offsets[99]).toBeLessThan(0.5)
    for (let k = 1; k < 100; k++) expect(offsets[k] - offsets[k - 1]).toBeLessThan(0.03)
  })
})
