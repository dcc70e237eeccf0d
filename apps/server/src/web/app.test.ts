import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassphrase } from '../store/passphrase.js'
import { newToken } from '../store/token.js'
import { files, idOf, type ShareServer, shareServer } from './share.test-support.js'

const html = files['report.html'].content
const svg = files['figure.svg'].content
const tsv = files['metrics.tsv'].content

let at: ShareServer
beforeAll(async () => {
  at = await shareServer()
})
afterAll(() => at.end())

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const json = { 'Content-Type': 'application/json' }

describe('the page of a link', () => {
  it('is a form to paste it into, without a script', async () => {
    const { status, body, headers } = await at.ask('GET', '/r')
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(body).toContain('<form method="post" action="/r/redeem"')
    expect(body).not.toMatch(/<script|<style|style=|\son[a-z]+=|src=/)
  })

  it('takes the pasted link whole, and leads to the bundle', async () => {
    const { token } = at.store.createLink(at.bundle)
    const body = new URLSearchParams({ token: ` https://maps.example/r#${token} `, passphrase: '' }).toString()
    const answer = await at.ask('POST', '/r/redeem', { headers: { ...form, Origin: at.origin }, body })
    expect([answer.status, answer.headers.location]).toEqual([303, '/r/bundle'])
    const bundle = await at.ask('GET', '/r/bundle', { headers: { Cookie: at.cookieFrom(answer) } })
    expect(JSON.parse(bundle.body).bundle).toBe(at.bundle)
  })
})

describe('redeeming', () => {
  it('ASVS 3.3.1, 3.3.2: gives a cookie that scripts and other sites do not get', async () => {
    const { token } = at.store.createLink(at.bundle)
    const { status, headers, body } = await at.redeem(token)
    expect([status, body]).toEqual([204, ''])
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^pf_r=[\w-]{43}; Path=\/r; HttpOnly; SameSite=Strict$/),
    ])
  })

  it('ASVS 3.3.1: names the cookie __Secure-pf_r behind TLS', async () => {
    const tls = await shareServer({ insecureHttp: false, origin: 'https://maps.example' })
    const { token } = tls.store.createLink(tls.bundle)
    const headers = { ...json, Origin: 'https://maps.example' }
    const answer = await tls.ask('POST', '/r/redeem', { headers, body: JSON.stringify({ token }) })
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Secure-pf_r=[\w-]{43}; Path=\/r; HttpOnly; Secure; SameSite=Strict$/),
    ])
    expect((await tls.ask('GET', '/r/bundle', { headers: { Cookie: tls.cookieFrom(answer) } })).status).toBe(200)
    await tls.end()
  })

  it.each([undefined, 'null', 'https://evil.example', 'http://127.0.0.1'])(
    'ASVS 3.5.1: is refused from the origin %s, and counts nothing',
    async (origin) => {
      const { token, link } = at.store.createLink(at.bundle)
      const headers = origin === undefined ? json : { ...json, Origin: origin }
      const answer = await at.ask('POST', '/r/redeem', { headers, body: JSON.stringify({ token }) })
      expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
      expect(at.store.listLinks().find(({ id }) => id === link.id)?.redeemed).toBe(0)
    },
  )

  it('asks for the passphrase where there is one', async () => {
    const { token } = at.store.createLink(at.bundle, { passphraseHash: await hashPassphrase('hand knob') })
    const answers = [await at.redeem(token), await at.redeem(token, 'foot'), await at.redeem(token, 'hand knob')]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 204])
  })

  it('ASVS 15.4.2: gives one session of one, however many ask at once', async () => {
    const passphraseHash = await hashPassphrase('hand knob')
    const { token } = at.store.createLink(at.bundle, { redemptions: 1, passphraseHash })
    const answers = await Promise.all(Array.from({ length: 5 }, () => at.redeem(token, 'hand knob')))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404])
  })

  it('does not mind a passphrase where there is none', async () => {
    const { token } = at.store.createLink(at.bundle)
    expect((await at.redeem(token, 'hand knob')).status).toBe(204)
  })

  it.each([
    '[]',
    '{}',
    'null',
    '{"token":7}',
    '{"token":["a"]}',
    '{"__proto__":{"token":"a"}}',
    '{"token":"../../etc"}',
  ])('ASVS 15.3.6: opens nothing for the body %s', async (body) => {
    const answer = await at.ask('POST', '/r/redeem', { headers: { ...json, Origin: at.origin }, body })
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })
})

describe('a bundle', () => {
  const indexed = async (link: { download?: boolean; view?: boolean }) => {
    const headers = await at.signIn(at.store.createLink(at.bundle, link).token)
    const index = JSON.parse((await at.ask('GET', '/r/bundle', { headers })).body) as { files: { name: string }[] }
    return { headers, names: index.files.map(({ name }) => name) }
  }

  it('ASVS 8.2.2: shows what the viewer needs to a link without download, and gives nothing else', async () => {
    const { headers, names } = await indexed({})
    expect(names).toEqual(['metrics.tsv', 'figure.svg'])
    expect((await at.ask('GET', `/r/file/${idOf(tsv)}`, { headers })).body).toBe(tsv)
    expect((await at.ask('GET', `/r/file/${idOf(html)}`, { headers })).status).toBe(404)
  })

  it('ASVS 5.3.1, 5.4.1: gives every file to a link with download, as an attachment that is no page', async () => {
    const { headers, names } = await indexed({ download: true })
    expect(names).toEqual(['metrics.tsv', 'report.html', 'figure.svg'])
    for (const [content, name] of [
      [html, 'report.html'],
      [svg, 'figure.svg'],
    ]) {
      const answer = await at.ask('GET', `/r/file/${idOf(content)}`, { headers })
      expect(answer).toMatchObject({ status: 200, body: content })
      expect(answer.headers['content-type']).toBe('application/octet-stream')
      expect(answer.headers['content-disposition']).toBe(`attachment; filename=${name}`)
    }
  })

  it('ASVS 5.3.2: has no route that takes a path, and no file of another bundle', async () => {
    const { headers } = await indexed({ download: true })
    const tries = [
      'index.json',
      '..%2fshare.db',
      '%2e%2e%2f%2e%2e%2fshare.db',
      '../../share.db',
      idOf('another'),
      at.bundle,
    ]
    for (const id of [...tries, '', '%00', idOf(tsv).toUpperCase()])
      expect((await at.ask('GET', `/r/file/${id}`, { headers })).status, id).toBe(404)
  })

  it('is not given out when it was changed on the disk', async () => {
    const own = await shareServer()
    const headers = await own.signIn(own.store.createLink(own.bundle).token)
    writeFileSync(join(own.root, own.bundle, idOf(tsv)), 'muscle\tarea_mm2\nFDI\t999\n')
    const answer = await own.ask('GET', `/r/file/${idOf(tsv)}`, { headers })
    expect([answer.status, answer.body]).toEqual([500, 'Something went wrong.\n'])
    expect(own.log.at(-1)).toMatchObject({ status: 500, fault: { code: 'server/bundle-damaged' } })
    rmSync(join(own.root, own.bundle), { recursive: true })
    expect((await own.ask('GET', '/r/bundle', { headers })).status).toBe(404)
    await own.end()
  })
})

describe('S2: a link that opens nothing', () => {
  const dayMs = 86_400_000

  it('is refused on the next request, session and all, when it is revoked or has expired', async () => {
    const own = await shareServer()
    const { link, token } = own.store.createLink(own.bundle)
    const short = own.store.createLink(own.bundle, { days: 1 })
    const paths = ['/r/bundle', `/r/file/${idOf(tsv)}`]
    const statuses = async (headers: { Cookie: string }) => {
      const answers = []
      for (const path of paths) answers.push((await own.ask('GET', path, { headers })).status)
      return answers
    }
    const revoked = await own.signIn(token)
    expect(await statuses(revoked)).toEqual([200, 200])
    own.store.revokeLink(link.id)
    expect(await statuses(revoked)).toEqual([404, 404])
    own.clock.ms += dayMs - 1
    const expired = await own.signIn(short.token)
    expect(await statuses(expired)).toEqual([200, 200])
    own.clock.ms += 1
    expect(await statuses(expired)).toEqual([404, 404])
    await own.end()
  })

  it('looks the same whether it is unknown, expired, revoked, used up, of no bundle, or no route at all', async () => {
    const own = await shareServer()
    const links = {
      expired: own.store.createLink(own.bundle, { days: 1 }),
      revoked: own.store.createLink(own.bundle),
      usedUp: own.store.createLink(own.bundle, { redemptions: 1 }),
      guarded: own.store.createLink(own.bundle, { passphraseHash: await hashPassphrase('hand knob') }),
      foreign: own.store.createLink(idOf('no such bundle')),
    }
    const foreign = await own.signIn(links.foreign.token)
    await own.redeem(links.usedUp.token)
    own.store.revokeLink(links.revoked.link.id)
    own.clock.ms = links.expired.link.expiresMs
    const again = await own.signIn(links.foreign.token)
    const answers = [
      await own.redeem(newToken()),
      await own.redeem('not a token'),
      await own.redeem(links.expired.token),
      await own.redeem(links.revoked.token),
      await own.redeem(links.usedUp.token),
      await own.redeem(links.guarded.token, 'foot'),
      await own.ask('GET', '/r/bundle', { headers: again }),
      await own.ask('GET', '/r/bundle', { headers: foreign }),
      await own.ask('GET', '/r/bundle', { headers: { Cookie: `pf_r=${newToken()}` } }),
      await own.ask('GET', '/r/bundle'),
      await own.ask('GET', '/no-such-route'),
    ].map(({ headers: { date: _, ...headers }, ...answer }) => ({ ...answer, headers }))
    expect(answers[0]).toMatchObject({ status: 404, body: 'Not found.\n', headers: { 'content-length': '11' } })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const outcomes = [...own.store.auditRows()].map(({ outcome }) => outcome)
    expect(outcomes.slice(-10)).toEqual([
      ...['unknown', 'not-a-token', 'expired', 'revoked', 'used-up', 'passphrase'],
      ...['no-bundle', 'no-session', 'no-session', 'no-session'],
    ])
    await own.end()
  })
})
