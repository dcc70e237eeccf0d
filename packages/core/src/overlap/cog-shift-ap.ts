import { dot } from '../geometry/vector.js'
import { missing } from '../model/missing.js'
import { ofCentres } from './common-centre.js'
import { overlapIndex } from './overlap-index.js'

/**
 * Shift from the first to the second centre of gravity along the plane's anterior direction v: (CoG_b − CoG_a) · v, mm, + anterior.
 * Noise does not lean it to either side. Missing `no-anatomy` in frames that do not say where anterior is.
 */
export const cogShiftAp = overlapIndex({
  id: 'cog_shift_ap',
  unit: 'mm',
  kind: 'signed',
  range: [-Infinity, Infinity],
  swapped: 'negative',
  gainFree: true,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: ofCentres(({ shift }, { a }) => {
    const { anchored, v } = a.map.support.plane
    return anchored ? dot(shift, v) : missing('no-anatomy')
  }),
})
