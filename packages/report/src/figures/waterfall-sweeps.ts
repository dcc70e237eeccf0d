/** The sweeps of one muscle, site by site, cut to the time that the waterfall shows. */
import type { MuscleMap, MuscleTrials, Recording, Sites } from '@penfield/core'
import { largest } from './active.js'
import { sampleRange } from './trace.js'

/** Sites shown where there are more than a page holds. */
const strongest = 49

export interface Sweeps {
  readonly site: number
  /** Accepted trials with a sweep, each cut to the time shown, µV. */
  readonly trialsUv: readonly Float64Array[]
}

/** From shortly before the stimulus to shortly after the window, as far as was recorded. */
export function timeShown(
  { startMs, stepMs, samples }: Recording,
  windowMs: readonly [number, number] | null,
): readonly [number, number] {
  const [from, to] = windowMs === null ? [-5, 80] : [-5, windowMs[1] + 15]
  const end = startMs + (samples - 1) * stepMs
  const shown = [Math.max(startMs, from), Math.min(end, to)] as const
  return shown[1] > shown[0] ? shown : [startMs, end]
}

export function sweepsOf(
  sites: Sites,
  trials: MuscleTrials,
  recording: Recording,
  timeMs: readonly [number, number],
): Sweeps[] {
  const [first, last] = sampleRange(recording, ...timeMs)
  const bySite = Array.from({ length: sites.n }, (): Float64Array[] => [])
  for (let k = 0; k < trials.accepted.length; k++) {
    const sweep = recording.sweepOfStimulus[k]
    if (trials.accepted[k] === 0 || sweep < 0 || sites.siteOfStimulus[k] < 0) continue
    const start = sweep * recording.samples
    bySite[sites.siteOfStimulus[k]].push(recording.sweepsUv.subarray(start + first, start + last + 1))
  }
  return bySite.map((trialsUv, site) => ({ site, trialsUv })).filter(({ trialsUv }) => trialsUv.length > 0)
}

export function strongestSites(all: readonly Sweeps[], map: MuscleMap | undefined): Sweeps[] {
  const value = (site: number): number => {
    const uv = map?.siteValues.valuesUv[site] ?? 0
    return Number.isNaN(uv) ? 0 : uv
  }
  return [...all]
    .sort((a, b) => value(b.site) - value(a.site) || a.site - b.site)
    .slice(0, strongest)
    .sort((a, b) => a.site - b.site)
}

/** Largest size of a mean within the window (from 10 ms without one), so that the artefact does not set the scale. */
export function amplitudeLimit(
  shown: readonly Sweeps[],
  [from, to]: readonly [number, number],
  windowMs: readonly [number, number] | null,
): number {
  const [start, end] = windowMs ?? [10, to]
  let limit = 0
  for (const { trialsUv } of shown) {
    const mean = meanOf(trialsUv)
    const perMs = (mean.length - 1) / (to - from)
    const begin = Math.max(0, Math.ceil((start - from) * perMs))
    const stop = Math.min(mean.length, Math.floor((end - from) * perMs) + 1)
    const part = mean.subarray(begin, stop)
    limit = Math.max(limit, largest(part), largest(part.map((value) => -value)))
  }
  return limit > 0 ? 1.15 * limit : 50
}

/** Sample by sample, over the trials that have a value. */
export function meanOf(trialsUv: readonly Float64Array[]): Float64Array {
  return Float64Array.from(trialsUv[0], (_, i) => {
    let sum = 0
    let n = 0
    for (const trial of trialsUv)
      if (!Number.isNaN(trial[i])) {
        sum += trial[i]
        n++
      }
    return sum / n
  })
}

/** The artefact of the stimulus stands from shortly before the pulse to here, ms, unless the window begins earlier. */
const artefactMs = [-1, 5] as const

/** What is cut from the picture, ms; null where the pulse itself is not shown. */
export function artefactShown(
  [from, to]: readonly [number, number],
  windowMs: readonly [number, number] | null,
): readonly [number, number] | null {
  const end = Math.min(artefactMs[1], windowMs === null ? artefactMs[1] : windowMs[0])
  return from <= 0 && to > end && end > artefactMs[0] ? [Math.max(from, artefactMs[0]), end] : null
}
