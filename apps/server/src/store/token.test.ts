import { expect, it } from 'vitest'
import { hashOf, isToken, newToken } from './token.js'

it('ASVS 7.2.3: is 256 random bits in 43 characters that an address may hold', () => {
  const tokens = Array.from({ length: 1000 }, newToken)
  expect(new Set(tokens).size).toBe(1000)
  for (const token of tokens) {
    expect(isToken(token)).toBe(true)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  }
})

it.each(['', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}+`, `${'a'.repeat(43)}\n`, 7, null, ['a'.repeat(43)]])(
  'does not take %j for a token',
  (text) => expect(isToken(text)).toBe(false),
)

it('ASVS 11.4.1: is kept as its SHA-256', () =>
  expect(hashOf('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))
