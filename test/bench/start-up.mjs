// G8: `penfield --version` against a bare `node -e "console.log(1)"`, as processes.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { median } from './median.mjs'

const main = join(import.meta.dirname, '../../packages/cli/dist/main.js')
const rounds = 25

const sides = {
  'node hello': ['-e', 'console.log(1)'],
  'penfield --version': [main, '--version'],
}

export function startUp() {
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]))
  for (const words of Object.values(sides)) start(words)
  for (let round = 0; round < rounds; round++)
    for (const [name, words] of Object.entries(sides)) times[name].push(start(words))

  const [hello, ours] = Object.keys(sides)
  const ratios = times[ours].map((ms, k) => ms / times[hello][k])
  console.log(`start-up   ${rounds} rounds in turn · Node ${process.versions.node} · ${cpus()[0].model}`)
  for (const [name, all] of Object.entries(times))
    console.log(`  ${name.padEnd(20)} median ${median(all).toFixed(1)} ms, best ${Math.min(...all).toFixed(1)} ms`)
  console.log(
    `  ratio of medians ${(median(times[ours]) / median(times[hello])).toFixed(3)}, median of ratios ${median(ratios).toFixed(3)}   goal G8: at most 1.15`,
  )
}

/** Wall time of one process, ms. */
function start(words) {
  const begun = performance.now()
  const { status } = spawnSync(process.execPath, words, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`node ${words.join(' ')} ended with ${status}`)
  return performance.now() - begun
}
