import type { MuscleMap } from '../model/map.js'
import type { Sites } from '../model/sites.js'

interface SiteStimuli {
  readonly starts: Int32Array
  readonly stimuli: Int32Array
}

const known = new WeakMap<Sites, SiteStimuli>()

/** The stimuli of site i are stimuli[starts[i]] … stimuli[starts[i + 1] − 1]. Once for the sites. */
export function stimuliOfSites(sites: Sites): SiteStimuli {
  const made = known.get(sites)
  if (made !== undefined) return made
  const { n, siteOfStimulus } = sites
  const starts = new Int32Array(n + 1)
  for (const site of siteOfStimulus) if (site >= 0) starts[site + 1] += 1
  for (let i = 0; i < n; i++) starts[i + 1] += starts[i]
  const next = starts.slice()
  const stimuli = new Int32Array(starts[n])
  siteOfStimulus.forEach((site, j) => {
    if (site >= 0) stimuli[next[site]++] = j
  })
  known.set(sites, { starts, stimuli })
  return { starts, stimuli }
}

/** What the accepted trials of one site are like, trial j counted m_j times. */
export interface SiteSpread {
  /** Σ m_j. */
  readonly n: number
  /** NaN where n is 0. */
  readonly meanUv: number
  /** √(Σ m_j (a_j − mean)² / (n − 1)), µV; NaN where n < 2. */
  readonly sdUv: number
}

export function siteSpread({ sites, drawn }: MuscleMap, site: number): SiteSpread {
  const { starts, stimuli } = stimuliOfSites(sites)
  const { accepted, amplitudesUv } = drawn.trials
  const times = (j: number): number => (accepted[j] === 1 && drawn.multiplicity[j] > 0 ? drawn.multiplicity[j] : 0)
  const [from, to] = [starts[site], starts[site + 1]]
  let n = 0
  let sum = 0
  for (let k = from; k < to; k++) {
    const m = times(stimuli[k])
    if (m === 0) continue
    n += m
    sum += m * amplitudesUv[stimuli[k]]
  }
  const meanUv = sum / n
  let squares = 0
  for (let k = from; k < to; k++) {
    const m = times(stimuli[k])
    if (m === 0) continue
    const d = amplitudesUv[stimuli[k]] - meanUv
    squares += m * d * d
  }
  return { n, meanUv, sdUv: n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1)) }
}
