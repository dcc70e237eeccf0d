/** The samples of a session: background, MEP, leak, disturbances. */
import type { Recording } from '@penfield/core'
import { type Chance, chanceOf } from '../chance.js'
import type { Responses, Scene } from '../responses.js'
import { digitise, disturb } from './disturb.js'
import { addLeak } from './leak.js'
import { bandOf, settling, shapedNoise } from './shaped-noise.js'
import { type Template, templateOf } from './template.js'

export const stepMs = 0.5
const rateHz = 1000 / stepMs
export const startMs = -100
export const samples = 500

/** Share of a muscle's background variance that all muscles have in common (15 to 30 Hz). Assumed. */
const commonShare = 0.05

/** One recording a muscle, a sweep a stimulus. */
export function recordingsOf(scene: Scene, responses: Responses): readonly Recording[] {
  const { design, setting, person, visit, order, counter, session } = scene
  const m = person.muscles.length
  const { n } = order
  const chance = chanceOf(design.seed, 'emg', counter, session)
  const own = bandOf(20, 450, rateHz)
  const common = bandOf(15, 30, rateHz)
  const templates = person.muscles.map((_, k) => templateOf(stepMs, k % design.muscles.length))
  const sweepsUv = Array.from({ length: m }, () => new Float64Array(n * samples))
  const delay = Math.round(0.25 / stepMs)
  for (let j = 0; j < n; j++) {
    const stimulus = order.planned[j]
    const drive = shapedNoise(white(chance, stimulus, 0), common)
    const muscles = person.muscles.map((muscle, k) => {
      const sweep = shapedNoise(white(chance, stimulus, k + 1), own)
      const latencyMs = latencyOf(muscle.latencyMs, responses.fields[k][j], setting.priors, chance, stimulus, k)
      background(sweep, drive, visit.backgroundsUv[k], latencyMs)
      addMep(sweep, templates[k], responses.ownUv[k][j], latencyMs)
      const lateUv = setting.priors.late_response * responses.ownUv[k][j]
      if (lateUv > 0) addMep(sweep, templates[k], lateUv, lateMs)
      return sweep
    })
    for (let b = 0; b < m; b++) {
      const seen = muscles[b].slice()
      for (let a = 0; a < m; a++)
        if (a !== b) addLeak(muscles[a], person.leakShares[b * m + a], design.disturbances.leak, delay, rateHz, seen)
      chance.at(stimulus, disturbPlace + b)
      disturb(seen, { startMs, stepMs }, design.disturbances, chance)
      digitise(seen, design.disturbances.clipMv)
      sweepsUv[b].set(seen, j * samples)
    }
  }
  return sweepsUv.map((uv, b) => ({
    stepMs,
    startMs,
    samples,
    sweepsUv: uv,
    sweepOfStimulus: Int32Array.from({ length: n }, (_, j) =>
      visit.lost?.muscle === b && j >= Math.floor(visit.lost.from * n) ? -1 : j,
    ),
  }))
}

/** Draws: noise of channel k stands at 1000 k, the disturbances and latencies beyond all of it. */
const disturbPlace = 0x100000
const latencyPlace = 0x200000

function white(chance: Chance, stimulus: number, channel: number): Float64Array {
  const noise = new Float64Array(settling + samples)
  for (let i = 0; i < noise.length; i++) {
    if ((i & 3) === 0) chance.at(stimulus, 1000 * channel + (i >> 2))
    noise[i] = chance.normal(i & 3)
  }
  return noise
}

function latencyOf(
  meanMs: number,
  height: number,
  priors: Scene['setting']['priors'],
  chance: Chance,
  stimulus: number,
  muscle: number,
): number {
  chance.at(stimulus, latencyPlace + muscle)
  return meanMs + priors.latency_jitter * chance.normal(0) - priors.latency_hotspot * height
}

/** When a late response breaks the silence, after the stimulus. */
const lateMs = 58

/** Silent period of an active muscle, after the onset of the MEP. */
const silence = { fromMs: 14, untilMs: 64 } as const

function background(sweep: Float64Array, drive: Float64Array, rmsUv: number, latencyMs: number): void {
  const [alone, together] = [Math.sqrt(1 - commonShare), Math.sqrt(commonShare)]
  const isActive = rmsUv > 10
  for (let i = 0; i < sweep.length; i++) {
    const after = startMs + i * stepMs - latencyMs
    const isSilent = isActive && after >= silence.fromMs && after < silence.untilMs
    sweep[i] = isSilent ? 0 : rmsUv * (alone * sweep[i] + together * drive[i])
  }
}

/** The template begins at the latency. */
function addMep(sweep: Float64Array, { shape }: Template, sizeUv: number, latencyMs: number): void {
  const from = Math.round((latencyMs - startMs) / stepMs)
  for (let i = 0; i < shape.length && from + i < sweep.length; i++)
    if (from + i >= 0) sweep[from + i] += sizeUv * shape[i]
}
