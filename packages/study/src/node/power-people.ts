import { measurePeople, type People, type PeopleShard } from '../power/people.js'
import type { MeasureAll } from '../power/power-study.js'
import type { PoolOptions } from './pool.js'
import { inThreads } from './threads.js'

/** What a worker does. */
export const answerPeople = (shard: PeopleShard): People => measurePeople(shard)

/** Spreads simulated people over worker threads; each shard knows who is in it, so the order in which they end does not matter. */
export const measureWithWorkers =
  (options: PoolOptions): MeasureAll =>
  async (shards) => {
    const answers = new Array<People>(shards.length)
    let done = 0
    const put = (k: number, people: People) => {
      answers[k] = people
      options.onProgress?.(++done / shards.length)
    }
    if (options.jobs > 1 && shards.length > 1) {
      options.onWorkers?.(Math.min(options.jobs, shards.length))
      await inThreads({ ...options, name: 'answerPeople' }, shards, put)
      return answers
    }
    for (const [k, shard] of shards.entries()) {
      put(k, measurePeople(shard))
      await new Promise((resume) => setImmediate(resume))
    }
    return answers
  }
