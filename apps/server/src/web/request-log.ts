/** One entry for each request, for whoever runs the server. Names routes, never addresses of pages: what was typed may be a token. */
import type { RequestHandler, Response } from 'express'

export interface LogEntry {
  readonly method: string
  /** The route as it is written in the source, such as `/r/file/:id`; `-` when there is none. */
  readonly route: string
  readonly status: number
  /** Of a fault: its name and the places in the code, never its message, which may quote the request. */
  readonly fault?: { readonly name: string; readonly code: string; readonly places: readonly string[] }
}

export type Log = (entry: LogEntry) => void

/** Logs each request when it is answered. */
export const withLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    response.on('finish', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path
      const fault = (response as Response).locals.fault as unknown
      log({
        method: methods.has(request.method) ? request.method : '-',
        route: typeof route === 'string' ? route : '-',
        status: response.statusCode,
        ...(fault === undefined ? {} : { fault: faultOf(fault) }),
      })
    })
    next()
  }

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function faultOf(fault: unknown): NonNullable<LogEntry['fault']> {
  const { name = 'unknown', code = '-', stack = '' } = fault instanceof Error ? (fault as NodeJS.ErrnoException) : {}
  const places = stack.split('\n').filter((line) => /^ {4}at /.test(line))
  return { name, code, places: places.map((line) => line.trim()).slice(0, 10) }
}
