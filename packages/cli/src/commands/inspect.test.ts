import { join } from 'node:path'
import { Command as Commander } from 'commander'
import { beforeAll, describe, expect, it } from 'vitest'
import { listening, scratch, written } from '../run.test-support.js'
import { runMap } from '../run-map.js'
import { runSimulate } from '../run-simulate.js'
import { inspect } from './inspect.js'

const folder = scratch()
const table = join(folder, 'study', 'c01', 'c01_ses-1_hemi-L.tsv')
const recording = table.replace('.tsv', '_emg.edf')

beforeAll(async () => {
  const design = { grid: { columns: 3, rows: 3, spacing: 10 }, groups: [{ name: 'c', n: 1 }], emg: true }
  const path = written(folder, 'd.json', design)
  await runSimulate({ design: path, out: join(folder, 'study'), seed: null, jobs: 1 }, listening().context)
})

const advice = 'both files, the table and its recording: c01_ses-1_hemi-L.tsv and c01_ses-1_hemi-L_emg.edf'

async function inspected(files: readonly string[]): Promise<{ readonly exit: number; readonly text: string }> {
  const { context, text } = listening()
  let exit = -1
  const program = new Commander()
  inspect.declare(program, async (work) => void (exit = await work(context)))
  await program.parseAsync(['inspect', ...files], { from: 'user' })
  return { exit, text: text() }
}

describe('a table of places and times whose amplitudes are in a recording', () => {
  it('is inspected with its recording, and alone says what to give with it', async () => {
    expect((await inspected([table, recording])).exit).toBe(0)
    const alone = await inspected([table])
    expect([alone.exit, alone.text]).toEqual([0, expect.stringContaining(advice)])
  })

  it('is not mapped alone, and the message says what to give with it', async () => {
    const run = { out: null, options: { bootstrap: '0' }, jobs: 1 }
    const { context } = listening(true)
    await expect(runMap({ ...run, groups: [[table]] }, context)).rejects.toThrow(
      expect.objectContaining({ code: 'io/unusable', fix: expect.stringContaining(advice) }),
    )
    expect(await runMap({ ...run, groups: [[table, recording]] }, context)).toBe(0)
  })

  it('is not hidden by a table that has amplitudes', async () => {
    const other = written(folder, 'c01.tsv', 'x\ty\tz\tmep\n40\t1\t90\t100\n41\t1\t90\t80\n')
    const run = { out: null, options: { bootstrap: '0' }, jobs: 1 }
    await expect(runMap({ ...run, groups: [[other, table]] }, listening(true).context)).rejects.toThrow(
      expect.objectContaining({ code: 'io/unusable' }),
    )
  })
})
