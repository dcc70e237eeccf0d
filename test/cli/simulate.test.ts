import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { designKeysText } from '@penfield/study'
import { beforeAll, describe, expect, it } from 'vitest'
import { consoleBlocks } from '../docs/console-blocks.js'
import { errorOf, filesBelow, penfield, root, scratch } from './penfield.js'

const page = join(root, 'apps/handbook/simulate.md')
const text = readFileSync(page, 'utf8')
const [, design] = /```json\n([\s\S]*?)```/.exec(text) ?? []
const folder = scratch()
const file = join(folder, 'design.json')
const write = (name: string, content: object) => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}
const rowsOf = (path: string) => {
  const [head, ...rows] = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  return rows.map((cells) => Object.fromEntries(head.map((name, k) => [name, cells[k]])))
}
beforeAll(() => writeFileSync(file, design))

describe('the handbook’s page on simulated studies', () => {
  it('prints what it says it prints (UPDATE_README=1 writes it anew)', () => {
    let updated = text
    for (const { command, output } of consoleBlocks(text)) {
      const ran = penfield(command.split(' ').slice(1), { cwd: folder })
      expect(ran.status, ran.stderr).toBe(0)
      const printed = ran.stdout.replace(/\d+(\.\d+)? s\b/g, 'N s')
      if (process.env.UPDATE_README === '1')
        updated = updated.replace(`$ ${command}\n${output}`, `$ ${command}\n${printed}`)
      else expect(output).toBe(printed)
    }
    if (updated !== text) writeFileSync(page, updated)
  })

  it('and the help list every key of a design', () =>
    expect(penfield(['simulate', '--help']).stdout).toContain(designKeysText()))
})

describe('penfield simulate', () => {
  it('writes the same bytes with any number of workers, and others for another seed', () => {
    const outs = ['1', '2'].map((jobs) => {
      const out = join(folder, `out-${jobs}`)
      expect(penfield(['simulate', file, '--out', out, '--jobs', jobs]).status).toBe(0)
      return filesBelow(out)
    })
    expect(outs[1]).toEqual(outs[0])
    const other = join(folder, 'out-seed')
    expect(penfield(['simulate', file, '--out', other, '--seed', '8']).status).toBe(0)
    const session = '/usual01/usual01_ses-1_hemi-L.tsv'
    expect(filesBelow(other).get(session)).not.toBe(outs[0].get(session))
  })

  it('lists participants, truth and fields that belong together', () => {
    const out = join(folder, 'out-1')
    const people = rowsOf(join(out, 'participants.tsv'))
    expect(people.map(({ participant_id }) => participant_id)).toEqual([
      ...['usual01', 'usual02', 'usual03'],
      ...['training01', 'training02', 'training03'],
    ])
    const truth = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8'))
    expect(truth.sessions).toHaveLength(24)
    expect(truth.assumed.map(({ id }: { id: string }) => id)).toContain('width')
    for (const session of truth.sessions) {
      const who = people.find(({ participant_id }) => participant_id === session.participant)
      expect([`${session.head_mm}`, session.group, session.pain_side]).toEqual([
        who?.head_mm,
        who?.group,
        who?.pain_side,
      ])
      expect(existsSync(join(out, session.file))).toBe(true)
      const dose = session.group === 'training' ? (0.3 * (Number(who?.episodes) - 6)) / 3 : 0
      const change = session.group === 'training' && session.session === '2' ? -0.5 : 0
      expect(session.effects.geometry).toBeCloseTo(1 + dose + change, 9)
    }
    const fields = rowsOf(join(out, 'truth-fields.tsv'))
    expect(fields).toHaveLength(24 * 2 * 49)
    const [{ muscles }] = truth.sessions
    const own = fields.filter(
      ({ participant, session, hemisphere, muscle }) =>
        participant === 'usual01' && session === '1' && hemisphere === 'L' && muscle === 'DM',
    )
    const top = own.reduce((best, row) => (Number(row.noise_free) > Number(best.noise_free) ? row : best))
    // The largest noise-free value stands at the site next to the true centre, at most half a step away on each axis.
    expect(Math.abs(Number(top.x) - muscles[0].centre_mm[0])).toBeLessThan(7)
    expect(Math.abs(Number(top.y) - muscles[0].centre_mm[1])).toBeLessThan(7)
  })

  it.each([
    ['a table and its recording', { format: 'tsv' }, ['_emg.edf']],
    ['a Brainsight export', { format: 'brainsight' }, []],
  ])('writes recordings that map reads as %s', (_name, format, beside) => {
    const grid = { columns: 4, rows: 4, spacing: 12 }
    const groups = [{ name: 'control', n: 1 }]
    const priors = { gain: 1500 }
    const path = write(`emg-${format.format}.json`, { ...format, emg: true, grid, priors, trials_per_site: 3, groups })
    const out = join(folder, `emg-${format.format}`)
    expect(penfield(['simulate', path, '--out', out]).status).toBe(0)
    const [{ file: name, muscles }] = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')).sessions
    const inputs = [name, ...beside.map((ending) => name.replace(/\.[^.]*$/, ending))].map((each) => join(out, each))
    const ran = penfield(['map', ...inputs, '--json', '--bootstrap', '0', '--quiet'])
    expect(ran.status, ran.stderr).toBe(0)
    const { metrics } = JSON.parse(ran.stdout)
    const valueOf = (muscle: string, metric: string) =>
      metrics.find((row: { muscle: string; metric: string }) => row.muscle === muscle && row.metric === metric)
    expect(valueOf('DM', 'n_accepted').value).toBeGreaterThan(40)
    expect(valueOf('DM', 'n_accepted').participant).toBe('control01')
    // With 48 loud stimuli on a coarse, cut grid the centre is found to within a step; a session joined by one pulse off is not.
    if (format.format === 'tsv')
      expect(Math.abs(valueOf('DM', 'cog_y').value - muscles[0].centre_mm[1])).toBeLessThan(12)
  })

  it('prints what it wrote with --json, and the schema with --schema', () => {
    const out = join(folder, 'json')
    const ran = penfield(['simulate', file, '--out', out, '--json', '--quiet'])
    const { files, participants, sessions } = JSON.parse(ran.stdout)
    expect([participants, sessions, [...filesBelow(out).keys()].length]).toEqual([6, 24, files.length])
    const schema = JSON.parse(penfield(['simulate', '--schema']).stdout)
    expect(schema.properties.groups.items.required).toEqual(['name', 'n'])
    expect(schema.additionalProperties).toBe(false)
  })

  it.each([
    ['a key that is none', { groups: [{ name: 'a', n: 1 }], trails: 3 }, 'sim/design-unknown-key', 65],
    ['no groups', {}, 'sim/design-missing-key', 65],
    ['more sessions than are written', { groups: [{ name: 'a', n: 30_000 }] }, 'study/too-many-sessions', 65],
    [
      'a format without a writer',
      { groups: [{ name: 'a', n: 1 }], format: 'nibs-bids' },
      'study/format-not-written',
      65,
    ],
  ])('refuses %s and writes nothing', (_name, wrong, code, exit) => {
    const out = join(folder, 'none')
    const ran = penfield(['simulate', write('wrong.json', wrong), '--out', out, '--json'])
    expect([ran.status, errorOf(ran).code, existsSync(out)]).toEqual([exit, code, false])
  })

  it('leaves a folder that is not its own as it is', () => {
    const out = join(folder, 'mine')
    penfield(['simulate', file, '--out', out])
    writeFileSync(join(out, 'notes.txt'), 'mine')
    const before = filesBelow(out)
    const ran = penfield(['simulate', file, '--out', out, '--json'])
    expect([ran.status, errorOf(ran).code]).toEqual([73, 'study/folder-not-ours'])
    expect(filesBelow(out)).toEqual(before)
  })
})
