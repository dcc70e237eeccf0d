import type { PoolOptions } from './pool.js'
import { inThreads } from './threads.js'

/**
 * Answers many requests, here or over worker threads. Each request knows what it asks for, so the order in which answers come does not
 * matter.
 *
 * @param name of the worker's function that does what `here` does.
 */
export const spread =
  <Request, Answer>(options: PoolOptions, name: string, here: (request: Request) => Answer | Promise<Answer>) =>
  async (requests: readonly Request[]): Promise<readonly Answer[]> => {
    const answers = new Array<Answer>(requests.length)
    let done = 0
    const put = (k: number, answer: Answer) => {
      answers[k] = answer
      options.onProgress?.(++done / requests.length)
    }
    if (options.jobs > 1 && requests.length > 1) {
      options.onWorkers?.(Math.min(options.jobs, requests.length))
      await inThreads({ ...options, name }, requests, put)
      return answers
    }
    for (const [k, request] of requests.entries()) {
      put(k, await here(request))
      await new Promise((resume) => setImmediate(resume))
    }
    return answers
  }
