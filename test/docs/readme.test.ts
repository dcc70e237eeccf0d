// The README is true: its examples run and print what it says, its picture is what the demo draws.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { penfield, root, samples, scratch } from '../cli/penfield.js'
import { consoleBlocks, withoutTimes } from './console-blocks.js'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The folder in which the README's examples stand: the sample study is `study/`. */
function place(): string {
  const folder = scratch()
  for (const part of ['brainsight', 'emg']) cpSync(join(samples, part), join(folder, part), { recursive: true })
  return folder
}

describe('README.md', () => {
  it('prints what it says it prints (UPDATE_README=1 writes it anew)', () => {
    const folder = place()
    let text = readme
    const blocks = consoleBlocks(readme)
    expect(blocks.length).toBe(4)
    for (const { command, output } of blocks) {
      const ran = penfield(command.split(' ').slice(1), { cwd: folder })
      expect(ran.status).toBe(0)
      if (process.env.UPDATE_README === '1')
        text = text.replace(`$ ${command}\n${output}`, `$ ${command}\n${ran.stdout}`)
      else expect(withoutTimes(output)).toBe(withoutTimes(ran.stdout))
    }
    if (text !== readme) writeFileSync(join(root, 'README.md'), text)
  })

  it('shows the picture that the command draws (UPDATE_README=1 draws it anew)', () => {
    const folder = place()
    expect(penfield(['map', 'brainsight/patient-01.txt', '--out', 'out'], { cwd: folder }).status).toBe(0)
    const drawn = readFileSync(join(folder, 'out/figures/map-field.svg'), 'utf8')
    const shown = join(root, 'apps/handbook/images/sample-maps.svg')
    if (process.env.UPDATE_README === '1') writeFileSync(shown, drawn)
    expect(readFileSync(shown, 'utf8')).toBe(drawn)
  })

  it('names only options that exist, of the command that the line names', () => {
    const helps = new Map<string, string>()
    const helpOf = (command: string): string => {
      const known = helps.get(command) ?? penfield([command, '--help']).stdout
      helps.set(command, known)
      return known
    }
    let command = 'map'
    for (const line of readme.split('\n')) {
      command = /penfield ([a-z][a-z-]+)/.exec(line)?.[1] ?? (line.startsWith('#') ? 'map' : command)
      for (const [option] of line.matchAll(/--[a-z][a-z-]+/g))
        expect(`${helpOf(command)} --out --help --against`, `${option} of ${command}`).toContain(option)
    }
  })
})
