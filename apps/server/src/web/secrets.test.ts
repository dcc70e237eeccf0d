// S1: where a token must never be. A hundred of them are used well and badly; then everything that is kept or said is searched.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hashPassphrase } from '../store/passphrase.js'
import { type Answer, type ShareServer, shareServer } from './share.test-support.js'

/** A token as it is written, and what it stands for, in the forms that a careless hand would keep. */
function formsOf(token: string): Buffer[] {
  const bytes = Buffer.from(token, 'base64url')
  return [Buffer.from(token), bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64'))]
}

/** How many of the tokens are found in a text, in any form. */
const leaked = (text: Buffer, tokens: readonly string[]): number =>
  tokens.filter((token) => formsOf(token).some((form) => text.includes(form))).length

/** Puts a token where it belongs, and wherever a reader may put it by mistake. */
async function misuse(at: ShareServer, token: string): Promise<Answer[]> {
  const json = { Origin: at.origin, 'Content-Type': 'application/json' }
  return [
    await at.redeem(token),
    await at.redeem(token, 'hand knob'),
    await at.redeem(`${token}x`),
    await at.ask('GET', `/r?token=${token}`),
    await at.ask('GET', `/r/${token}`),
    await at.ask('GET', `/${token}/%E0%A4%A`),
    await at.ask('GET', `/r/file/${token}`),
    await at.ask('GET', `/r/file/%E0%A4%A${token}`),
    await at.ask('GET', '/r/bundle', {
      headers: { Cookie: `pf_r=${token}`, 'User-Agent': token, Referer: `/r#${token}` },
    }),
    await at.ask('POST', '/r/redeem', { headers: json, body: `{"token":"${token}"` }),
    await at.ask('POST', '/r/redeem', { headers: json, body: token }),
    await at.ask('POST', '/r/redeem', { headers: { ...json, 'Content-Type': `text/${token}` }, body: token }),
    await at.ask('POST', '/r/redeem', { headers: { ...json, Origin: `http://${token}` }, body: token }),
    await at.ask('POST', '/r/redeem', { headers: json, body: JSON.stringify({ token: token.repeat(200) }) }),
    await at.ask('PROPFIND', `/r/redeem/${token}`),
  ]
}

describe('S1: a hundred canary tokens', () => {
  it('are never in the database, the log, an address or an answer', async () => {
    const at = await shareServer()
    const passphraseHash = await hashPassphrase('hand knob')
    const links = Array.from({ length: 100 }, (_, i) =>
      at.store.createLink(at.bundle, i % 50 === 7 ? { passphraseHash } : { redemptions: 1 + (i % 2) }),
    )
    const tokens = links.map(({ token }) => token)
    const answers: Answer[] = []
    for (const token of tokens.slice(0, 40)) answers.push(...(await misuse(at, token)))
    for (const token of tokens.slice(40)) answers.push(await at.redeem(token), await at.redeem(token))
    for (const { link } of links.slice(90)) at.store.revokeLink(link.id)

    const sessions = answers.map(at.cookieFrom).filter((cookie) => cookie !== '')
    expect(sessions.length).toBeGreaterThan(90)
    const secrets = [...tokens, ...sessions.map((cookie) => cookie.slice('pf_r='.length))]
    const said = answers.map(({ headers: { 'set-cookie': _, ...headers }, status, body }) => ({
      status,
      headers,
      body,
    }))
    expect(leaked(Buffer.from(JSON.stringify(said)), secrets), 'answers, addresses in Location').toBe(0)
    expect(leaked(Buffer.from(JSON.stringify(answers.map(({ headers }) => headers))), tokens), 'cookies').toBe(0)
    expect(at.log.length).toBe(answers.length)
    expect(leaked(Buffer.from(JSON.stringify(at.log)), secrets), 'the log of requests').toBe(0)
    expect(leaked(Buffer.from(JSON.stringify([...at.store.auditRows()])), secrets), 'the audit log').toBe(0)

    const written = () => readdirSync(at.folder).filter((name) => name.startsWith('share.db'))
    expect(written()).toContain('share.db-wal')
    for (const name of written()) expect(leaked(readFileSync(join(at.folder, name)), secrets), name).toBe(0)
    await at.end()
    for (const name of written()) expect(leaked(readFileSync(join(at.folder, name)), secrets), name).toBe(0)
  })

  it('would be found', () => {
    const [token] = ['AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8']
    for (const form of formsOf(token)) expect(leaked(Buffer.concat([Buffer.from('x'), form]), [token])).toBe(1)
    expect(leaked(Buffer.from('nothing here'), [token])).toBe(0)
  })
})
