/** What a request to redeem holds. A closed form: two texts, and nothing else is looked at. */
import { isToken } from '../store/token.js'

export interface RedeemRequest {
  readonly token: string
  /** Empty when none was given. */
  readonly passphrase: string
}

const longestPassphrase = 200

/** Reads the body of a form or of JSON; null when it has another shape. A pasted link is read from behind its `#`. */
export function redeemRequest(body: unknown): RedeemRequest | null {
  if (typeof body !== 'object' || body === null) return null
  const own = (name: string): unknown => (Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : '')
  const given = own('token')
  const passphrase = own('passphrase')
  if (typeof given !== 'string' || typeof passphrase !== 'string' || passphrase.length > longestPassphrase) return null
  const token = given.slice(given.indexOf('#') + 1).trim()
  return isToken(token) ? { token, passphrase } : null
}
