// Runs cohorts over workers, a few at a time.
import { Worker } from 'node:worker_threads'

const partSize = 20

/**
 * @param entries what is judged, each with `cohorts`.
 * @param onDone  called after each part with how many cohorts are done and how many there are.
 * @returns one array of cohorts an entry, in order: the same with any number of workers.
 */
export async function cohortsOf(entries, { jobs, seed, onDone = () => {} }) {
  const parts = entries.flatMap((entry, e) =>
    Array.from({ length: Math.ceil(entry.cohorts / partSize) }, (_, k) => {
      const from = k * partSize
      return { e, entry, from, to: Math.min(entry.cohorts, from + partSize), seed }
    }),
  )
  const all = entries.reduce((sum, { cohorts }) => sum + cohorts, 0)
  const results = entries.map(() => [])
  let done = 0
  const open = [...parts]
  const finish = ({ e, from, to }, found) => {
    for (let cohort = from; cohort < to; cohort++) results[e][cohort] = found[cohort - from]
    done += to - from
    onDone(done, all)
  }
  const workers = Math.min(jobs, parts.length)
  await Promise.all(Array.from({ length: workers }, () => workThrough(() => open.shift(), finish)))
  return results
}

/** One worker, part after part, until nothing is left. */
function workThrough(next, finish) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url))
    let part
    const go = () => {
      part = next()
      if (part === undefined) worker.terminate().then(() => resolve(), reject)
      else worker.postMessage(part)
    }
    worker.on('message', (found) => {
      finish(part, found)
      go()
    })
    worker.on('error', reject)
    go()
  })
}
