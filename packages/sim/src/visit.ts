/** What is particular to one visit: gain, place of the fields, background, drift, where the grid was laid, what was lost. */
import { exp, ln } from '@penfield/kernels'
import { type Chance, chanceOf } from './chance.js'
import type { Design, Hemisphere } from './design.js'
import type { Setting } from './setting.js'

export interface Visit {
  /** Factor on every gain: effects, visit and facilitation. */
  readonly gain: number
  /** All fields together, mm. */
  readonly shiftMm: readonly [number, number]
  /** One a muscle, mm: on top of the common shift. */
  readonly muscleShiftsMm: readonly (readonly [number, number])[]
  /** One a muscle, RMS before the stimulus, µV. */
  readonly backgroundsUv: readonly number[]
  /** ln gain at the first stimulus, and its slope per stimulus. */
  readonly warmUp: number
  readonly slope: number
  /** Grid about the middle of the muscles, mm. */
  readonly operatorMm: readonly [number, number]
  /** The muscle that is lost from a share of the session on; null none. */
  readonly lost: { readonly muscle: number; readonly from: number } | null
}

/** Counter of a session: visits and hemispheres never meet. */
export const sessionCounter = (visit: number, hemisphere: Hemisphere): number =>
  2 * visit + (hemisphere === 'L' ? 0 : 1)

export function visitOf(
  design: Design,
  { priors, losses }: Setting,
  counter: number,
  session: number,
  muscles: number,
): Visit {
  const chance = chanceOf(design.seed, 'session', counter, session)
  chance.at(0, 0)
  const lnGain = priors.gain_ln_shift + priors.session_gain_sd * chance.normal(0)
  const shiftMm = pairAt(chance, 1, priors.session_shift_sd)
  const background = priors.background_factor * exp(priors.background_ln_sd * chance.normal(3))
  chance.at(0, 1)
  const warmUp = priors.warm_up_sd * chance.normal(0)
  const slope = (priors.fatigue_sd * chance.normal(1)) / 100
  const operatorMm = pairAt(chance, 2, priors.operator_sd)
  chance.at(0, 2)
  const isLost = chance.uniform(0) < losses.electrode
  const lost = isLost ? { muscle: Math.floor(chance.uniform(1) * muscles), from: chance.uniform(2) } : null
  const own = Array.from({ length: muscles }, (_, m) => m)
  return {
    gain: exp(lnGain) * exp(priors.facilitation * ln(background)),
    shiftMm,
    muscleShiftsMm: own.map((m) => {
      chance.at(0, 10 + m)
      return pairAt(chance, 0, priors.session_muscle_sd)
    }),
    backgroundsUv: own.map(() => priors.background * background),
    warmUp,
    slope,
    operatorMm,
    lost,
  }
}

const pairAt = (chance: Chance, lane: number, sd: number): readonly [number, number] => [
  sd * chance.normal(lane),
  sd * chance.normal(lane + 1),
]
