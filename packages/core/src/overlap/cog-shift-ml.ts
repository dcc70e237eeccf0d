import { dot } from '../geometry/vector.js'
import type { MuscleMap } from '../model/map.js'
import { missing } from '../model/missing.js'
import { ofCentres } from './common-centre.js'
import { overlapIndex } from './overlap-index.js'

/** Without a stated hemisphere at least this share of the sites must lie on one side of the midline. */
const clearShare = 0.95

/**
 * Shift from the first to the second centre of gravity across the head: ± (CoG_b − CoG_a) · u, mm, u pointing right, + lateral.
 *
 * Lateral is away from the midline: right for the right hemisphere, left for the left one; where the hemisphere is not stated, the
 * side on which 95 % of the sites lie. Missing `no-side` where that does not tell, `no-anatomy` in frames that do not say where
 * right is.
 */
export const cogShiftMl = overlapIndex({
  id: 'cog_shift_ml',
  unit: 'mm',
  kind: 'signed',
  range: [-Infinity, Infinity],
  swapped: 'negative',
  gainFree: true,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: ofCentres(({ shift }, { a: { map } }) => {
    const { anchored, u } = map.support.plane
    if (!anchored) return missing('no-anatomy')
    const sign = lateralSign(map)
    return sign === null ? missing('no-side') : sign * dot(shift, u)
  }),
})

function lateralSign({ hemisphere, sites: { n, positionsMm } }: MuscleMap): 1 | -1 | null {
  if (hemisphere !== null) return hemisphere === 'R' ? 1 : -1
  let [right, left] = [0, 0]
  for (let i = 0; i < n; i++) {
    if (positionsMm[3 * i] > 0) right += 1
    else if (positionsMm[3 * i] < 0) left += 1
  }
  if (right >= clearShare * n) return 1
  return left >= clearShare * n ? -1 : null
}
