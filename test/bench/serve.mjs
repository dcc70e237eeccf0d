// Our side of the bench: answers `{id, kernel, impl, case, n | check}` with CPU time and checksum, every kernel in one process.
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { lineProcess } from './lines.mjs'
import { entries } from './registry.mjs'
import { openWorkload } from './workload.mjs'

const isPlain = process.env.PENFIELD_KERNELS === 'plain'
const states = new Map()
let twins

export async function serve(folder) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    let id
    try {
      const question = JSON.parse(line)
      id = question.id
      say({ ...(await answer(folder, question)), id })
    } catch (problem) {
      say({ id, error: `${problem.name}: ${problem.message}` })
    }
  }
  twins?.close()
}

const say = (reply) => process.stdout.write(`${JSON.stringify(reply)}\n`)

async function answer(folder, question) {
  const { kernel, impl = 'f64', case: name, check = false } = question
  if (impl === 'ts' && !isPlain) return plainProcess(folder).ask(question)
  const entry = entries.find((one) => one.kernel === kernel && name in one.counts)
  if (entry === undefined) throw new Error(`there is no ${kernel} ${name} here`)
  if (impl !== (isPlain ? 'ts' : 'f64')) throw new Error(`there is no ${impl} of ${kernel} here`)
  const workload = openWorkload(join(folder, kernel))
  if (!states.has(entry)) states.set(entry, entry.load(workload))
  const n = check ? (workload.cases[name]?.n ?? 1) : (question.n ?? entry.counts[name])
  const wall = performance.now()
  const cpu = process.cpuUsage()
  const checksum = await entry.run(states.get(entry), name, n, check)
  const { user, system } = process.cpuUsage(cpu)
  const wallMs = performance.now() - wall
  return { kernel, impl, case: name, unit: entry.unit, n, cpu_ms: (user + system) / 1000, wall_ms: wallMs, checksum }
}

/** The process that has no WebAssembly: the plain twins, measured on their own. */
function plainProcess(folder) {
  const words = [join(import.meta.dirname, 'main.mjs'), '--serve', folder]
  twins ??= lineProcess(process.execPath, words, { env: { ...process.env, PENFIELD_KERNELS: 'plain' } })
  return twins
}
