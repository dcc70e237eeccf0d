// SIGKILL at any moment: the earlier results stay whole, and the same line then ends as if nothing had been.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { main, penfield, samples, scratch } from '../cli/penfield.js'

const words = (out: string, seed: string) => [
  'map',
  join(samples, 'table/control-01.tsv'),
  '--bootstrap',
  '40',
  '--seed',
  seed,
  '--out',
  out,
]
const tables = (out: string) =>
  ['trials.tsv', 'sites.tsv', 'metrics.tsv', 'overlap.tsv', 'report.html'].map((name) =>
    readFileSync(join(out, name), 'utf8'),
  )

/** Kills are spread evenly over the time of a run, so that all of its stages are met. */
const kills = 20

describe('a killed run', () => {
  it(`leaves whole results, ${kills} of ${kills} times`, async () => {
    const parent = scratch()
    const out = join(parent, 'out')
    const begun = performance.now()
    expect(penfield(words(out, '1')).status).toBe(0)
    const durationMs = performance.now() - begun
    const first = tables(out)
    expect(penfield(words(join(parent, 'other'), '2')).status).toBe(0)
    const second = tables(join(parent, 'other'))
    for (let k = 0; k < kills; k++) {
      const child = spawn(process.execPath, [main, ...words(out, '2')], { stdio: 'ignore' })
      const ended = new Promise((resolve) => child.on('close', resolve))
      const deadline = performance.now() + ((k + 1) / kills) * durationMs
      while (performance.now() < deadline) await new Promise((resolve) => setImmediate(resolve))
      child.kill('SIGKILL')
      await ended
      // A kill between two renames leaves the old results aside; the next run puts them back before it works.
      const names = readdirSync(parent)
      const where = names.includes('out') ? out : join(parent, '.out.penfield-old')
      const found = tables(where)
      expect([first.join(), second.join()]).toContain(found.join())
    }
    expect(penfield(words(out, '2')).status).toBe(0)
    expect(tables(out)).toEqual(second)
    expect(readdirSync(parent).sort()).toEqual(['other', 'out'])
  }, 300_000)
})
