import { isPerStimulus } from '../map/per-stimulus.js'
import { metric } from './metric.js'

/** Counts: stimuli given, trials accepted, sites with at least one accepted trial. */
export const counts = metric({
  gives: { n_stimuli: 'count', n_accepted: 'count', n_sites: 'count' },
  needs: 'trials',
  interval: 'none',
  gain: 'same',
  motion: 'same',
  source: 'definition',
  of: ({ map }) => {
    let accepted = 0
    let sites = 0
    for (const count of map.siteValues.counts) {
      accepted += count
      if (count > 0) sites += 1
    }
    return { n_stimuli: map.nStimuli, n_accepted: accepted, n_sites: sites }
  },
  notes: ({ map }) => {
    const { counts } = map.siteValues
    const accepted = counts.reduce((sum, count) => sum + count, 0)
    const repeated = counts.filter((count) => count >= 2).length
    // Where each stimulus is its own site no site has two, and that says nothing.
    return accepted < 20 || (repeated < 3 && !isPerStimulus(map.sites.rule)) ? ['low-trials'] : []
  },
})
