import { madSd, median, shown } from '@penfield/kernels'
import { error } from './codes.js'

/** Which background is like the others, or quiet enough. */
export type BackgroundLimit =
  /** Within k robust SDs of the session's median. */
  | { readonly kind: 'mad'; readonly k: number }
  /** At most so many µV RMS. */
  | { readonly kind: 'absolute'; readonly uv: number }
  /** Between two shares of the muscle's RMS at maximal voluntary contraction. */
  | { readonly kind: 'mvc'; readonly lowPercent: number; readonly highPercent: number }

export const standardBackgroundLimit: BackgroundLimit = { kind: 'mad', k: 3 }

/** From … to, both allowed, µV RMS; infinite where there is no limit. */
export type LimitsUv = readonly [number, number]

export const noLimitsUv: LimitsUv = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/**
 * The limits of the background of one muscle.
 *
 *     mad        median ± k · 1.4826 · MAD, not below 0; no limits where MAD = 0
 *     absolute   none … uv
 *     mvc        lowPercent · mvc / 100 … highPercent · mvc / 100
 *
 * @param backgroundUv m sweeps, RMS before the stimulus, µV; NaN none.
 * @param mvcUv        RMS of each muscle at maximal voluntary contraction, µV.
 * @throws {PenfieldError} emg/no-mvc — the limit is a share of a contraction that is not stated.
 */
export function backgroundLimitsUv(
  backgroundUv: Float64Array,
  limit: BackgroundLimit,
  muscle: string,
  mvcUv: Readonly<Record<string, number>>,
): LimitsUv {
  if (limit.kind === 'absolute') return [Number.NEGATIVE_INFINITY, limit.uv]
  if (limit.kind === 'mvc') {
    const percentUv = contractionUv(muscle, mvcUv) / 100
    return [limit.lowPercent * percentUv, limit.highPercent * percentUv]
  }
  const centre = median(backgroundUv)
  const half = limit.k * madSd(backgroundUv)
  return half > 0 ? [Math.max(0, centre - half), centre + half] : noLimitsUv
}

function contractionUv(muscle: string, mvcUv: Readonly<Record<string, number>>): number {
  const uv = Object.hasOwn(mvcUv, muscle) ? mvcUv[muscle] : Number.NaN
  if (uv > 0 && Number.isFinite(uv)) return uv
  const found = Number.isNaN(uv) ? 'is not stated' : `is stated as ${uv} µV`
  throw error('emg/no-mvc', {
    what: `The background of ${shown(muscle)} is limited to a share of its maximal voluntary contraction, which ${found}; a number of µV above 0 was expected.`,
    where: { file: 'study.json', argument: 'mvc' },
    fix: `State the RMS at maximal contraction in study.json, as in "mvc": {${shown(muscle)}: 400}, or choose another background limit.`,
  })
}

/** Whether a background lies outside; one that was not recorded does not. */
export const isOutside = (backgroundUv: number, [low, high]: LimitsUv): boolean =>
  backgroundUv < low || backgroundUv > high
