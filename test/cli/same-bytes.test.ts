// Same inputs, options and seed give the same bytes, whatever the number of workers and however the kernels run.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { penfield, samples, scratch } from './penfield.js'

/** SHA-256 of every file of a folder, by relative path. */
function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}

const recording = join(samples, 'brainsight/control-01.txt')

describe('the bytes of a run', () => {
  it('are the same with one and with two workers, and in another folder', () => {
    const parent = scratch()
    const runs = ['1', '2'].map((jobs) => {
      const out = join(parent, `out-${jobs}`)
      // Slow enough that workers are started for it: 1000 resamples of a kernel map.
      const slow = ['--map', 'kernel', '--step', '4', '--bootstrap', '1000']
      const ran = penfield(['map', recording, ...slow, '--jobs', jobs, '--out', out])
      expect([ran.status, /1000 resamples, 2 workers/.test(ran.stderr)]).toEqual([0, jobs === '2'])
      return digests(out)
    })
    expect(Object.keys(runs[0])).toContain('figures/map-field.png')
    expect(runs[1]).toEqual(runs[0])
  }, 240_000)

  it.each(['gp', 'tps'])(
    'are the same with compiled and with plain kernels: %s',
    (map) => {
      const parent = scratch()
      const runs = ['wasm', 'plain'].map((kernels) => {
        const out = join(parent, kernels)
        const words = ['map', recording, '--map', map, '--step', '5', '--bootstrap', '40', '--out', out]
        expect(penfield(words, { env: { PENFIELD_KERNELS: kernels } }).status).toBe(0)
        return digests(out)
      })
      expect(Object.keys(runs[0])).toContain('maps/DM.tsv')
      expect(runs[1]).toEqual(runs[0])
    },
    240_000,
  )

  it('are other ones with another seed', () => {
    const values = ['1', '2'].map((seed) =>
      JSON.parse(penfield(['map', recording, '--bootstrap', '100', '--seed', seed, '--json']).stdout),
    )
    expect(values[0].metrics.map((row: { value: number }) => row.value)).toEqual(
      values[1].metrics.map((row: { value: number }) => row.value),
    )
    expect(values[0].metrics.map((row: { ci_low: number }) => row.ci_low)).not.toEqual(
      values[1].metrics.map((row: { ci_low: number }) => row.ci_low),
    )
  })
})
