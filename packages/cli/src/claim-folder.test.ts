import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { contentsOf, listening, scratch, written } from './run.test-support.js'
import { runMap } from './run-map.js'
import { runPower } from './run-power.js'
import { runSimulate } from './run-simulate.js'

const folder = scratch()
const out = join(folder, 'yy')
const design = written(folder, 'd.json', {
  grid: { columns: 4, rows: 4, spacing: 10 },
  groups: ['c', 'p'].map((name) => ({ name, n: 2 })),
  power: { pool: 20, studies: 10, people: [5], trials_per_site: [], grid: [], session: [] },
})
const session = join(out, 'c01', 'c01_ses-1_hemi-L.tsv')
const simulate = () => runSimulate({ design, out, seed: null, jobs: 1 }, listening().context)
const map = (to: string) =>
  runMap({ groups: [[session]], out: to, options: { bootstrap: '0' }, jobs: 1 }, listening().context)

beforeAll(simulate)

const notOurs = expect.objectContaining({ code: 'study/folder-not-ours', kind: 'write' })

describe('a folder that simulate wrote', () => {
  it.each([
    ['map of a session inside it', () => map(out)],
    ['power', () => runPower({ design, out, seed: null, jobs: 1 }, listening().context)],
  ])('is left whole by %s', async (_name, run) => {
    const before = contentsOf(out)
    expect(before.size).toBeGreaterThan(8)
    await expect(run()).rejects.toThrow(notOurs)
    expect(contentsOf(out)).toEqual(before)
  })

  it('is replaced by simulate', async () => expect(await simulate()).toBe(0))
})
