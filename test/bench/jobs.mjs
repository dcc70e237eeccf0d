/** Several workers against one: wall time of the same items, split in ranges, with the same bits as the answer. */
import { cpus } from 'node:os'
import { Worker } from 'node:worker_threads'
import { median } from './median.mjs'

export async function compareJobs({ kernel, unit, counts, load, jobs }, workload, count, rounds) {
  const state = shared(load(workload))
  const n = Math.min(counts[jobs.case], jobs.there(state))
  const times = Math.ceil(counts[jobs.case] / n)
  const teams = [1, count].map((size) =>
    Array.from({ length: size }, () => new Worker(jobs.worker, { workerData: state })),
  )
  try {
    const ratios = []
    let bits
    for (let round = -1; round < rounds; round++) {
      const wallMs = []
      for (const team of teams) {
        const begin = performance.now()
        const parts = await Promise.all(team.map((worker, k) => ask(worker, [...range(n, k, team.length), times])))
        wallMs.push(performance.now() - begin)
        const answer = Buffer.concat(parts.map((part) => new Uint8Array(part.buffer)))
        bits ??= answer
        if (!bits.equals(answer))
          throw new Error(`${kernel} ${jobs.case}: ${team.length} workers give other bits than one`)
      }
      if (round >= 0) ratios.push(wallMs[0] / wallMs[1])
    }
    const said = [median(ratios), Math.max(...ratios)].map((x) => `${x.toFixed(2)}x`.padStart(10)).join('')
    const what = `${count} workers against one (wall)`
    console.log(
      `  ${jobs.case.padEnd(12)}${what.padEnd(34)}${said}   goal: at least ${jobs.goal}x with 2 of ${cpus().length} cores; ${n * times} ${unit}s a round`,
    )
    return {
      kernel,
      case: jobs.case,
      unit,
      jobs: count,
      rounds,
      ratio: median(ratios),
      best: Math.max(...ratios),
      goal: jobs.goal,
    }
  } finally {
    await Promise.all(teams.flat().map((worker) => worker.terminate()))
  }
}

/** Bounds of part k; even, because two signals go through the kernel together. */
const range = (n, k, parts) =>
  [0, 1].map((end) => (k + end === parts ? n : 2 * Math.floor((n * (k + end)) / parts / 2)))

const ask = (worker, question) =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.postMessage(question)
  })

/** The state with its arrays in shared memory. */
const shared = (state) =>
  Object.fromEntries(
    Object.entries(state).map(([name, value]) => {
      if (!ArrayBuffer.isView(value)) return [name, value]
      const copy = new value.constructor(new SharedArrayBuffer(value.byteLength))
      copy.set(value)
      return [name, copy]
    }),
  )
