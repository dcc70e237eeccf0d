import { ofCentres } from './common-centre.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Distance of the two centres of gravity on the common support, |CoG_b − CoG_a|, mm. Noise makes it larger: two measurements of
 * one muscle are never 0 mm apart, which is what the noise distance in `ceiling` says.
 */
export const cogDistance = overlapIndex({
  id: 'cog_distance',
  unit: 'mm',
  kind: 'distance',
  range: [0, Infinity],
  swapped: 'same',
  gainFree: true,
  needs: 'maps',
  correction: 'drawn-apart',
  source: 'definition',
  of: ofCentres(({ distance }) => distance),
})
