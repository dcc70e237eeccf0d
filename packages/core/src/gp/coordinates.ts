import { cos, sin } from '@penfield/kernels'
import { type Hyperparameters, paddedSize } from './model.js'

/** Positions along the axes of the field, in units of its lengths. */
export interface Scaled {
  readonly u: Float64Array
  readonly v: Float64Array
}

/** u = (x cos φ + y sin φ) / ℓ_u, v = (−x sin φ + y cos φ) / ℓ_v; padded with zeros to whole tiles. */
export function scaledCoordinates(planeMm: Float64Array, parameters: Hyperparameters): Scaled {
  const { lengthUMm, lengthVMm, angleRad } = parameters
  const n = planeMm.length / 2
  const u = new Float64Array(paddedSize(n))
  const v = new Float64Array(paddedSize(n))
  const [c, s] = [cos(angleRad), sin(angleRad)]
  for (let i = 0; i < n; i++) {
    const x = planeMm[2 * i]
    const y = planeMm[2 * i + 1]
    u[i] = (x * c + y * s) / lengthUMm
    v[i] = (y * c - x * s) / lengthVMm
  }
  return { u, v }
}
