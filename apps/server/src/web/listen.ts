/** The application behind Node's HTTP server, on one address. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { headers } from './headers.js'

export interface Listening {
  readonly port: number
  /** Lets the requests under way end, and takes no new ones. */
  readonly stop: () => Promise<void>
}

/** Listens on loopback unless another host is given. Port 0: any free one. */
export async function listen(app: Express, { port = 0, host = '127.0.0.1' } = {}): Promise<Listening> {
  const server = createServer(app)
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end(notHttp)
    else socket.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server) }
}

/** What is no HTTP never comes to the application, so its answer is written out here. */
const body = 'The request was not understood.\n'
const notHttp = [
  'HTTP/1.1 400 Bad Request',
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  'Content-Type: text/plain; charset=utf-8',
  `Content-Length: ${body.length}`,
  'Connection: close',
  '',
  body,
].join('\r\n')

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
