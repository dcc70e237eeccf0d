import { toPlane } from '../geometry/plane.js'
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import { centreOfGravity } from '../metrics/cog.js'
import { viewOf } from '../metrics/view.js'
import { pointsOf } from '../model/frame.js'
import type { MuscleMap } from '../model/map.js'
import { isMissing } from '../model/missing.js'
import { columnsOf, valuesOf } from './columns.js'
import { bootstrapMultiplicity, designOf, once } from './design.js'
import { type Adjust, spreadCorrection } from './single-trials.js'

/** What a worker needs to compute any range of resamples. Plain data. */
export interface BootstrapJob {
  readonly plan: MapPlan
  readonly seed: number
}

/** Resamples `from` … `to`−1. */
export interface BootstrapShard {
  /** resamples × columns (see {@link columnsOf}); NaN where a number has no value. */
  readonly values: Float64Array
  /** resamples × muscles × 2: the centre of gravity in the plane of the sites, mm; NaN where there is none. */
  readonly cogPlaneMm: Float64Array
}

/** Computes resamples `from` … `to`−1 of one job. */
export type BootstrapOf = (from: number, to: number) => BootstrapShard

/** Computes a range of resamples. The same numbers whichever ranges the whole is cut into. */
export const bootstrapRange = (job: BootstrapJob, from: number, to: number): BootstrapShard =>
  prepareBootstrap(job)(from, to)

/** Prepares a job once, for all ranges that are asked of it. */
export function prepareBootstrap({ plan, seed }: BootstrapJob): BootstrapOf {
  const estimate = prepareMaps(plan)
  const design = designOf(plan.trials, plan.sites)
  const corrections: readonly Adjust[] =
    plan.siteValue === 'mean'
      ? estimate(once(design)).map((map, m) =>
          spreadCorrection(map.siteValues, plan.trials.muscles[m], plan.sites, seed),
        )
      : plan.trials.muscles.map(() => (values) => values)
  const width = widthOf(plan)
  const muscles = plan.trials.muscles.length
  return (from, to) => {
    const values = new Float64Array((to - from) * width)
    const cogPlaneMm = new Float64Array((to - from) * muscles * 2)
    for (let index = from; index < to; index++) {
      const maps = estimate(bootstrapMultiplicity(design, seed, index), {
        adjust: (measured, m) => corrections[m](measured, index),
      })
      values.set(numbersOf(maps), (index - from) * width)
      cogPlaneMm.set(cogsInPlane(maps), (index - from) * muscles * 2)
    }
    return { values, cogPlaneMm }
  }
}

/** One column of a row-major table. */
export const columnAt = (values: Float64Array, width: number, column: number): Float64Array =>
  Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + column])

export function widthOf({ trials }: MapPlan): number {
  const { metrics, overlap } = columnsOf(trials.muscles.length)
  return metrics.length + overlap.length
}

const numbersOf = (maps: readonly MuscleMap[]): number[] =>
  valuesOf(maps, 'quick').map((value) => (isMissing(value) ? Number.NaN : value))

const cogsInPlane = (maps: readonly MuscleMap[]): number[] =>
  maps.flatMap((map) => {
    const cog = centreOfGravity(viewOf(map))
    if (cog === null) return [Number.NaN, Number.NaN]
    return [...toPlane(pointsOf(map.sites.frame, Float64Array.from(cog)), map.sites.plane)]
  })
