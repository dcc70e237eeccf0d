import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, measureBase64 } from './base64.js'

const decoded = (text: string) => {
  const measured = measureBase64(text)
  return typeof measured === 'string' ? measured : [...decodeBase64(measured)]
}
const textOf = (bytes: readonly number[] | string) => [...new TextEncoder().encode(`${bytes}`)]

describe('base64', () => {
  // The examples of RFC 4648, section 10.
  it.each([
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg==', 'foob'],
    ['Zm9vYmE=', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
  ])('takes %j as %j', (text, bytes) => {
    expect(decoded(text)).toEqual(textOf(bytes))
  })

  it('reads over white space wherever it stands', () => {
    expect(decoded(' Zm9v\r\n\tY g = =\n')).toEqual(textOf('foob'))
  })

  it('gives back any bytes that Node has written', () =>
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decoded(Buffer.from(bytes).toString('base64'))).toEqual([...bytes])
      }),
    ))

  it.each([
    ['Zm9', 'multiple of 4'],
    ['Z===', 'multiple of 4'],
    ['Zg==Zg==', 'behind the ='],
    ['Zm9_', '"_"'],
    ['Zm9é', '"é"'],
  ])('says why %j is none', (text, why) => {
    expect(decoded(text)).toContain(why)
  })
})
