/** The relabellings of a test of maps, here or over worker threads. */
import { type NullShard, nullShard, type PreparedTest, prepareMapTest } from '@penfield/stats'
import type { MapTestJob, NullAll } from '../compare/compare.js'
import { type PoolOptions, worthWorkersMs } from './pool.js'
import { spread } from './spread.js'

/** Relabellings in a shard. Fixed, so that progress looks the same everywhere; the numbers do not depend on it. */
const shardSize = 250

/** Relabellings of the first shard, which is done here and tells whether workers are worth their start. */
const firstSize = 50

/** What a worker is asked. */
export interface NullRequest {
  /** The same for all shards of one job, another for every job of this process. */
  readonly id: number
  readonly job: MapTestJob
  readonly from: number
  readonly to: number
}

/** The test that this worker has prepared last: the shards of one job come one behind the other. */
let prepared: { readonly id: number; readonly test: PreparedTest } | null = null

/** What a worker does. */
export function answerNull({ id, job, from, to }: NullRequest): NullShard {
  if (prepared?.id !== id) prepared = { id, test: prepareMapTest(job.values, job.n, job.design, job.options) }
  return nullShard(prepared.test, from, to)
}

/** Jobs that this process has given to workers. */
let givenJobs = 0

/** The first shard is done here, the others by workers where they are worth their start. */
export const nullWithWorkers =
  (options: PoolOptions): NullAll =>
  async (job, test) => {
    const { count } = test.plan
    const id = givenJobs++
    const begun = performance.now()
    const done = Math.min(firstSize, count)
    const first = nullShard(test, 0, done)
    const expectedMs = ((performance.now() - begun) / done) * (count - done)
    const jobs = expectedMs > worthWorkersMs ? options.jobs : 1
    const shared = jobs > 1 ? { ...job, values: inShared(job.values) } : job
    const requests = Array.from({ length: Math.ceil((count - done) / shardSize) }, (_, k): NullRequest => {
      const from = done + k * shardSize
      return { id, job: shared, from, to: Math.min(count, from + shardSize) }
    })
    const here = ({ from, to }: NullRequest): NullShard => nullShard(test, from, to)
    const rest = await spread<NullRequest, NullShard>({ ...options, jobs }, 'answerNull', here)(requests)
    return [first, ...rest]
  }

/** In memory that all threads see, so that no request carries a copy. */
function inShared(values: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}
