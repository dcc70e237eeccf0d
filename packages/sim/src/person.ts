/** A virtual participant: everything that stays the same from visit to visit. */
import { exp, ln } from '@penfield/kernels'
import { type Chance, chanceOf } from './chance.js'
import { leakShares } from './crosstalk.js'
import type { Design, Hemisphere } from './design.js'
import type { Responder } from './engines/engine.js'
import { engines } from './engines/index.js'
import { componentOf, type Field, fieldOf } from './field.js'
import { type Priors, priorOf } from './priors.js'
import type { Setting } from './setting.js'

export interface PersonMuscle {
  readonly name: string
  readonly field: Field
  readonly centreMm: readonly [number, number]
  readonly widthMm: number
  readonly aspect: number
  /** The muscle's own, before visits and effects on the gain. */
  readonly gainUv: number
  readonly responder: Responder
  readonly latencyMs: number
}

export interface Person {
  readonly heightCm: number
  /** Circumference of the head, mm. */
  readonly headMm: number
  /** Middle of the muscles, mm; the grid is laid about where it lies on average. */
  readonly middleMm: readonly [number, number]
  /** Superficial minus deep centre, mm, lateral and anterior, as on the scalp. */
  readonly separationMm: readonly [number, number]
  readonly muscles: readonly PersonMuscle[]
  /** Share of a muscle's amplitude that the other electrodes see, before the factors for the deep muscle and its electrode. */
  readonly crosstalk: number
  /** What is seen in the end, from each muscle into each electrode: m × m, row electrode, column muscle. */
  readonly leakShares: Float64Array
  /** Correlation of leak and own waveform. */
  readonly alignment: number
}

/** Where the draws of a person stand: shared numbers first, then muscle by muscle, so that one more muscle changes none. */
const place = { build: 0, middle: 1, shared: 2, muscle: 10 } as const

/** Groups lie this far apart in the counter, so that a larger group changes nobody in the others. */
const personsPerGroup = 0x100000

export const counterOf = (group: number, participant: number): number => group * personsPerGroup + participant

/** Draws of the whole person, not of a hemisphere; height and size of the head take the first two of them. */
function wholeOf(seed: number, priors: Priors, counter: number) {
  const whole = chanceOf(seed, 'person', counter, 0)
  whole.at(0, place.build)
  const heightCm = priors.height + priors.height_sd * whole.normal(0)
  return { whole, heightCm, headMm: priors.head + priors.head_sd * whole.normal(1) }
}

/** Circumference of the head, mm, to which places and widths among the priors belong: the same for every group. */
const referenceHeadMm = priorOf('head').value

/** Size of a head, 1 at the reference: the whole field grows with it. */
export const headSize = (headMm: number): number => headMm / referenceHeadMm

/** Height and size of the head: no effect changes them. */
export function buildOf(
  { seed, priors, groups }: Design,
  group: number,
  participant: number,
): Pick<Person, 'heightCm' | 'headMm'> {
  const own = { ...priors, ...groups[group].priors }
  const { heightCm, headMm } = wholeOf(seed, own, counterOf(group, participant))
  return { heightCm, headMm }
}

export function personOf(design: Design, { priors }: Setting, counter: number, hemisphere: Hemisphere): Person {
  const { whole, heightCm, headMm } = wholeOf(design.seed, priors, counter)
  const latencyMs =
    priors.latency + priors.latency_sd * whole.normal(2) + (priors.latency_height * (heightCm - 170)) / 10
  const lnGain = ln(priors.gain) + priors.gain_ln_sd_shared * whole.normal(3)
  const side = chanceOf(design.seed, 'person', counter, hemisphere === 'L' ? 1 : 2)
  const head = headSize(headMm)
  const lateral = hemisphere === 'L' ? -head : head
  side.at(0, place.middle)
  const middleMm = [
    lateral * (priors.centre_ml + priors.centre_sd * side.normal(0)),
    head * (priors.centre_ap + priors.centre_sd * side.normal(1)),
  ] as const
  const separationMm = [
    lateral * (priors.separation_ml + priors.separation_ml_sd * side.normal(2)),
    head * (priors.separation_ap + priors.separation_ap_sd * side.normal(3)),
  ] as const
  side.at(0, place.shared)
  const leak = priors.crosstalk * exp(priors.crosstalk_ln_sd * side.normal(0))
  const alignment = priors.crosstalk_alignment + priors.crosstalk_alignment_sd * side.normal(1)
  const base = { priors, design, side, head, hemisphere, middleMm, separationMm, lnGain, latencyMs }
  const own = design.muscles.map((name, m) => muscleOf(base, name, m))
  const muscles = design.ipsilateral ? [...own, ...own.map((muscle) => ipsilateralOf(muscle, priors))] : own
  const crosstalk = Math.min(1, leak + priors.crosstalk_added)
  return {
    heightCm,
    headMm,
    middleMm,
    separationMm,
    muscles,
    crosstalk,
    leakShares: leakShares(muscles.length, crosstalk, priors, (m) => m % own.length === 0),
    alignment: Math.min(1, Math.max(-0.2, alignment)),
  }
}

interface Base {
  readonly priors: Priors
  readonly design: Design
  readonly side: Chance
  /** Size of the head, {@link headSize}. */
  readonly head: number
  readonly hemisphere: Hemisphere
  readonly middleMm: readonly [number, number]
  readonly separationMm: readonly [number, number]
  readonly lnGain: number
  readonly latencyMs: number
}

/** Muscle m lies at M + (m − ½) Δ: the first is the deep one, the second the superficial one. */
function muscleOf(base: Base, name: string, m: number): PersonMuscle {
  const { priors, design, side, head, hemisphere, middleMm, separationMm, lnGain, latencyMs } = base
  side.at(0, place.muscle + m)
  const widening = m === 0 ? 1 : priors.width_superficial
  const ownMm = widening * (priors.width + priors.width_sd * side.normal(0))
  // The least width is that on a head of the reference size: a small head is small in everything.
  const widthMm = head * Math.max(priors.width_least, ownMm)
  const aspect = Math.max(1, priors.aspect * exp(priors.aspect_ln_sd * side.normal(1)))
  const ownLn = m === 0 ? priors.gain_ln_deep : priors.gain_ln_superficial
  const gainUv = exp(lnGain + ownLn + priors.gain_ln_sd_muscle * side.normal(2))
  const mirror = hemisphere === 'L' ? -1 : 1
  const centreMm = [middleMm[0] + (m - 0.5) * separationMm[0], middleMm[1] + (m - 0.5) * separationMm[1]] as const
  const oval = { xMm: centreMm[0], yMm: centreMm[1], widthMm, aspect, angle: mirror * priors.angle, weight: 1 }
  const medial = { ...oval, xMm: oval.xMm - mirror * priors.second_distance, weight: priors.second_weight }
  const components = (priors.second_weight > 0 ? [oval, medial] : [oval]).map(componentOf)
  return {
    name,
    field: fieldOf(components, design.tails),
    centreMm,
    widthMm,
    aspect,
    gainUv,
    responder: engines[design.engine].muscle(priors, gainUv, side, m),
    latencyMs,
  }
}

/** The same field seen by the muscle of the stimulated side: smaller and later. */
function ipsilateralOf(muscle: PersonMuscle, { ipsilateral_gain, ipsilateral_delay }: Priors): PersonMuscle {
  const { respond, noiseFree } = muscle.responder
  return {
    ...muscle,
    name: `${muscle.name} ipsilateral`,
    gainUv: muscle.gainUv * ipsilateral_gain,
    latencyMs: muscle.latencyMs + ipsilateral_delay,
    responder: {
      ...muscle.responder,
      respond: (field, lnGain, drive, own) => ipsilateral_gain * respond(field, lnGain, drive, own),
      noiseFree: (field, gain) => ipsilateral_gain * noiseFree(field, gain),
    },
  }
}
