import { expect, it } from 'vitest'
import { hashPassphrase, isPassphrase } from './passphrase.js'

it('ASVS 11.4.2: is kept under scrypt with a salt of its own, and found again', async () => {
  const [a, b] = await Promise.all([
    hashPassphrase('the map is not the cortex'),
    hashPassphrase('the map is not the cortex'),
  ])
  expect(a).not.toBe(b)
  expect(await isPassphrase('the map is not the cortex', a)).toBe(true)
  expect(await isPassphrase('the map is the cortex', a)).toBe(false)
})

it('is the same in composed and decomposed letters', async () =>
  expect(await isPassphrase('u\u0308ber', await hashPassphrase('\u00fcber'))).toBe(true))

it('is never right where there is none', async () => expect(await isPassphrase('', null)).toBe(false))
