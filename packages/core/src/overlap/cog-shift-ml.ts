import { dot } from '../geometry/vector.js'
import { missing } from '../model/missing.js'
import type { Sites } from '../model/sites.js'
import { ofCentres } from './common-centre.js'
import { overlapIndex } from './overlap-index.js'

/** Sites whose mean is this near to the midline lie on both sides of it, mm. */
const onMidlineMm = 1e-6

/**
 * Shift from the first to the second centre of gravity across the head: ± (CoG_b − CoG_a) · u, mm, u pointing right, + lateral.
 *
 * Lateral is away from the midline, on the side where the mean of the sites lies: + is right where their mean x is above 0, left
 * where it is below; right for sites centred on the midline. Missing `no-anatomy` in frames that do not say where right is.
 */
export const cogShiftMl = overlapIndex({
  id: 'cog_shift_ml',
  unit: 'mm',
  kind: 'signed',
  range: [-Infinity, Infinity],
  swapped: 'negative',
  gainFree: true,
  needs: 'maps',
  interval: 'bca',
  calibrates: false,
  source: 'definition',
  of: ofCentres(({ shift }, { a: { map } }) => {
    const { anchored, u } = map.support.plane
    return anchored ? lateralSign(map.sites) * dot(shift, u) : missing('no-anatomy')
  }),
})

function lateralSign({ n, positionsMm }: Sites): 1 | -1 {
  let sum = 0
  for (let i = 0; i < n; i++) sum += positionsMm[3 * i]
  return sum / n < -onMidlineMm ? -1 : 1
}
