/** Steps that lattices are looked for with, mm. */
export const leastStepMm = 4
export const mostStepMm = 25

const binMm = 0.1
const halfWidthMm = 1

/**
 * The distance at which most points have a neighbour: the mode of the distances between points, per length of the circle on which
 * such neighbours lie. On a lattice this is its step, though more pairs are √5 steps apart than one.
 *
 *     mode over r of   Σ_pairs max(0, 1 − |d − r| / 1 mm) / r          r = 4.0, 4.1, … 25.0 mm
 *
 * @param positionsMm n × 3, mm, all present.
 * @returns mm; NaN when no two points are that far apart.
 */
export function commonDistanceMm(positionsMm: Float64Array): number {
  const n = positionsMm.length / 3
  const bins = new Float64Array(Math.round((mostStepMm - leastStepMm) / binMm) + 1)
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const dx = positionsMm[3 * i] - positionsMm[3 * j]
      const dy = positionsMm[3 * i + 1] - positionsMm[3 * j + 1]
      const dz = positionsMm[3 * i + 2] - positionsMm[3 * j + 2]
      addNear(bins, Math.sqrt(dx * dx + dy * dy + dz * dz))
    }
  }
  let mode = Number.NaN
  let most = 0
  for (let b = 0; b < bins.length; b++) {
    const rMm = leastStepMm + b * binMm
    if (bins[b] / rMm > most) [most, mode] = [bins[b] / rMm, rMm]
  }
  return mode
}

function addNear(bins: Float64Array, distanceMm: number): void {
  const first = Math.max(0, Math.ceil((distanceMm - halfWidthMm - leastStepMm) / binMm))
  const last = Math.min(bins.length - 1, Math.floor((distanceMm + halfWidthMm - leastStepMm) / binMm))
  for (let b = first; b <= last; b++) {
    bins[b] += Math.max(0, 1 - Math.abs(distanceMm - leastStepMm - b * binMm) / halfWidthMm)
  }
}
