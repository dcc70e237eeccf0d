import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkFolder, publishFolder } from './write.js'

const parent = mkdtempSync(join(tmpdir(), 'penfield-write-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

/** A study of two files, as simulate publishes it. */
function simulated(name: string): string {
  const out = join(parent, name)
  const outputs = ['c01/x.tsv', 'participants.tsv']
  const text = JSON.stringify({ command: 'penfield simulate d.json --out study', outputs })
  publishFolder(out, new Map([...outputs.map((file) => [file, 'a\tb\n'] as const), ['provenance.json', text]]))
  return out
}

const notOurs = expect.objectContaining({ code: 'study/folder-not-ours', kind: 'write' })

describe('an output folder', () => {
  it('is refused while it holds a file that the run reads', () => {
    const out = simulated('read')
    const claim = { command: 'penfield simulate e.json', inputs: [join(out, 'c01', 'x.tsv')] }
    expect(() => checkFolder(out, claim)).toThrow(notOurs)
    expect(() => checkFolder(out, claim)).toThrow('this run reads it')
  })

  it('is refused where the run reads the folder itself, or reads it by another name', () => {
    const out = simulated('by-link')
    const link = join(parent, 'link')
    symlinkSync(out, link)
    for (const input of [out, join(link, 'participants.tsv')])
      expect(() => checkFolder(out, { command: 'penfield simulate', inputs: [input] })).toThrow(notOurs)
  })

  it('is refused when another command wrote it', () => {
    const out = simulated('other')
    const claim = { command: 'penfield power d.json', inputs: [join(parent, 'd.json')] }
    expect(() => checkFolder(out, claim)).toThrow('what penfield simulate wrote, and this is penfield power')
  })

  it('is replaced by the command that wrote it, with other files and options', () => {
    const out = simulated('same')
    const beside = join(parent, 'same-2')
    mkdirSync(beside)
    writeFileSync(join(beside, 'e.json'), '{}')
    expect(() =>
      checkFolder(out, { command: 'penfield simulate e.json', inputs: [join(beside, 'e.json')] }),
    ).not.toThrow()
    expect(readFileSync(join(out, 'participants.tsv'), 'utf8')).toBe('a\tb\n')
  })

  it('is taken when it does not exist, wherever the files lie', () => {
    const inputs = [join(parent, 'x.tsv')]
    expect(() => checkFolder(join(parent, 'new'), { command: 'penfield map', inputs })).not.toThrow()
  })
})
