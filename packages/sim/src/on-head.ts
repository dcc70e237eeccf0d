/** A simulated session as a navigator sees it: on a head in its own image. */
import { pointsOf, type Session } from '@penfield/core'
import { atan2, cos, sin } from '@penfield/kernels'

/** Centre of the head in the image, RAS mm. Assumed. */
const centreMm = [0, 0, 40] as const

/**
 * Scalp places laid onto a sphere: distance from the vertex along the head, direction as on the scalp.
 *
 *     R = headMm / 2π,  φ = √(x² + y²)/R,  n = (sin φ · x/|xy|, sin φ · y/|xy|, cos φ);   place = centre + (R + z) n,  coil axis = −n
 *
 * @param headMm circumference of the head.
 */
export function onHead({ stimuli, ...session }: Session<'scalp'>, headMm: number): Session<'subject'> {
  const radiusMm = headMm / (2 * Math.PI)
  const { n, positionsMm } = stimuli
  const placesMm = new Float64Array(3 * n)
  const coilAxes = new Float64Array(3 * n)
  for (let j = 0; j < n; j++) {
    const [x, y, z] = positionsMm.subarray(3 * j, 3 * j + 3)
    const angle = Math.sqrt(x * x + y * y) / radiusMm
    const turn = atan2(y, x)
    const outward = [sin(angle) * cos(turn), sin(angle) * sin(turn), cos(angle)]
    for (let k = 0; k < 3; k++) {
      placesMm[3 * j + k] = centreMm[k] + (radiusMm + z) * outward[k]
      coilAxes[3 * j + k] = -outward[k]
    }
  }
  return { ...session, stimuli: { ...stimuli, frame: 'subject', positionsMm: pointsOf('subject', placesMm), coilAxes } }
}
