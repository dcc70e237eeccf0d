import { atan2, cos, median, quantileSorted, sin } from '@penfield/kernels'

/** A square lattice laid over points of a plane. */
export interface LatticeFit {
  readonly stepMm: number
  /** Angle from u to the lattice's columns' direction, in (−π/4, π/4]. */
  readonly angleRad: number
  /** A lattice point, in the turned coordinates, mm. */
  readonly originMm: readonly [number, number]
  /** How well points agree with the lattice: 1 all on it, about 0 without any lattice. */
  readonly resultant: number
}

/** The search ends when angle and relative step are known to this. */
const fineness = 1e-7
/** Share of a step by which outer points may move between two tries of the search. */
const coarseShare = 1 / 8
/** Tries are between these apart: in angle, rad, and in step, as a share. */
const finestTry = 0.004
const coarsestTry = 0.02

/** Coordinates turned by −φ: (cos φ x + sin φ y, −sin φ x + cos φ y). n × 2, mm. */
function turned(planeMm: Float64Array, angleRad: number): Float64Array {
  const [c, s] = [cos(angleRad), sin(angleRad)]
  return planeMm.map((value, k) => (k % 2 === 0 ? c * value + s * planeMm[k + 1] : c * value - s * planeMm[k - 1]))
}

/** Mean resultant along both axes of turned points, and its phases. */
function agreement(turnedMm: Float64Array, stepMm: number): { resultant: number; originMm: [number, number] } {
  const sums = [0, 0, 0, 0]
  const wave = (2 * Math.PI) / stepMm
  for (let k = 0; k < turnedMm.length; k++) {
    const axis = 2 * (k % 2)
    sums[axis] += cos(wave * turnedMm[k])
    sums[axis + 1] += sin(wave * turnedMm[k])
  }
  const [c0, s0, c1, s1] = sums
  return {
    resultant: (Math.sqrt(c0 * c0 + s0 * s0) + Math.sqrt(c1 * c1 + s1 * s1)) / turnedMm.length,
    originMm: [atan2(s0, c0) / wave, atan2(s1, c1) / wave],
  }
}

/** How far nine in ten points lie from the middle, mm: how far a turn moves the outer ones. A few far strays don't count. */
function reachMm(planeMm: Float64Array): number {
  const [x0, y0] = [0, 1].map((axis) => median(planeMm.filter((_, k) => k % 2 === axis)))
  const distances = Float64Array.from({ length: planeMm.length / 2 }, (_, i) => {
    const [dx, dy] = [planeMm[2 * i] - x0, planeMm[2 * i + 1] - y0]
    return Math.sqrt(dx * dx + dy * dy)
  })
  return quantileSorted(distances.sort(), 0.9)
}

/**
 * The square lattice that agrees best with points.
 *
 *     maximise over φ and g   ½ Σ_axes | Σ_k exp(2πi (R_φ c_k) / g) | / n        the mean resultant
 *
 * A search by steps too small to miss the peak, then by halving. Steps that fit are tried in a narrow range only: every lattice
 * also agrees with g/2, g/3 and, at 45°, with g/√2.
 *
 * @param planeMm n × 2, mm, n ≥ 1, all present.
 * @param leastMm @param mostMm range of g, mm; equal where g is known.
 */
export function fitLattice(planeMm: Float64Array, leastMm: number, mostMm: number): LatticeFit {
  const fine = (coarseShare * leastMm) / (reachMm(planeMm) + leastMm)
  const share = Math.min(coarsestTry, Math.max(finestTry, fine))
  const angles = Math.ceil(Math.PI / 2 / share)
  const steps = mostMm > leastMm ? Math.ceil((mostMm - leastMm) / (share * leastMm)) + 1 : 1
  let best = { angleRad: 0, stepMm: leastMm, value: -1 }
  for (let a = 0; a < angles; a++) {
    const angleRad = (a * Math.PI) / 2 / angles
    const points = turned(planeMm, angleRad)
    for (let s = 0; s < steps; s++) {
      const stepMm = leastMm + (steps > 1 ? (s * (mostMm - leastMm)) / (steps - 1) : 0)
      const value = agreement(points, stepMm).resultant
      if (value > best.value) best = { angleRad, stepMm, value }
    }
  }
  const near = (angleRad: number, stepMm: number) => ({
    angleRad,
    stepMm,
    value: agreement(turned(planeMm, angleRad), stepMm).resultant,
  })
  for (let size = share / 2; size > fineness; ) {
    const { angleRad, stepMm } = best
    const tries = [near(angleRad - size, stepMm), near(angleRad + size, stepMm)]
    if (steps > 1) tries.push(near(angleRad, stepMm * (1 - size)), near(angleRad, stepMm * (1 + size)))
    const better = tries.reduce((most, found) => (found.value > most.value ? found : most), best)
    if (better === best) size /= 2
    best = better
  }
  const angleRad = best.angleRad > Math.PI / 4 ? best.angleRad - Math.PI / 2 : best.angleRad
  return { stepMm: best.stepMm, angleRad, ...agreement(turned(planeMm, angleRad), best.stepMm) }
}

/** Nearest lattice point of each point: round((R_φ c − o) / g). n × 2, column along u, row along v. */
export function latticeIndices(planeMm: Float64Array, lattice: LatticeFit): Int32Array {
  return Int32Array.from(turned(planeMm, lattice.angleRad), (value, k) =>
    Math.round((value - lattice.originMm[k % 2]) / lattice.stepMm),
  )
}
