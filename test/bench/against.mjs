// Our kernels against the baseline scripts: one process a side, warmed by a check, then in turns. CPU time per unit of work.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { compareJobs } from './jobs.mjs'
import { lineProcess } from './lines.mjs'
import { pythonPath } from './python.mjs'
import { entries } from './registry.mjs'
import { report } from './report.mjs'
import { openWorkload } from './workload.mjs'

const fewestRounds = 5
const ours = ['f64', 'ts']

export async function against(baselines, { kernel, case: prefix = '', reps, json, jobs }) {
  const chosen = entries.filter((entry) => kernel === undefined || entry.kernel.startsWith(kernel))
  if (chosen.length === 0)
    throw new Error(
      `no kernel begins with ${kernel}; there are ${[...new Set(entries.map((one) => one.kernel))].join(', ')}`,
    )
  const rounds = Math.max(fewestRounds, Number(reps) || fewestRounds)
  const python = pythonPath()
  const folder = mkdtempSync(join(tmpdir(), 'penfield-bench-'))
  console.log(`CPU time per unit, in turn, ${rounds} rounds · Node ${process.versions.node} · ${cpus()[0].model}`)
  const results = []
  try {
    for (const name of new Set(chosen.map((entry) => entry.kernel))) {
      const own = chosen.filter((entry) => entry.kernel === name)
      results.push(
        ...(await compareKernel(own, { baselines: resolve(baselines), python, folder, rounds, prefix, jobs })),
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(results, null, 1)}\n`)
}

async function compareKernel(own, { baselines, python, folder, rounds, prefix, jobs }) {
  const [{ script, kernel, unit }] = own
  const words = ['-B', join(baselines, script), folder]
  run(python, [...words, '--make'])
  const rivals = run(python, [...words, '--list'])
    .trim()
    .split('\n')
    .map(JSON.parse)
  const { cases } = openWorkload(join(folder, kernel))
  const them = lineProcess(python, [...words, '--serve'])
  const us = lineProcess(process.execPath, [join(import.meta.dirname, 'main.mjs'), '--serve', folder])
  console.log(`\n${kernel}   µs per ${unit}, median and best; theirs / ours, median and best of ${rounds}`)
  const results = []
  try {
    const alone = own.flatMap((entry) => (entry.alone ? Object.keys(entry.counts) : []))
    for (const name of [...Object.keys(cases), ...alone].filter((one) => one.startsWith(prefix))) {
      const entry = own.find(({ counts }) => name in counts)
      const reason = own.map(({ without }) => without?.[name]).find((why) => why !== undefined)
      if (reason !== undefined) console.log(`  ${name.padEnd(12)}left out: ${reason}`)
      if (entry === undefined) continue
      const sides = [
        ...ours.map((impl) => ({ impl, isOurs: true, ask: us.ask, n: entry.counts[name] })),
        ...rivals
          .filter((rival) => name in rival.cases)
          .map((rival) => ({ impl: rival.impl, isOurs: false, ask: them.ask, n: rival.cases[name] })),
      ]
      results.push(...report(entry, name, await taken(sides, kernel, name, cases[name] ?? { rel_tol: null }, rounds)))
      if (jobs !== undefined && entry.jobs?.case === name)
        results.push(await compareJobs(entry, openWorkload(join(folder, kernel)), Number(jobs), rounds))
    }
  } finally {
    them.close()
    us.close()
  }
  return results
}

/** The sides that gave the right answer, each with its CPU time per unit of every round, µs. */
async function taken(sides, kernel, name, expected, rounds) {
  const right = []
  for (const side of sides) {
    const { checksum, error } = await side.ask({ kernel, impl: side.impl, case: name, check: true })
    const tolerance = /f32/.test(side.impl) ? expected.rel_tol_f32 : expected.rel_tol
    const isRight = tolerance === null || Math.abs(checksum - expected.value) <= tolerance * Math.abs(expected.value)
    if (error === undefined && isRight) right.push({ ...side, timesUs: [] })
    else console.log(`  ${name} ${side.impl}: ${error ?? `${checksum} where ${expected.value} is right; not compared`}`)
  }
  for (let round = 0; round < rounds; round++)
    for (const side of right) {
      const reply = await side.ask({ kernel, impl: side.impl, case: name, n: side.n })
      if (reply.error !== undefined) throw new Error(`${kernel} ${name} ${side.impl}: ${reply.error}`)
      side.timesUs.push((1000 * reply.cpu_ms) / reply.n)
    }
  return right
}

function run(command, words) {
  const { status, stdout, error } = spawnSync(command, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${error?.message ?? status}`)
  return stdout
}
