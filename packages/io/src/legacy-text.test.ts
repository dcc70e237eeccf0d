import { describe, expect, it } from 'vitest'
import { latin1, utf8OrLatin1 } from './legacy-text.js'

describe('text of older programs', () => {
  it('is UTF-8 where its bytes are, without the byte-order mark', () => {
    expect(utf8OrLatin1(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc2, 0xb5, 0x56))).toBe('µV')
  })

  it('is Latin-1 where they are not', () => {
    expect(utf8OrLatin1(Uint8Array.of(0xb5, 0x56))).toBe('µV')
    expect(latin1(Uint8Array.of(0xc2, 0xb5))).toBe('Âµ')
  })
})
