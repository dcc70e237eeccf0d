/**
 * Sites: which stimuli belong to one place.
 *
 * assign.ts   stimuli → sites, the door      partition.ts  what a rule sees and says      build.ts  partition → sites
 * by-label.ts  by-grid.ts  by-radius.ts  each.ts  auto.ts  the rules; lattice.ts, recognise.ts, repeated.ts: how a grid is found
 */
import { auto } from './auto.js'
import { byGrid } from './by-grid.js'
import { byRadius } from './by-radius.js'
import { each } from './each.js'
import { rule, type SiteRuleEntry } from './rule.js'

/** The rules that `--sites` offers, the default first. */
export const siteRules: readonly SiteRuleEntry[] = [
  rule('auto', 'auto', 'named targets, else a grid, else repeated places, else each stimulus by its area', auto),
  rule('none', 'none', 'each stimulus is its own site', (places) => each(places, 'each')),
  rule(
    'grid',
    'grid:STEP',
    'cells of a square grid, step in mm; its angle comes from the positions',
    (places, request) => byGrid(places, request.stepMm),
  ),
  rule('radius', 'radius:MM', 'stimuli near the first one of a site, in mm', (places, request) =>
    byRadius(places, request.radiusMm),
  ),
]
