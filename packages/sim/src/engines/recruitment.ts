import { exp, ln, pow } from '@penfield/kernels'
import type { Chance } from '../chance.js'
import type { Priors } from '../priors.js'
import { engine, type Responder } from './engine.js'

/** A recruitment curve: log10 of the floor and the plateau in volt, steepness, threshold in %MSO, and two spreads. */
export interface Curve {
  readonly p1: number
  readonly p2: number
  readonly p3: number
  readonly p4: number
  /** %MSO. */
  readonly p5: number
  /** Decades. */
  readonly p6: number
  /** %MSO. */
  readonly p7: number
}

const ln10 = 2.302585092994046

const ten = (x: number): number => exp(ln10 * x)

/** The curve of the average person, a hand muscle at rest; p3 … p7 are exponents of ten there. */
export const averageCurve: Curve = curveFrom([-5.082, -2.468, 3.647, 0.426, 1.666, -0.965, 0.688])

function curveFrom([p1, p2, p3, p4, p5, p6, p7]: readonly number[]): Curve {
  return { p1, p2, p3: ten(p3), p4: ten(p4), p5: ten(p5), p6: ten(p6), p7: ten(p7) }
}

/**
 *     V = 10^(y − 7 + (p2 + 7) / (1 + p3 / u^p4)) volt,   u = max(0, s − p5 + x);   10⁻⁷ V where u = 0
 *
 * @param driveMso s, effective stimulus, %MSO.
 * @param shiftMso x, %MSO. @param decades y.
 * @returns µV.
 */
export function curveUv({ p2, p3, p4, p5 }: Curve, driveMso: number, shiftMso = 0, decades = 0): number {
  const u = driveMso - p5 + shiftMso
  if (!(u > 0)) return 0.1
  return ten(decades - 1 + (p2 + 7) / (1 + p3 / exp(p4 * ln(u))))
}

/** The effective stimulus that gives a response on the curve, %MSO; infinite above the plateau. */
export function driveFor({ p2, p3, p4, p5 }: Curve, responseUv: number): number {
  const ratio = (p2 + 7) / (ln(responseUv) / ln10 + 1) - 1
  return ratio > 0 ? p5 + pow(p3 / ratio, 1 / p4) : Number.POSITIVE_INFINITY
}

/** Cholesky factor of the covariance of (p3, p4, p5); the others stand alone. */
const [v33, v44, v55, v34, v35, v45] = [7.2, 0.0474, 0.00711, 0.57, -0.197, -0.0151]
const a = Math.sqrt(v33)
const b = v34 / a
const c = Math.sqrt(v44 - b * b)
const d = v35 / a
const e = (v45 - b * d) / c
const f = Math.sqrt(v55 - d * d - e * e)
const [sd1, sd2, sd6, sd7] = [0.00357, 0.126, 0.0228, 0.0237].map(Math.sqrt)

const mostRedraws = 64

/** A person's curve: drawn until it stays under 30 µV without a stimulus and passes 1 mV at full output. */
export function drawnCurve(chance: Chance, muscle: number): Curve {
  for (let attempt = 0; attempt < mostRedraws; attempt++) {
    chance.at(100 + muscle, 2 * attempt)
    const [z1, z2, z3, z4] = [0, 1, 2, 3].map((lane) => chance.normal(lane))
    chance.at(100 + muscle, 2 * attempt + 1)
    const [z5, z6, z7] = [0, 1, 2].map((lane) => chance.normal(lane))
    const curve = curveFrom([
      -5.082 + sd1 * z1,
      -2.468 + sd2 * z2,
      3.647 + a * z3,
      0.426 + b * z3 + c * z4,
      1.666 + d * z3 + e * z4 + f * z5,
      -0.965 + sd6 * z6,
      0.688 + sd7 * z7,
    ])
    if (ten(curve.p1 + 6) + curveUv(curve, 0) < 30 && curveUv(curve, 100) > 1000) return curve
  }
  return averageCurve
}

/** The same curve of an active trunk muscle: lower threshold, lower plateau, wider spread. Assumed. */
export const trunkCurve = (curve: Curve): Curve => ({
  ...curve,
  p2: curve.p2 + ln(0.15) / ln10,
  p5: curve.p5 - 8,
  p7: 6,
})

const thresholdUv = 50

/** A muscle whose median background is above this is held active, and has the trunk variant of the curve. */
const activeUv = 10

/**
 * Response on a recruitment curve to s F^κ; the stimulator stands at s = 120 % of the motor threshold, at most 100 %MSO.
 *
 * @param fieldPower κ: how fast the stimulus fades around the top of the field.
 */
function responderOf(curve: Curve, fieldPower: number): Responder {
  const reached = (field: number) => (fieldPower === 1 ? field : pow(field, fieldPower))
  const wanted = 1.2 * driveFor(curve, thresholdUv)
  const intensityMso = Math.min(100, wanted)
  return {
    respond: (field, lnGain, drive, own) =>
      exp(lnGain) * curveUv(curve, intensityMso * reached(field), curve.p7 * drive, curve.p6 * own),
    noiseFree: (field, gain) => gain * curveUv(curve, intensityMso * reached(field)),
    joins: 'sum',
    truth: { ...curve, intensity_mso: intensityMso, cap_hit: wanted > 100 ? 1 : 0 },
  }
}

/**
 * Recruitment curve with chance in the stimulus and in the response.
 *
 * @source doi 10.1109/TNSRE.2019.2926543; parameters as its public code has them.
 */
export const recruitment = engine({
  id: 'recruitment',
  source: 'doi 10.1109/TNSRE.2019.2926543',
  muscle: (priors: Priors, _gainUv, chance, muscle) => {
    const curve = drawnCurve(chance, muscle)
    return responderOf(priors.background > activeUv ? trunkCurve(curve) : curve, priors.field_power)
  },
})
