import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { powerKeys } from '@penfield/study'
import { beforeAll, describe, expect, it } from 'vitest'
import { consoleBlocks } from '../docs/console-blocks.js'
import { errorOf, filesBelow, penfield, root, scratch } from './penfield.js'

const page = join(root, 'apps/handbook/power.md')
const text = readFileSync(page, 'utf8')
const [, design] = /```json\n([\s\S]*?)```/.exec(text) ?? []
const folder = scratch()
const file = join(folder, 'design.json')

beforeAll(() => writeFileSync(file, design))

describe('the handbook’s page on power', () => {
  it('prints what it says it prints (UPDATE_README=1 writes it anew)', () => {
    const [{ command, output }] = consoleBlocks(text)
    const ran = penfield(command.split(' ').slice(1), { cwd: folder })
    expect(ran.status).toBe(0)
    if (process.env.UPDATE_README === '1')
      writeFileSync(page, text.replace(`$ ${command}\n${output}`, `$ ${command}\n${ran.stdout}`))
    else expect(output).toBe(ran.stdout)
  })

  it('and the help list the keys that are read', () => {
    const help = penfield(['power', '--help']).stdout
    for (const [key, [standard, meaning]] of Object.entries(powerKeys)) {
      expect(help).toMatch(new RegExp(`^  ${key} `, 'm'))
      expect(help).toContain(`${meaning} (default: ${standard})`)
    }
  })
})

describe('penfield power', () => {
  it('writes the same bytes with any number of workers', () => {
    const outs = ['1', '2'].map((jobs) => {
      const out = join(folder, `out-${jobs}`)
      expect(penfield(['power', file, '--out', out, '--jobs', jobs]).status).toBe(0)
      return filesBelow(out)
    })
    expect([...outs[0].keys()]).toEqual([
      '/figures/power-design.svg',
      '/figures/power.svg',
      '/power.json',
      '/power.tsv',
      '/power.tsv.json',
      '/provenance.json',
      '/report.html',
    ])
    expect(outs[1]).toEqual(outs[0])
  })

  it('prints one document with --json and writes nothing', () => {
    const ran = penfield(['power', file, '--json', '--quiet'])
    const document = JSON.parse(ran.stdout)
    expect(document.version).toBe(1)
    expect(document.answer[0]).toMatch(/^cog_shift_ap: \d+ a group \(\d+ to \d+\)$/)
    expect(document.assumed.length).toBeGreaterThan(20)
    expect(ran.stderr).toBe('')
  })

  it.each([
    ['one group', '{"groups": [{"name": "a", "n": 3}]}', 'study/power-design', 65],
    [
      'a key that is none',
      '{"groups": [{"name": "a", "n": 3}, {"name": "b", "n": 3}], "power": {"poool": 3}}',
      'study/power-design',
      65,
    ],
    ['no JSON', '{', 'sim/design-not-json', 65],
  ])('refuses %s', (_name, wrong, code, exit) => {
    const path = join(folder, 'wrong.json')
    writeFileSync(path, wrong)
    const ran = penfield(['power', path, '--out', join(folder, 'none'), '--json'])
    expect([ran.status, errorOf(ran).code, existsSync(join(folder, 'none'))]).toEqual([exit, code, false])
  })
})
