/** Passphrases of links: chosen by people, so kept under a slow hash with a salt of their own. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** N = 2^15, r = 8, p = 1: 32 MiB and some 0.1 s for a guess. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const
const saltBytes = 16
const keyBytes = 32

/** `salt.key`, both base64url. The same passphrase in another Unicode form is the same passphrase. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  return `${salt.toString('base64url')}.${(await keyOf(passphrase, salt)).toString('base64url')}`
}

/**
 * Whether a passphrase is the one that was hashed. Without a hash the work is done all the same and the answer is no: the time
 * does not tell whether there is anything to guess.
 */
export async function isPassphrase(passphrase: string, hash: string | null): Promise<boolean> {
  const [salt, key] = (hash ?? '').split('.').map((part) => Buffer.from(part, 'base64url'))
  const found = await keyOf(passphrase, hash === null ? Buffer.alloc(saltBytes) : salt)
  return hash !== null && timingSafeEqual(found, key)
}

const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, cost, (fault, key) => (fault ? reject(fault) : resolve(key))),
  )
