import type { DrawnTrials } from '../model/map.js'
import type { Sites } from '../model/sites.js'

/** The accepted trials of one muscle, site by site. */
export interface SiteTrials {
  /** Sites, ascending, that hold trials of both muscles of the pair. */
  readonly sites: Int32Array
  /** One entry a site of `sites`: its stimuli, ascending. */
  readonly stimuli: readonly Int32Array[]
  readonly amplitudesUv: Float64Array
}

/** The trials of a muscle at `sites`. */
export function siteTrials({ trials }: DrawnTrials, { siteOfStimulus }: Sites, sites: Int32Array): SiteTrials {
  const entryOf = new Map(Array.from(sites, (site, entry) => [site, entry]))
  const stimuli: number[][] = Array.from(sites, () => [])
  for (let j = 0; j < siteOfStimulus.length; j++) {
    const entry = entryOf.get(siteOfStimulus[j])
    if (entry !== undefined && trials.accepted[j] === 1) stimuli[entry].push(j)
  }
  return { sites, stimuli: stimuli.map((group) => Int32Array.from(group)), amplitudesUv: trials.amplitudesUv }
}
