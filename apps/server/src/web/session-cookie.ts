/** The cookie of a reader's session. */
import type { CookieOptions, Request } from 'express'
import { isToken } from '../store/token.js'

/** Browsers keep a cookie of the first name only when it came over TLS. */
export const cookieName = (behindTls: boolean): string => (behindTls ? '__Secure-pf_r' : 'pf_r')

/** Without an age: it ends with the browser at the latest; what counts is the server's own clock. */
export const cookieOptions = (behindTls: boolean): CookieOptions => ({
  httpOnly: true,
  secure: behindTls,
  sameSite: 'strict',
  path: '/r',
})

/** The session's token that a request carries. Null when there is none, or more than one. */
export function sessionOf(request: Request, name: string): string | null {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return found.length === 1 && isToken(found[0]) ? found[0] : null
}
