import { type Draws, draws, streams } from '@penfield/kernels'
import { isPerStimulus } from '../map/per-stimulus.js'
import type { Sites } from '../model/sites.js'
import type { Trials } from '../model/trials.js'

/** What is resampled: the stimuli with at least one accepted trial, site by site, or all together where each is its own site. */
export interface Design {
  /** Stimuli of the session. */
  readonly n: number
  /** Groups within which stimuli are exchangeable, ascending. */
  readonly groups: readonly Int32Array[]
  /** accepted[muscle][stimulus]. */
  readonly accepted: readonly Uint8Array[]
  readonly perStimulus: boolean
}

export function designOf(trials: Trials, sites: Sites): Design {
  const perStimulus = isPerStimulus(sites.rule)
  const groups: number[][] = Array.from({ length: perStimulus ? 1 : sites.n }, () => [])
  for (let j = 0; j < trials.n; j++) {
    const site = sites.siteOfStimulus[j]
    if (site < 0 || !trials.muscles.some((muscle) => muscle.accepted[j] === 1)) continue
    groups[perStimulus ? 0 : site].push(j)
  }
  return {
    n: trials.n,
    groups: groups.filter((group) => group.length > 0).map((group) => Int32Array.from(group)),
    accepted: trials.muscles.map((muscle) => muscle.accepted),
    perStimulus,
  }
}

/** Every stimulus once: the measurement. */
export const once = (design: Design): Uint16Array => new Uint16Array(design.n).fill(1)

/** How often a site is drawn again when a muscle would lose all its trials there. */
const redraws = 64

/**
 * How often each stimulus is drawn in bootstrap resample `index`: with replacement within each group, the same draw for all
 * muscles of a stimulus. A draw that leaves a muscle of the site without a trial is drawn again, so that sites never vanish.
 */
export function bootstrapMultiplicity(design: Design, seed: number, index: number): Uint16Array {
  const random = draws(seed, streams.bootstrap, index)
  const multiplicity = new Uint16Array(design.n)
  for (const group of design.groups) drawGroup(group, design, random, multiplicity)
  return multiplicity
}

function drawGroup(group: Int32Array, design: Design, random: Draws, multiplicity: Uint16Array): void {
  for (let attempt = 0; attempt < redraws; attempt++) {
    for (const j of group) multiplicity[j] = 0
    for (let k = 0; k < group.length; k++) multiplicity[group[random.below(group.length)]] += 1
    if (design.perStimulus || design.accepted.every((accepted) => keepsTrials(group, accepted, multiplicity))) return
  }
  for (const j of group) multiplicity[j] = 1
}

const keepsTrials = (group: Int32Array, accepted: Uint8Array, multiplicity: Uint16Array): boolean =>
  group.some((j) => accepted[j] === 1 && multiplicity[j] > 0) || group.every((j) => accepted[j] === 0)

/**
 * Random halves of each group for split `index`. The odd stimulus out goes to half 1 or 2 in turn, from group to group; a group
 * of one is in neither.
 */
export function halves(design: Design, seed: number, index: number): readonly [Uint16Array, Uint16Array] {
  const random = draws(seed, streams.halves, index)
  const first = new Uint16Array(design.n)
  const second = new Uint16Array(design.n)
  let extra = index % 2
  for (const group of design.groups) {
    if (group.length < 2) continue
    const order = shuffled(group, random)
    const odd = group.length % 2
    const cut = (group.length - odd) / 2 + (odd === 1 ? extra : 0)
    if (odd === 1) extra = 1 - extra
    for (let k = 0; k < order.length; k++) (k < cut ? first : second)[order[k]] = 1
  }
  return [first, second]
}

/** Fisher–Yates, from the end. */
function shuffled(group: Int32Array, random: Draws): Int32Array {
  const order = group.slice()
  for (let k = order.length - 1; k > 0; k--) {
    const other = random.below(k + 1)
    const kept = order[k]
    order[k] = order[other]
    order[other] = kept
  }
  return order
}
