import { type BootstrapJob, type BootstrapOf, type BootstrapShard, prepareBootstrap, widthOf } from '@penfield/core'
import type { Resample } from '../session/map-session.js'
import { inThreads } from './threads.js'

/** Resamples in a shard. Fixed, so that progress looks the same everywhere; the numbers do not depend on it. */
const shardSize = 50

/** Work shorter than this is not worth starting a worker for, ms. */
export const worthWorkersMs = 300

export interface PoolOptions {
  /** Workers, at least 1. */
  readonly jobs: number
  /** The built file that answers {@link ShardRequest}. */
  readonly workerFile: string
  /** Called after each shard with the share that is done. */
  readonly onProgress?: (share: number) => void
  /** Called for each job that worker threads are started for, with their number, at least 2. */
  readonly onWorkers?: (threads: number) => void
}

/** What a worker is asked. */
export interface ShardRequest {
  /** The same for all shards of one job, another for every job of this process. */
  readonly id: number
  readonly job: BootstrapJob
  readonly from: number
  readonly to: number
}

/** The job that this worker has prepared last: the shards of one job come one behind the other. */
let prepared: { readonly id: number; readonly bootstrap: BootstrapOf } | null = null

/** What a worker does. A job is prepared once a worker, which for some map methods takes longer than a shard. */
export function answerShard({ id, job, from, to }: ShardRequest): BootstrapShard {
  if (prepared?.id !== id) prepared = { id, bootstrap: prepareBootstrap(job) }
  return prepared.bootstrap(from, to)
}

/** Jobs that this process has given to workers. */
let givenJobs = 0

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
    const endOf = (from: number) => Math.min(n, from + shardSize)
    const here = prepareBootstrap(job)
    const before = performance.now()
    put(0, here(0, endOf(0)))
    const expectedMs = (performance.now() - before) * (starts.length - 1)
    const rest = starts.slice(1)
    const threads = Math.min(options.jobs, rest.length)
    if (threads > 1 && expectedMs > worthWorkersMs) {
      const id = givenJobs++
      const requests = rest.map((from): ShardRequest => ({ id, job, from, to: endOf(from) }))
      options.onWorkers?.(threads)
      await inThreads({ ...options, name: 'answerShard' }, requests, (k, shard: BootstrapShard) => put(rest[k], shard))
    } else {
      for (const from of rest) {
        put(from, here(from, endOf(from)))
        await new Promise((resume) => setImmediate(resume))
      }
    }
    return whole
  }

const emptyShard = ({ plan }: BootstrapJob, n: number): BootstrapShard => ({
  values: new Float64Array(n * widthOf(plan)),
  cogPlaneMm: new Float64Array(n * 2 * plan.trials.muscles.length),
})
