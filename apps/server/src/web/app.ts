/**
 * The share server as an Express application. Every route asks the store anew, and what a reader may not have looks like what is
 * not there.
 */
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import { type BundleFile, type Bundles, openTo } from '../bundles.js'
import type { AuditEvent } from '../store/audit.js'
import type { Link } from '../store/link.js'
import { isPassphrase } from '../store/passphrase.js'
import type { Store, Visit } from '../store/store.js'
import { cutAddress } from './address.js'
import { contentType } from './content-type.js'
import { withHeaders } from './headers.js'
import { redeemPage } from './page.js'
import { type RedemptionRate, usualRate, withRate } from './rate.js'
import { redeemRequest } from './redeem-request.js'
import { type Log, withLog } from './request-log.js'
import { cookieName, cookieOptions, sessionOf } from './session-cookie.js'

export interface AppOptions {
  readonly bundles: Bundles
  /** Scheme, host and port that readers see, such as `https://maps.example`; from the Host header unless said. */
  readonly origin?: string
  /** No TLS in front: the cookie cannot be `Secure`. */
  readonly insecureHttp?: boolean
  /** How many proxies in front are ours: the address is taken from the header that the last of them wrote. */
  readonly proxyHops?: number
  /** Attempts to redeem that one address has; `usualRate` unless said. */
  readonly rate?: RedemptionRate
  readonly log?: Log
}

const bodyLimit = '4kb'
const plain = 'text/plain; charset=utf-8'

export function createApp(store: Store, options: AppOptions): Express {
  const { bundles, insecureHttp = false, proxyHops = 0, log = () => {}, rate = usualRate } = options
  const behindTls = !insecureHttp
  const cookie = cookieName(behindTls)
  const originOf = (request: Request) => options.origin ?? `${behindTls ? 'https' : 'http'}://${request.headers.host}`

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.set('trust proxy', proxyHops)
  app.use(withHeaders(behindTls), withLog(log))

  app.get('/health', (_, response) => void response.type(plain).send('ok\n'))
  app.get('/r', (_, response) => void response.type('html').send(redeemPage))

  app.post(
    '/r/redeem',
    (request, response, next) =>
      request.headers.origin === originOf(request) ? next() : answer(response, 403, 'Not allowed.'),
    ...withRate(rate, (_, response) => answer(response, 429, 'Too many attempts; try again later.')),
    express.json({ limit: bodyLimit }),
    express.urlencoded({ limit: bodyLimit, extended: false }),
    async (request, response) => {
      const redemption = await redeem(store, request)
      if (redemption === null) return notFound(response)
      response.cookie(cookie, redemption, cookieOptions(behindTls))
      if (request.is('json')) response.status(204).end()
      else response.redirect(303, '/r/bundle')
    },
  )

  app.get('/r/bundle', async (request, response) => {
    const found = await visit(store, bundles, request, cookie, 'bundle-read')
    if (found === null) return notFound(response)
    found.record(found.link.bundle, 'ok')
    response.json({ bundle: found.link.bundle, files: found.files })
  })

  app.get('/r/file/:id', async (request, response) => {
    const found = await visit(store, bundles, request, cookie, 'file-read')
    const file = found?.files.find(({ id }) => id === request.params.id)
    if (!found || !file) {
      found?.record('-', 'no-file')
      return notFound(response)
    }
    const bytes = await bundles.read(found.link.bundle, file)
    found.record(file.id, 'ok')
    response.attachment(file.name).type(contentType(file.name)).send(Buffer.from(bytes))
  })

  app.use((_, response) => notFound(response))
  app.use(onFault)
  return app
}

/**
 * The token of a new session, or null. The slow hash is computed whenever a passphrase was sent and never otherwise, whether there is
 * such a link or not, so that the time says only what the asker knows.
 */
async function redeem(store: Store, request: Request): Promise<string | null> {
  const asked = redeemRequest(request.body)
  const address = cutAddress(request.ip)
  if (asked === null) {
    store.record({ actor: '-', action: 'redeemed', object: '-', outcome: 'not-a-token', address })
    return null
  }
  const { token, passphrase } = asked
  const hash = store.findLink(token)?.passphraseHash ?? null
  const passphraseOk = passphrase !== '' && (await isPassphrase(passphrase, hash))
  const redemption = store.redeem(token, passphraseOk, address)
  return 'session' in redemption ? redemption.session : null
}

interface Found {
  readonly link: Link
  /** What the link may read of its bundle. */
  readonly files: readonly BundleFile[]
  readonly record: (object: string, outcome: string) => void
}

/** What the session of a request opens, or null; then the log has the reason. */
async function visit(
  store: Store,
  bundles: Bundles,
  request: Request,
  cookie: string,
  action: AuditEvent['action'],
): Promise<Found | null> {
  const address = cutAddress(request.ip)
  const session = sessionOf(request, cookie)
  const visit: Visit = session === null ? { refused: 'no-session', actor: '-' } : store.visit(session)
  const record = (actor: string, object: string, outcome: string) =>
    void store.record({ actor, action, object, outcome, address })
  if ('refused' in visit) {
    record(visit.actor, '-', visit.refused)
    return null
  }
  const { link } = visit
  const files = await bundles.index(link.bundle)
  if (files === null) {
    record(link.id, link.bundle, 'no-bundle')
    return null
  }
  return { link, files: openTo(link, files), record: (object, outcome) => record(link.id, object, outcome) }
}

const answer = (response: Response, status: number, text: string): void =>
  void response.status(status).type(plain).send(`${text}\n`)

/** The one answer to all that is not there, not yours, or no more. */
const notFound = (response: Response): void => answer(response, 404, 'Not found.')

/** Says nothing of what happened: a message may quote the request or name a path. The log has the place in the code. */
const onFault: ErrorRequestHandler = (fault: unknown, _request, response, _next) => {
  response.locals.fault = fault
  if (response.headersSent) return void response.destroy()
  const { status } = (fault ?? {}) as { status?: unknown }
  if (typeof status === 'number' && status >= 400 && status < 500)
    answer(response, status, 'The request was not understood.')
  else answer(response, 500, 'Something went wrong.')
}
