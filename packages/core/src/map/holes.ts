import type { MuscleMap } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import { isPerStimulus } from './per-stimulus.js'

/** A place farther than this many site steps from every site with trials lies in a hole. */
export const holeSteps = 1.5

/** The part of a map that only interpolation fills. */
export interface Holes {
  /** mm². */
  readonly areaMm2: number
  /** Of the mapped area, 0 … 1. */
  readonly share: number
}

/** Scattered places have their nearest neighbour, whose distance is the step of a walk, at half of what places in rows would have. */
const spacingMm = ({ rule }: Sites): number => (isPerStimulus(rule) ? 2 * rule.stepMm : rule.stepMm)

/**
 * Holes of a field: nodes inside the sampled area that lie farther than 1.5 site steps from any site with trials.
 *
 * @returns 0 and 0 for a map on its sites, and for one without values.
 */
export function holesOf({ support, valuesUv, sites, siteValues }: MuscleMap): Holes {
  const { n, planeMm, areasMm2 } = support
  const limitMm = holeSteps * spacingMm(sites)
  const limit = limitMm * limitMm
  const isNear = (x: number, y: number): boolean => {
    for (let k = 0; k < sites.n; k++) {
      const dx = sites.planeMm[2 * k] - x
      const dy = sites.planeMm[2 * k + 1] - y
      if (siteValues.counts[k] > 0 && dx * dx + dy * dy <= limit) return true
    }
    return false
  }
  let [areaMm2, total] = [0, 0]
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(valuesUv[i])) continue
    total += areasMm2[i]
    if (support.kind !== 'sites' && !isNear(planeMm[2 * i], planeMm[2 * i + 1])) areaMm2 += areasMm2[i]
  }
  return { areaMm2, share: total > 0 ? areaMm2 / total : 0 }
}
