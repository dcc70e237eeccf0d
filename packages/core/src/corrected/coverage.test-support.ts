/** How often and how far the value without trial noise misses the truth, over many sessions whose truth is known. */
import { prepareMaps } from '../map/estimate.js'
import { viewOf } from '../metrics/view.js'
import { isMissing, type Missing } from '../model/missing.js'
import { overlapIndices } from '../overlap/index.js'
import type { OverlapIndex } from '../overlap/overlap-index.js'
import { pairOf } from '../overlap/pair.js'
import { correctedOverlap } from './corrected.js'
import { fieldsWithOverlap, noiselessPlan, noisySession, type Shape, shapes } from './noisy-maps.test-support.js'

export interface Cell {
  /** Histogram intersection of the two fields. */
  readonly overlap: number
  readonly gainUv: number
  readonly trialsPerSite: number
}

export interface Tally {
  readonly index: string
  /** Sessions with a corrected value, and without. */
  readonly found: number
  readonly missing: number
  readonly truth: number
  /** Mean error of the raw and of the corrected index. */
  readonly rawBias: number
  readonly bias: number
  readonly rmse: number
  /** Share of the intervals that hold the truth. */
  readonly coverage: number
  readonly width: number
}

export const judged = ['histogram_intersection', 'cosine'] as const

/** The field shapes take turns; an end of the interval within 1e-3 of the truth holds it. */
export function tallied({ overlap, gainUv, trialsPerSite }: Cell, sessions: number): readonly Tally[] {
  const names = Object.keys(shapes) as Shape[]
  const found = judged.map((index) => ({
    index,
    errors: [] as number[],
    raw: [] as number[],
    widths: [] as number[],
    held: 0,
    missing: 0,
    truth: 0,
  }))
  for (let k = 0; k < sessions; k++) {
    const fields = fieldsWithOverlap(names[k % names.length], overlap)
    const truths = measured(noiselessPlan(fields, gainUv))
    const plan = noisySession(fields, {
      gainUv,
      trialsPerSite,
      seed: 1 + k + 1000 * gainUv + 100_000_000 * trialsPerSite,
    })
    const noisy = measured(plan)
    const rows = correctedOverlap(plan, noisy.estimate, noisy.maps, [0, 1], { seed: k, only: judged })
    for (const tally of found) {
      const at = overlapIndices.findIndex(({ id }) => id === tally.index)
      const index: OverlapIndex<string> = overlapIndices[at]
      const truth = numberOf(index.of(truths.pair))
      const { value, interval } = rows[at]
      tally.truth += truth / sessions
      tally.raw.push(numberOf(index.of(noisy.pair)) - truth)
      if (isMissing(value)) tally.missing += 1
      else {
        const [low, high] = [numberOf(interval.low), numberOf(interval.high)]
        tally.errors.push(value - truth)
        tally.widths.push(high - low)
        tally.held += low <= truth + 1e-3 && truth <= high + 1e-3 ? 1 : 0
      }
    }
  }
  return found.map(({ index, errors, raw, widths, held, missing, truth }) => ({
    index,
    found: errors.length,
    missing,
    truth,
    rawBias: mean(raw),
    bias: mean(errors),
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    coverage: held / errors.length,
    width: mean(widths),
  }))
}

function measured(plan: ReturnType<typeof noisySession>) {
  const estimate = prepareMaps(plan)
  const maps = estimate(new Uint16Array(plan.trials.n).fill(1))
  return { estimate, maps, pair: pairOf(viewOf(maps[0]), viewOf(maps[1])) }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const numberOf = (value: number | Missing): number => (isMissing(value) ? Number.NaN : value)
