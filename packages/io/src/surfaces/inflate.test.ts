import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ungzip, unzlib } from './inflate.js'

const fail = (why: string, cause?: unknown) => new PenfieldError('a/b', 'data', { what: why, fix: '', cause })
const bytes = new Uint8Array(100_000).map((_, k) => (k * k) >> 3)
const flipped = (packed: Uint8Array, at: number) => packed.map((byte, k) => (k === at ? byte ^ 1 : byte))

/** A head of gzip with every part that it may have. */
function fullGzip(data: Uint8Array): Uint8Array {
  const plain = gzipSync(data)
  const head = [0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3]
  const parts = [3, 0, 7, 7, 7, ...Buffer.from('name\0remark\0'), 9, 9]
  return Uint8Array.from([...head, ...parts, ...deflateRawSync(data), ...plain.subarray(-8)])
}

describe('compressed data of a known size', () => {
  it('come back from zlib and gzip as they were', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (data) => {
        expect(unzlib(deflateSync(data), data.length, fail)).toEqual(data)
        expect(ungzip(gzipSync(data), fail)).toEqual(data)
        expect(ungzip(fullGzip(data), fail)).toEqual(data)
      }),
    ))

  it('come back when they are many steps long', () => {
    expect(unzlib(deflateSync(bytes, { level: 0 }), bytes.length, fail)).toEqual(bytes)
    expect(ungzip(gzipSync(bytes), fail)).toEqual(bytes)
  })

  it.each([-1, 1])('are refused when they are %d bytes off', (off) => {
    expect(() => unzlib(deflateSync(bytes), bytes.length + off, fail)).toThrow('expected')
  })

  it('are refused by their checksum', () => {
    const packed = deflateSync(bytes, { level: 0 })
    expect(() => unzlib(flipped(packed, 5000), bytes.length, fail)).toThrow('checksum')
    const gzip = gzipSync(bytes, { level: 0 })
    expect(() => ungzip(flipped(gzip, 5000), fail)).toThrow('checksum')
  })

  it('are left when they grow beyond what was expected, without being unpacked', () => {
    const bomb = deflateSync(new Uint8Array(1 << 25))
    expect(() => unzlib(bomb, 12, fail)).toThrow('more than the 12 bytes')
  })

  it('are refused before room is made for what they can never become', () => {
    expect(() => unzlib(deflateSync(bytes), 2 ** 40, fail)).toThrow('cannot become')
  })
})
