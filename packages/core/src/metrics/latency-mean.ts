import { missing } from '../model/missing.js'
import { metric } from './metric.js'

const recorded = new WeakMap<Float64Array, boolean>()

/** Whether any trial has a latency; looked up once, as most recordings have none and resamples ask again and again. */
function hasLatencies(latenciesMs: Float64Array): boolean {
  const known = recorded.get(latenciesMs) ?? latenciesMs.some((ms) => !Number.isNaN(ms))
  recorded.set(latenciesMs, known)
  return known
}

/** Mean onset latency of the accepted trials that are MEPs (a_j > θ) and have one, trial j counted m_j times. */
export const latencyMean = metric({
  gives: { latency_mean: 'ms' },
  needs: 'trials',
  interval: 'plain',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: ({ map }) => {
    const { trials, multiplicity } = map.drawn
    const { accepted, amplitudesUv, latenciesMs } = trials
    if (!hasLatencies(latenciesMs)) return { latency_mean: missing('no-latency') }
    if (Number.isNaN(map.threshold.trialThetaUv)) return { latency_mean: missing('no-noise-level') }
    let n = 0
    let sum = 0
    for (let j = 0; j < accepted.length; j++) {
      if (accepted[j] === 0 || map.sites.siteOfStimulus[j] < 0 || Number.isNaN(latenciesMs[j])) continue
      if (!(amplitudesUv[j] > map.threshold.trialThetaUv && multiplicity[j] > 0)) continue
      n += multiplicity[j]
      sum += multiplicity[j] * latenciesMs[j]
    }
    return { latency_mean: n === 0 ? missing('no-latency') : sum / n }
  },
})
