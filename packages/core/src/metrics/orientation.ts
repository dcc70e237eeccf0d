import { atan2 } from '@penfield/kernels'
import { missing } from '../model/missing.js'
import { metric } from './metric.js'
import { axesOf, type Covariance, spreadOf } from './spread.js'

/** Below this aspect ratio no direction stands out. */
const roundAspect = 1.05

/** Angle of the major axis from + u towards + v, degrees in [0, 180). */
function orientationDeg({ uu, uv, vv }: Covariance): number {
  const degrees = (90 / Math.PI) * atan2(2 * uv, uu - vv)
  const turned = degrees < 0 ? degrees + 180 : degrees
  return turned < 180 ? turned : 0
}

/**
 * The direction in which a map is long.
 *
 *     orientation = ½ atan2(2 C_uv, C_uu − C_vv), degrees from + x counter-clockwise, 0 ≤ … < 180
 *
 * It has no sense: 1° and 179° are 2° apart, averages go over doubled angles, and its interval may reach below 0 or beyond 180.
 * Missing where the map is round (aspect ratio below 1.05) and where the frame does not say where x points.
 */
export const orientation = metric({
  gives: { orientation: 'deg' },
  needs: 'field',
  interval: 'axial',
  gain: 'same',
  motion: 'turns',
  source: 'definition',
  of: (view) => {
    const covariance = spreadOf(view)
    if (typeof covariance === 'string') return { orientation: missing(covariance) }
    if (!view.map.support.plane.anchored) return { orientation: missing('no-anatomy') }
    const { majorMm, minorMm } = axesOf(covariance)
    if (!(majorMm > 0 && majorMm >= roundAspect * minorMm)) return { orientation: missing('no-orientation') }
    return { orientation: orientationDeg(covariance) }
  },
})
