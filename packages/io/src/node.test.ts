import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSource } from './node.js'
import { partOf } from './source.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'penfield-io-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const coded = (code: string) => expect.objectContaining({ code })
const isRoot = process.getuid?.() === 0

describe('opening a file', () => {
  it('gives its name without folders, its bytes and their SHA-256', async () => {
    writeFileSync(at('abc.csv'), 'abc')
    const source = await openSource(at('abc.csv'))
    expect(source.name).toBe('abc.csv')
    expect([...source.bytes]).toEqual([97, 98, 99])
    // The digest of "abc" that FIPS 180-2 prints.
    expect(await source.digest()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('reads an empty file, and a file through a symbolic link', async () => {
    writeFileSync(at('empty'), '')
    symlinkSync(at('empty'), at('link'))
    expect((await openSource(at('link'))).bytes.length).toBe(0)
  })

  it('refuses a folder', async () => {
    mkdirSync(at('folder'))
    await expect(openSource(at('folder'))).rejects.toThrow(coded('io/not-a-file'))
  })

  it.skipIf(process.platform === 'win32')('refuses a pipe without waiting for a writer', async () => {
    execFileSync('mkfifo', [at('pipe')])
    await expect(openSource(at('pipe'))).rejects.toThrow(
      expect.objectContaining({ code: 'io/not-a-file', what: 'This is a pipe; a file was expected.' }),
    )
  })

  it.skipIf(process.platform === 'win32')('refuses a device, which never ends', async () => {
    await expect(openSource('/dev/zero')).rejects.toThrow(coded('io/not-a-file'))
  })

  it.skipIf(process.platform === 'win32')('refuses a socket', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(at('socket'), resolve))
    await expect(openSource(at('socket'))).rejects.toThrow(coded('io/not-a-file'))
    await new Promise((resolve) => server.close(resolve))
  })

  it('refuses links that lead back to themselves', async () => {
    symlinkSync(at('b'), at('a'))
    symlinkSync(at('a'), at('b'))
    await expect(openSource(at('a'))).rejects.toThrow(coded('io/not-a-file'))
  })

  it.each(['missing', 'a\0b', 'x'.repeat(300), 'abc.csv/inside'])('says that %j is not there', async (name) => {
    writeFileSync(at('abc.csv'), 'abc')
    await expect(openSource(at(name))).rejects.toThrow(coded('io/no-such-file'))
  })

  it.skipIf(isRoot)('says that a file may not be read', async () => {
    writeFileSync(at('secret'), 'abc')
    chmodSync(at('secret'), 0)
    await expect(openSource(at('secret'))).rejects.toThrow(coded('io/not-readable'))
  })

  it('holds only the beginning of a very large file, and reads the rest when it is asked for', async () => {
    writeFileSync(at('large'), 'abc')
    truncateSync(at('large'), 2 ** 32)
    const source = await openSource(at('large'))
    expect(source.size).toBe(2 ** 32)
    expect(source.bytes.length).toBe(2 ** 20)
    expect(partOf(source, 2 ** 32 - 4, 4)).toEqual(new Uint8Array(4))
    expect(partOf(source, 0, 3)).toEqual(new Uint8Array([97, 98, 99]))
  })

  it('sees that a very large file was written to between two readings', async () => {
    writeFileSync(at('growing'), 'abc')
    truncateSync(at('growing'), 2 ** 29)
    const source = await openSource(at('growing'))
    appendFileSync(at('growing'), 'x')
    expect(() => partOf(source, 2 ** 28, 4)).toThrow(coded('io/changed-while-reading'))
  })

  it('finds the files beside it by their plain names, and by no path', async () => {
    writeFileSync(at('header'), 'h')
    writeFileSync(at('data'), 'd')
    const { beside } = await openSource(at('header'))
    expect(beside?.('data')?.bytes).toEqual(new Uint8Array([100]))
    for (const name of ['absent', '', '.', '..', '../data', './data', 'C:\\data', at('data')])
      expect(beside?.(name)).toBeNull()
  })

  it.skipIf(process.platform !== 'linux')('refuses a file whose length is not what it was said to be', async () => {
    // Files of /proc say that they are empty and are not.
    await expect(openSource('/proc/self/stat')).rejects.toThrow(coded('io/changed-while-reading'))
  })
})
