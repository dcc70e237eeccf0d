import { PenfieldError } from '@penfield/kernels'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openZip, unpack } from './zip.js'

const zipOf = (parts: Readonly<Record<string, Uint8Array>>) => zipSync(parts, { mtime: '1980-01-02T00:00:00' })
const open = (bytes: Uint8Array) => openZip({ name: 'a.zip', bytes })
function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown.code
    throw thrown
  }
  return 'nothing was refused'
}
/** The archive with one number of its first directory entry changed. */
function withEntry(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + offset, value, true)
      break
    }
  return copy
}
const text = strToU8('positions and amplitudes')

describe('a zip archive', () => {
  it('gives its parts, stored or deflated', () => {
    const zip = open(zipSync({ a: text, b: [text, { level: 0 }] }))
    for (const entry of zip.entries.values()) expect(unpack(zip, entry, 100)).toEqual(text)
  })

  it.each(['../a', 'a/../../b', '/a', 'c:\\a', '..\\a'])('refuses the path %s', (name) => {
    expect(codeOf(() => open(zipOf({ [name]: text })))).toBe('io/zip-refused')
  })

  it('refuses a name that stands twice, also in another case', () => {
    expect(codeOf(() => open(zipOf({ a: text, A: text })))).toBe('io/zip-refused')
  })

  it('refuses links and passwords', () => {
    const link = zipSync({ a: [text, { os: 3, attrs: 0o120777 * 65_536 }] })
    expect(codeOf(() => open(link))).toBe('io/zip-refused')
    expect(codeOf(() => open(withEntry(zipOf({ a: text }), 8, 0x80001)))).toBe('io/zip-refused')
  })

  it('refuses more than 1000 files, more than 1 GiB, and more than 100 times its size before unpacking', () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, k) => [`${k}`, text]))
    expect(codeOf(() => open(zipOf(many)))).toBe('io/too-large')
    expect(codeOf(() => open(withEntry(zipOf({ a: text }), 24, 0x40000001)))).toBe('io/too-large')
    expect(codeOf(() => open(zipOf({ a: new Uint8Array(1 << 21) })))).toBe('io/too-large')
  })

  it('refuses a part that is larger than its limit or does not fit its checksum', () => {
    const zip = open(zipOf({ a: text }))
    const [entry] = zip.entries.values()
    expect(codeOf(() => unpack(zip, entry, 10))).toBe('io/too-large')
    expect(codeOf(() => unpack(zip, { ...entry, crc32: 1 }, 100))).toBe('io/zip-damaged')
    expect(codeOf(() => unpack(zip, { ...entry, unpackedBytes: 5 }, 100))).toBe('io/zip-damaged')
  })

  it('says when the directory is missing', () => {
    expect(codeOf(() => open(zipOf({ a: text }).slice(0, -1)))).toBe('io/zip-damaged')
  })
})
