import { type BootstrapJob, type BootstrapShard, bootstrapRange, widthOf } from '@penfield/core'
import type { Resample } from '../session/map-session.js'
import { inThreads } from './threads.js'

/** Resamples in a shard. Fixed, so that progress looks the same everywhere; the numbers do not depend on it. */
const shardSize = 50

/** Work shorter than this is not worth starting a worker for, ms. */
const worthWorkersMs = 300

export interface PoolOptions {
  /** Workers, at least 1. */
  readonly jobs: number
  /** The built file that answers {@link ShardRequest}. */
  readonly workerFile: string
  /** Called after each shard with the share that is done. */
  readonly onProgress?: (share: number) => void
}

/** What a worker is asked. */
export interface ShardRequest {
  readonly job: BootstrapJob
  readonly from: number
  readonly to: number
}

/** What a worker does. */
export const answerShard = ({ job, from, to }: ShardRequest): BootstrapShard => bootstrapRange(job, from, to)

/** Spreads resamples over worker threads. Each shard knows its indices, so the order in which they end does not matter. */
export const resampleWithWorkers =
  (options: PoolOptions): Resample =>
  async (job, n) => {
    const starts = Array.from({ length: Math.ceil(n / shardSize) }, (_, k) => k * shardSize)
    const whole = emptyShard(job, n)
    let done = 0
    const put = (from: number, shard: BootstrapShard) => {
      const rows = shard.values.length / widthOf(job.plan)
      whole.values.set(shard.values, from * widthOf(job.plan))
      whole.cogPlaneMm.set(shard.cogPlaneMm, from * 2 * job.plan.trials.muscles.length)
      done += rows
      options.onProgress?.(done / n)
    }
    const range = (from: number): ShardRequest => ({ job, from, to: Math.min(n, from + shardSize) })
    const before = performance.now()
    put(0, answerShard(range(0)))
    const expectedMs = (performance.now() - before) * (starts.length - 1)
    const rest = starts.slice(1)
    if (options.jobs > 1 && expectedMs > worthWorkersMs) {
      const { jobs, workerFile } = options
      await inThreads({ jobs, workerFile, name: 'answerShard' }, rest.map(range), (k, shard: BootstrapShard) =>
        put(rest[k], shard),
      )
    } else {
      for (const from of rest) {
        put(from, answerShard(range(from)))
        await new Promise((resume) => setImmediate(resume))
      }
    }
    return whole
  }

const emptyShard = ({ plan }: BootstrapJob, n: number): BootstrapShard => ({
  values: new Float64Array(n * widthOf(plan)),
  cogPlaneMm: new Float64Array(n * 2 * plan.trials.muscles.length),
})
