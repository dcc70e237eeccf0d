import { PenfieldError } from '@penfield/kernels'
import { error } from '../codes.js'

export interface Threads {
  readonly jobs: number
  /** The built file that worker threads run. */
  readonly workerFile: string
  /** The function of that file which answers a request. */
  readonly name: string
}

/** Has every request answered by worker threads; `put` gets each answer with the index of its request, in any order. */
export async function inThreads<Request, Answer>(
  { jobs, workerFile, name }: Threads,
  requests: readonly Request[],
  put: (index: number, answer: Answer) => void,
): Promise<void> {
  const { Piscina } = await import('piscina')
  const threads = Math.min(jobs, requests.length)
  const pool = new Piscina<Request, Answer>({ filename: workerFile, name, maxThreads: threads, minThreads: threads })
  try {
    await Promise.all(requests.map(async (request, k) => put(k, await pool.run(request))))
  } catch (cause) {
    if (cause instanceof PenfieldError) throw cause
    throw error('study/worker-died', {
      what: 'A worker ended before its work was done.',
      fix: 'Run the same line with --jobs 1; if memory is short, close other programs.',
      cause,
    })
  } finally {
    await pool.destroy()
  }
}
