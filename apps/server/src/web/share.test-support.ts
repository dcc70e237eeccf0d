// A share server on loopback with a bundle of three files, a clock that the test turns, and a client that hides nothing.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bundles, bundlesIn } from '../bundles.js'
import { openStore } from '../store/store.js'
import { type AppOptions, createApp } from './app.js'
import { listen } from './listen.js'
import type { LogEntry } from './request-log.js'

export const idOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Name → content and whether the viewer needs it. */
export const files = {
  'metrics.tsv': { content: 'muscle\tarea_mm2\nFDI\t276\n', viewer: true },
  'report.html': { content: '<script>alert(1)</script>', viewer: false },
  'figure.svg': { content: '<svg xmlns="http://www.w3.org/2000/svg"/>', viewer: true },
} as const

/** Writes a bundle; returns its id. */
export function writeBundle(
  root: string,
  named: Readonly<Record<string, { content: string; viewer: boolean }>>,
): string {
  const list = Object.entries(named).map(([name, { content, viewer }]) => ({
    id: idOf(content),
    name,
    sizeBytes: Buffer.byteLength(content),
    viewer,
  }))
  const index = JSON.stringify({ files: list })
  const folder = join(root, idOf(index))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.json'), index)
  for (const { content } of Object.values(named)) writeFileSync(join(folder, idOf(content)), content)
  return idOf(index)
}

/** Out of the way, but where the rate itself is tested. */
const rate = { perMinute: 1_000_000, perDay: 1_000_000 }

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Ask {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export async function shareServer(options: Partial<AppOptions> & { readonly damage?: Partial<Bundles> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'penfield-server-'))
  const clock = { ms: Date.UTC(2026, 0, 1) }
  const database = join(folder, 'share.db')
  const store = openStore(database, () => clock.ms)
  const root = join(folder, 'bundles')
  const bundle = writeBundle(root, files)
  const log: LogEntry[] = []
  const { damage = {}, ...rest } = options
  const bundles = { ...bundlesIn(root), ...damage }
  const app = createApp(store, { bundles, insecureHttp: true, rate, log: (entry) => log.push(entry), ...rest })
  const { port, stop } = await listen(app)
  const origin = `http://127.0.0.1:${port}`

  const ask = (method: string, path: string, { headers = {}, body }: Ask = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('latin1'),
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })

  const redeem = (token: string, passphrase?: string): Promise<Answer> =>
    ask('POST', '/r/redeem', {
      headers: { Origin: origin, 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, passphrase }),
    })

  /** The cookie of a new session, as a browser sends it back. */
  const cookieFrom = (answer: Answer): string => (answer.headers['set-cookie']?.[0] ?? '').split(';')[0]
  const signIn = async (token: string): Promise<{ Cookie: string }> => ({ Cookie: cookieFrom(await redeem(token)) })

  const end = async () => {
    await stop()
    store.close()
  }
  return { ask, bundle, clock, cookieFrom, database, end, folder, log, origin, port, redeem, root, signIn, store }
}

export type ShareServer = Awaited<ReturnType<typeof shareServer>>
