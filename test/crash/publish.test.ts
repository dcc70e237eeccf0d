// A fault at the n-th call, for every n until the run succeeds: never half a result, the earlier one whole.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PenfieldError } from '@penfield/kernels'
import { disk, type FileSystem, publishFolder, recover, sweep } from '@penfield/study/node'
import { describe, expect, it } from 'vitest'
import { scratch } from '../cli/penfield.js'

const files = (text: string) =>
  new Map([
    ['metrics.tsv', `${text} metrics`],
    ['maps/DM.tsv', `${text} map`],
    ['figures/a.svg', `${text} figure`],
    ['provenance.json', JSON.stringify({ outputs: ['metrics.tsv', 'maps/DM.tsv', 'figures/a.svg'] })],
  ])

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )

const whole = (text: string) => Object.fromEntries(files(text))

type Call = keyof FileSystem

/** A disk whose n-th call of a kind fails as a full disk does. */
function failingAt(kind: Call, n: number): { fs: FileSystem; calls: () => number } {
  let calls = 0
  const wrapped = (...words: unknown[]) => {
    calls += 1
    if (calls === n) throw Object.assign(new RangeError('no space left on device'), { code: 'ENOSPC' })
    return (disk[kind] as (...all: unknown[]) => unknown)(...words)
  }
  return { fs: { ...disk, [kind]: wrapped } as FileSystem, calls: () => calls }
}

/** A disk that writes at most three bytes a call. */
const shortWrites: FileSystem = {
  ...disk,
  write: (descriptor, bytes, offset) => disk.write(descriptor, bytes.subarray(0, offset + 3), offset),
}

describe('publishFolder', () => {
  it('goes on after short writes', () => {
    const out = join(scratch(), 'out')
    publishFolder(out, files('new'), shortWrites)
    expect(contents(out)).toEqual(whole('new'))
  })

  it.each(['open', 'write', 'fsync', 'close', 'rename', 'mkdir', 'remove'] as const)(
    'leaves the old results whole when any call of %s fails, and the new ones when none does',
    (kind) => {
      for (let n = 1; ; n++) {
        const parent = scratch()
        const out = join(parent, 'out')
        publishFolder(out, files('old'))
        const { fs, calls } = failingAt(kind, n)
        let failed = false
        try {
          publishFolder(out, files('new'), fs)
        } catch (thrown) {
          failed = true
          expect(thrown).toBeInstanceOf(PenfieldError)
          expect((thrown as PenfieldError).kind).toBe('write')
        }
        recover(out)
        sweep(out)
        const found = contents(out)
        expect(sorted(found)).toEqual(whole(failed ? 'old' : 'new'))
        expect(readdirSync(parent)).toEqual(['out'])
        if (calls() < n) break
      }
    },
  )

  it('puts results back that a killed run had moved aside, and sweeps what it left', () => {
    const parent = scratch()
    const out = join(parent, 'out')
    publishFolder(join(parent, '.out.penfield-old'), files('old'))
    mkdirSync(join(parent, '.out.penfield-new-1-x'))
    writeFileSync(join(parent, '.out.penfield-new-1-x', 'half'), 'ha')
    recover(out)
    sweep(out)
    expect([existsSync(out), readdirSync(parent)]).toEqual([true, ['out']])
    expect(contents(out)).toEqual(whole('old'))
  })
})

/** In the order of {@link files}, so that texts compare. */
const sorted = (found: Record<string, string>) =>
  Object.fromEntries([...files('x').keys()].filter((key) => key in found).map((key) => [key, found[key]]))
