/** Everything that was latent in a session, and its maps without noise. */

import { fieldAt } from './field.js'
import { extremeValueMean } from './floor.js'
import type { PainSide } from './participants.js'
import { floorOf, type Responses, type Scene } from './responses.js'
import type { Setting } from './setting.js'
import type { Effects } from './switches/index.js'

export interface MuscleTruth {
  readonly muscle: string
  /** Centre of the field at this visit, mm, scalp. */
  readonly centreMm: readonly [number, number]
  readonly widthMm: number
  readonly aspect: number
  readonly gainUv: number
  readonly latencyMs: number
  readonly backgroundUv: number
  /** Mean of the silent peak-to-peak, µV. */
  readonly floorUv: number
  /** Numbers of the engine, such as its recruitment curve. */
  readonly engine: Readonly<Record<string, number>>
  /** One a site: expected response at the target, no leak and no floor, µV. */
  readonly noiseFreeUv: Float64Array
}

export interface Truth {
  /** Sizes of the rival explanations in force. */
  readonly effects: Effects
  readonly painSide: PainSide | null
  readonly heightCm: number
  readonly headMm: number
  readonly separationMm: readonly [number, number]
  readonly crosstalk: number
  /** Muscles × muscles, row electrode, column muscle: share that is seen. */
  readonly leakShares: Float64Array
  readonly alignment: number
  /** Factor on every gain at this visit. */
  readonly gain: number
  readonly shiftMm: readonly [number, number]
  readonly warmUp: number
  readonly slopePerStimulus: number
  readonly trialsPerSite: number
  readonly lostMuscle: string | null
  readonly analysis: Setting['analysis']
  /** Sites × 2, mm: true places of the targets. */
  readonly sitesMm: Float64Array
  readonly siteLabels: readonly (string | null)[]
  /** Stimuli: site of each. */
  readonly siteOfStimulus: Int32Array
  readonly responses: Responses
  readonly muscles: readonly MuscleTruth[]
}

export function truthOf(scene: Scene, responses: Responses): Truth {
  const { who, effects, setting, person, visit, targets, order, originMm } = scene
  const sitesMm = targets.xyMm.map((mm, i) => mm + originMm[i % 2])
  return {
    effects,
    painSide: who.painSide,
    heightCm: person.heightCm,
    headMm: person.headMm,
    separationMm: person.separationMm,
    crosstalk: person.crosstalk,
    leakShares: person.leakShares,
    alignment: person.alignment,
    gain: visit.gain,
    shiftMm: visit.shiftMm,
    warmUp: visit.warmUp,
    slopePerStimulus: visit.slope,
    trialsPerSite: setting.trialsPerSite,
    lostMuscle: visit.lost === null ? null : person.muscles[visit.lost.muscle].name,
    analysis: setting.analysis,
    sitesMm,
    siteLabels: targets.labels,
    siteOfStimulus: order.target,
    responses,
    muscles: person.muscles.map((_, m) => muscleTruth(scene, sitesMm, m)),
  }
}

function muscleTruth({ setting, person, visit }: Scene, sitesMm: Float64Array, m: number): MuscleTruth {
  const { name, field, centreMm, widthMm, aspect, gainUv, responder, latencyMs } = person.muscles[m]
  const dx = visit.shiftMm[0] + visit.muscleShiftsMm[m][0]
  const dy = visit.shiftMm[1] + visit.muscleShiftsMm[m][1]
  const noiseFreeUv = new Float64Array(sitesMm.length / 2)
  for (let i = 0; i < noiseFreeUv.length; i++)
    noiseFreeUv[i] = responder.noiseFree(fieldAt(field, sitesMm[2 * i] - dx, sitesMm[2 * i + 1] - dy), visit.gain)
  return {
    muscle: name,
    centreMm: [centreMm[0] + dx, centreMm[1] + dy],
    widthMm,
    aspect,
    gainUv: gainUv * visit.gain,
    latencyMs,
    backgroundUv: visit.backgroundsUv[m],
    floorUv: extremeValueMean(floorOf(visit.backgroundsUv[m], setting.priors)),
    engine: responder.truth,
    noiseFreeUv,
  }
}
