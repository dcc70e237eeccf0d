import { describe, expect, it } from 'vitest'
import { bytesLeft, cursorOver, placeOf, takeBytes, takeCursor, takeUint32 } from './bytes.js'

const bytes = Uint8Array.of(1, 0, 0, 0, 2, 3)

describe('a cursor over bytes', () => {
  it('reads in the byte order of the file and moves on', () => {
    const little = cursorOver(bytes, 'a.mat', { littleEndian: true })
    expect([takeUint32(little, 'a size'), little.offset, bytesLeft(little)]).toEqual([1, 4, 2])
    expect(takeUint32(cursorOver(bytes, 'a.mat', { littleEndian: false }), 'a size')).toBe(0x01000000)
  })

  it('refuses to read beyond the end, says how many bytes are there, and stays where it is', () => {
    const cursor = cursorOver(bytes, 'a.mat', { littleEndian: true, base: 128 })
    takeBytes(cursor, 3, 'a mark')
    expect(() => takeUint32(cursor, 'a size')).toThrow(
      expect.objectContaining({
        code: 'io/truncated',
        what: 'The file ends early: 4 bytes were expected for a size, 3 are there.',
        where: { file: 'a.mat', byte: 131 },
      }),
    )
    expect(cursor.offset).toBe(3)
  })

  it('names a place of the file: the byte itself, or the block that was unpacked', () => {
    const inner = takeCursor(cursorOver(bytes, 'a.mat', { littleEndian: true, base: 10 }), 4, 'a block')
    takeBytes(inner, 2, 'a mark')
    expect([placeOf(inner).byte, bytesLeft(inner)]).toEqual([12, 2])
    const unpacked = cursorOver(bytes, 'a.mat', { littleEndian: true, base: 10, inflated: true })
    takeBytes(unpacked, 2, 'a mark')
    expect(placeOf(takeCursor(unpacked, 2, 'a block')).byte).toBe(10)
  })
})
