import { ln } from '@penfield/kernels'
import { missing } from '../model/missing.js'
import { overlapIndex } from './overlap-index.js'
import type { MapPair } from './pair.js'

/** A sum of squares below this share of the squared logarithms is rounding, not variance. */
const flatShare = 1e-24

/**
 * Correlation of the two muscles' responses to the same stimuli, about the mean of each site: drive that both share, or crosstalk.
 *
 *     r = Σ_s Σ_j m_j (la − l̄a_s)(lb − l̄b_s) / √(Σ.. m (la − l̄a_s)² Σ.. m (lb − l̄b_s)²)        la = ln a_j, lb = ln b_j
 *
 * Over the sites where both site values exceed their thresholds and two or more stimuli have an accepted response above 0 in both
 * muscles; a stimulus drawn m times counts m times. Missing `too-few-trials` without such a site.
 */
export const trialCorrelation = overlapIndex({
  id: 'trial_correlation',
  unit: '1',
  kind: 'amount',
  range: [-1, 1],
  swapped: 'same',
  gainFree: true,
  needs: 'trials',
  correction: 'none',
  source: 'definition',
  of: (pair) => {
    const logs = logsOf(pair)
    const { n } = pair.a.map.sites
    const [times, sumA, sumB] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
    for (const { site, count, a, b } of logs) {
      times[site] += count
      sumA[site] += count * a
      sumB[site] += count * b
    }
    let [ab, aa, bb, scale] = [0, 0, 0, 0]
    let pairs = 0
    for (const { site, count, a, b } of logs) {
      if (times[site] < 2) continue
      const da = a - sumA[site] / times[site]
      const db = b - sumB[site] / times[site]
      pairs += count
      ab += count * da * db
      aa += count * da * da
      bb += count * db * db
      scale += count * (a * a + b * b)
    }
    if (pairs === 0) return missing('too-few-trials')
    if (!(aa > flatShare * scale && bb > flatShare * scale)) return missing('no-variance')
    return Math.max(-1, Math.min(1, ab / (Math.sqrt(aa) * Math.sqrt(bb))))
  },
})

interface PairOfLogs {
  readonly site: number
  /** How often the stimulus was drawn. */
  readonly count: number
  readonly a: number
  readonly b: number
}

/** The stimuli with a response above 0 in both muscles, at sites that are active in both. */
function logsOf({ a, b }: MapPair): PairOfLogs[] {
  const { sites, drawn } = a.map
  const [ofA, ofB] = [drawn.trials, b.map.drawn.trials]
  const isActive = (site: number) =>
    a.map.siteValues.valuesUv[site] > a.thetaUv && b.map.siteValues.valuesUv[site] > b.thetaUv
  const logs: PairOfLogs[] = []
  for (let j = 0; j < ofA.amplitudesUv.length; j++) {
    const site = sites.siteOfStimulus[j]
    const count = drawn.multiplicity[j]
    if (count === 0 || site < 0 || ofA.accepted[j] === 0 || ofB.accepted[j] === 0) continue
    if (!(ofA.amplitudesUv[j] > 0 && ofB.amplitudesUv[j] > 0) || !isActive(site)) continue
    logs.push({ site, count, a: ln(ofA.amplitudesUv[j]), b: ln(ofB.amplitudesUv[j]) })
  }
  return logs
}
