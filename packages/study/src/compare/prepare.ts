/** Prepares the test; what statistics refuse is said with its place in the table and the options. */
import { PenfieldError, type Where } from '@penfield/kernels'
import { type MapDesign, type MapTestOptions, type PreparedTest, prepareMapTest } from '@penfield/stats'
import type { CompareDesign, CompareOptions } from './design.js'

/** Everything that a worker needs to make the same test again. */
export interface MapTestJob {
  /** maps × nodes, NaN where missing. */
  readonly values: Float64Array
  readonly n: number
  readonly design: MapDesign
  readonly options: MapTestOptions
}

/** @throws {PenfieldError} those of {@link prepareMapTest}, each with its place. */
export function preparedFor(job: MapTestJob, { file }: CompareDesign, { covariates }: CompareOptions): PreparedTest {
  try {
    return prepareMapTest(job.values, job.n, job.design, job.options)
  } catch (cause) {
    if (!(cause instanceof PenfieldError)) throw cause
    const { code, kind } = cause
    const details =
      code === 'stats/collinear' ? collinearDetails(job, covariates, cause) : { what: cause.what, fix: cause.fix }
    throw new PenfieldError(code, kind, { ...details, where: placeOf(code, file, covariates), cause })
  }
}

function placeOf(code: string, file: string, covariates: readonly string[]): Where {
  if (code === 'stats/collinear' || code === 'stats/too-few-values')
    return { file, argument: `--covariates ${covariates.join(',')}` }
  return code === 'stats/too-many-relabellings' ? { file, argument: '--permutations exact' } : { file }
}

/** Where the groups follow from covariates, the one with which they first do is at fault. */
function collinearDetails(
  { values, n, design, options }: MapTestJob,
  covariates: readonly string[],
  { what, fix }: PenfieldError,
): { readonly what: string; readonly fix: string } {
  if (design.kind !== 'linear') return { what, fix }
  const { nuisance } = design
  const bears = (k: number): boolean => {
    try {
      prepareMapTest(values, n, { ...design, nuisance: nuisance.slice(0, k) }, { ...options, permutations: 1 })
      return true
    } catch (thrown) {
      return !(thrown instanceof PenfieldError && thrown.code === 'stats/collinear')
    }
  }
  // The group comes last: its fault is seen only when no covariate has one of its own.
  if (!what.startsWith(`The column ${design.tested.name} `)) return { what, fix }
  const column = nuisance.find((_, k) => !bears(k + 1))?.name ?? design.tested.name
  const name = covariates.find((each) => column === each || column.startsWith(`${each} `)) ?? column
  return {
    what: `The covariate ${name} leaves nothing of the difference between the groups, so its share can't be told from theirs.`,
    fix: `Leave ${name} out of --covariates.`,
  }
}
