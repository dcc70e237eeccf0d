import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listening, scratch, written } from './run.test-support.js'
import { runSimulate } from './run-simulate.js'

it('the line that simulate says next can be pasted into a shell when names have spaces', async () => {
  const folder = scratch()
  const grid = { columns: 3, rows: 3, spacing: 10 }
  const groups = [{ name: 'low back pain', n: 1 }]
  const design = written(folder, 'my design.json', { grid, groups, emg: true, trials_per_site: 1 })
  const out = join(folder, 'my study')
  const { context, text } = listening()
  expect(await runSimulate({ design, out, seed: null, jobs: 1 }, context)).toBe(0)
  const session = join(out, 'low back pain01', 'low back pain01_ses-1_hemi-L')
  expect(text()).toContain(`Next     penfield map '${session}.tsv' '${session}_emg.edf' --out results\n`)
})
