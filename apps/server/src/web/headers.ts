/** What every response carries, found or not, well or not. */
import type { RequestHandler } from 'express'

/**
 * Nothing but our own files. Compiled kernels need `'wasm-unsafe-eval'`. Pages with plots will need inline styles as well;
 * no page of this server has one yet.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Said only where TLS stands in front: a lab's plain-http server would lock itself out. */
export const transportSecurity = { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } as const

/** Sets them before anything else may answer. */
export const withHeaders =
  (behindTls: boolean): RequestHandler =>
  (_, response, next) => {
    response.set({ ...headers, ...(behindTls ? transportSecurity : {}) })
    next()
  }
