import { prepareMaps } from '../map/estimate.js'
import type { MuscleMap } from '../model/map.js'
import type { BootstrapJob } from '../resample/bootstrap.js'
import { bootstrapMultiplicity, designOf, once } from '../resample/design.js'
import { spreadCorrection } from '../resample/single-trials.js'
import { curveNumbers, curveWidth } from './over-theta.js'

/**
 * The curves of resamples `from` … `to`−1, which are the first of the session's bootstrap. The same numbers whichever ranges the
 * whole is cut into.
 *
 * @returns resamples × numbers (see {@link curveNumbers}); NaN where there is none.
 */
export function curveRange(job: BootstrapJob, from: number, to: number): Float64Array {
  const mapsOf = resampledMaps(job)
  const width = curveWidth(job.plan.trials.muscles.length)
  const rows = new Float64Array((to - from) * width)
  for (let index = from; index < to; index++) rows.set(curveNumbers(mapsOf(index)), (index - from) * width)
  return rows
}

/** The maps of one resample by its index, with the spread that site means need. */
function resampledMaps({ plan, seed }: BootstrapJob): (index: number) => readonly MuscleMap[] {
  const estimate = prepareMaps(plan)
  const design = designOf(plan.trials, plan.sites)
  const draw = (index: number) => bootstrapMultiplicity(design, seed, index)
  if (plan.siteValue !== 'mean') return (index) => estimate(draw(index))
  const corrections = estimate(once(design)).map((map, m) =>
    spreadCorrection(map.siteValues, plan.trials.muscles[m], plan.sites, seed),
  )
  return (index) => estimate(draw(index), { adjust: (measured, m) => corrections[m](measured, index) })
}
