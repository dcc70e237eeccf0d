import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listening, scratch, written } from './run.test-support.js'
import { runMap } from './run-map.js'
import { runSimulate } from './run-simulate.js'

it('the muscles of a recording keep their numbers when --muscle names its channels in another order', async () => {
  const folder = scratch()
  const design = {
    ...{ grid: { columns: 4, rows: 4, spacing: 10 }, groups: [{ name: 'c', n: 1 }], emg: true },
    priors: { gain: 1500 },
  }
  const path = written(folder, 'd.json', design)
  await runSimulate({ design: path, out: join(folder, 'study'), seed: null, jobs: 1 }, listening().context)
  const table = join(folder, 'study', 'c01', 'c01_ses-1_hemi-L.tsv')
  const largest = async (muscle: readonly string[]) => {
    const { context, text } = listening(true)
    const groups = [[table, table.replace('.tsv', '_emg.edf')]]
    expect(await runMap({ groups, out: null, options: { muscle, bootstrap: '0' }, jobs: 1 }, context)).toBe(0)
    const { metrics } = JSON.parse(text()) as { metrics: { muscle: string; metric: string; value: number }[] }
    return metrics.filter(({ metric }) => metric === 'max_amplitude').map((row) => [row.muscle, row.value] as const)
  }
  const inOrder = await largest(['DM', 'LES'])
  expect(inOrder[0][1]).not.toBe(inOrder[1][1])
  expect(await largest(['LES', 'DM'])).toEqual([...inOrder].reverse())
  // Names that are not the recording's belong to its channels in turn.
  expect(await largest(['a', 'b'])).toEqual([['a', inOrder[0][1]] as const, ['b', inOrder[1][1]] as const])
})
