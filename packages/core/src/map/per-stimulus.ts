import type { MuscleMap } from '../model/map.js'
import type { SiteRule } from '../model/sites.js'

/** True where each stimulus is its own site. */
export const isPerStimulus = (rule: SiteRule): boolean => rule.kind === 'each' || rule.kind === 'walk'

/** How many sites site i stands for: 1, or the times its one stimulus was drawn in a resample. 0 where it has no trial. */
export function siteTimes({ sites, siteValues }: MuscleMap): (i: number) => number {
  const { counts } = siteValues
  return isPerStimulus(sites.rule) ? (i) => counts[i] : (i) => Math.min(1, counts[i])
}
