// S4: the headers of every answer, whichever way it ends.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, idOf, type ShareServer, shareServer } from './share.test-support.js'

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"

/** Written out a second time, so that a header that is lost or loosened in the source is seen here. */
const expected = {
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
const unwanted = [/^x-powered-by$/, /^server$/, /^access-control-/, /^etag$/, /^last-modified$/]

const ours = (type: string, body: string): Ask => ({ headers: { Origin: 'ours', 'Content-Type': type }, body })

/** The status of an answer, and what was asked. */
const asked: readonly (readonly [number, string, string, Ask])[] = [
  [200, 'GET', '/health', {}],
  [200, 'GET', '/r', {}],
  [200, 'HEAD', '/r', {}],
  [404, 'GET', '/', {}],
  [404, 'GET', '/r/bundle', {}],
  [404, 'GET', '/r/file/none', {}],
  [404, 'GET', '/no-such-route', {}],
  [404, 'DELETE', '/r/bundle', {}],
  [404, 'TRACE', '/r', {}],
  [404, 'OPTIONS', '/r', {}],
  [400, 'GET', '/r/file/%E0%A4%A', {}],
  [403, 'POST', '/r/redeem', {}],
  [400, 'POST', '/r/redeem', ours('application/json', '{')],
  [404, 'POST', '/r/redeem', ours('application/json', '{}')],
  [404, 'POST', '/r/redeem', ours('text/html', 'a')],
  [415, 'POST', '/r/redeem', ours('application/json; charset=klingon', '{}')],
  [413, 'POST', '/r/redeem', ours('application/json', `"${'a'.repeat(5000)}"`)],
]

function check(headers: Readonly<Record<string, unknown>>): void {
  expect(headers).toMatchObject(expected)
  for (const name of Object.keys(headers)) for (const pattern of unwanted) expect(name).not.toMatch(pattern)
}

describe('S4: ASVS 3.4.3, 3.4.4, 3.4.5, 3.4.6, 14.3.2: every header is on', () => {
  let at: ShareServer
  beforeAll(async () => {
    at = await shareServer({ damage: { read: () => Promise.reject(new TypeError('secret of /etc')) } })
  })
  afterAll(() => at.end())

  it.each(asked)('%i of %s %s', async (status, method, path, { headers = {}, ...rest }) => {
    const origin = 'Origin' in headers ? { Origin: at.origin } : {}
    const answer = await at.ask(method, path, { headers: { ...headers, ...origin }, ...rest })
    expect(answer.status).toBe(status)
    check(answer.headers)
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
  })

  it('204 and 303 of a redemption, and 200 of a bundle', async () => {
    const { token } = at.store.createLink(at.bundle)
    const answer = await at.redeem(token)
    const headers = { Origin: at.origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    const form = await at.ask('POST', '/r/redeem', { headers, body: `token=${token}` })
    const bundle = await at.ask('GET', '/r/bundle', { headers: { Cookie: at.cookieFrom(answer) } })
    expect([answer.status, form.status, bundle.status]).toEqual([204, 303, 200])
    for (const each of [answer, form, bundle]) check(each.headers)
  })

  it('ASVS 16.5.1: 500, which says nothing of what went wrong', async () => {
    const headers = await at.signIn(at.store.createLink(at.bundle, { download: true }).token)
    const answer = await at.ask('GET', `/r/file/${idOf('<script>alert(1)</script>')}`, { headers })
    expect([answer.status, answer.body]).toEqual([500, 'Something went wrong.\n'])
    check(answer.headers)
    expect(JSON.stringify(at.log)).not.toContain('secret')
  })

  it('400 of what is no HTTP', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      let found = ''
      const socket = connect(at.port, '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'))
      socket.on('data', (part) => {
        found += part.toString('latin1')
      })
      socket.on('close', () => resolve(found))
      socket.on('error', reject)
    })
    const [first, ...lines] = text.split('\r\n\r\n')[0].split('\r\n')
    expect(first).toBe('HTTP/1.1 400 Bad Request')
    check(
      Object.fromEntries(lines.map((line) => [line.split(': ')[0].toLowerCase(), line.slice(line.indexOf(': ') + 2)])),
    )
  })
})

it('ASVS 3.4.1: transport security is said behind TLS, on pages and on what is not found', async () => {
  const at = await shareServer({ insecureHttp: false })
  for (const path of ['/r', '/no-such-route'])
    expect((await at.ask('GET', path)).headers).toMatchObject({
      ...expected,
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
  await at.end()
})
