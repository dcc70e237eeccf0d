import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { verifyChain } from './audit.js'
import { openStore } from './store.js'
import { newToken } from './token.js'

const hourMs = 3_600_000
const fresh = () => join(mkdtempSync(join(tmpdir(), 'penfield-server-')), 'share.db')

/** A store whose clock the test turns. */
function clocked(path = fresh()) {
  const clock = { ms: Date.UTC(2026, 0, 1) }
  const store = openStore(path, () => clock.ms)
  return { clock, store, path }
}

const outcomes = (store: ReturnType<typeof openStore>) => [...store.auditRows()].map(({ outcome }) => outcome)

describe('the store', () => {
  it('finds a link by its token, lists it without one, and refuses a token that was never given', () => {
    const { store } = clocked()
    const { link, token } = store.createLink('bundle', { download: true, redemptions: 3 })
    expect(store.findLink(token)).toEqual(link)
    expect(store.listLinks()).toEqual([link])
    expect(JSON.stringify(store.listLinks())).not.toContain(token)
    expect(store.redeem(newToken(), true, '-')).toEqual({ refused: 'unknown' })
  })

  it('ASVS 7.2.4: begins a new session at each redemption', () => {
    const { store } = clocked()
    const { token } = store.createLink('bundle')
    const sessions = [1, 2].map(() => store.redeem(token, false, '-'))
    expect(new Set(sessions.map((each) => 'session' in each && each.session)).size).toBe(2)
    expect(store.listLinks()[0]).toMatchObject({ redeemed: 2, lastUsedDay: '2026-01-01' })
  })

  it('ASVS 7.3.1: ends a session after an hour without a request, and after twelve with them', () => {
    const { store, clock } = clocked()
    const { token } = store.createLink('bundle')
    const begin = () => {
      const found = store.redeem(token, false, '-')
      if (!('session' in found)) expect.unreachable()
      return found.session
    }
    const idle = begin()
    clock.ms += hourMs - 1
    expect(store.visit(idle)).toHaveProperty('link')
    clock.ms += hourMs
    expect(store.visit(idle)).toMatchObject({ refused: 'session-over' })
    const busy = begin()
    for (let half = 1; half < 24; half++) {
      clock.ms += hourMs / 2
      expect(store.visit(busy)).toHaveProperty('link')
    }
    clock.ms += hourMs / 2
    expect(store.visit(busy)).toMatchObject({ refused: 'session-over' })
  })

  it('ASVS 7.4.1: ends the sessions of a link with it, in every process at its next request', () => {
    const { store, clock, path } = clocked()
    const other = openStore(path, () => clock.ms)
    const { link, token } = store.createLink('bundle', { days: 1 })
    const found = store.redeem(token, false, '-')
    if (!('session' in found)) expect.unreachable()
    expect(other.visit(found.session)).toHaveProperty('link')
    clock.ms = link.expiresMs
    expect(other.visit(found.session)).toMatchObject({ refused: 'expired', actor: link.id })
    clock.ms = link.createdMs
    store.revokeLink(link.id)
    expect(other.visit(found.session)).toMatchObject({ refused: 'revoked', actor: link.id })
    expect(other.redeem(token, false, '-')).toEqual({ refused: 'revoked' })
  })

  it('revokes once, and says when there is no such link', () => {
    const { store } = clocked()
    const { link } = store.createLink('bundle')
    store.revokeLink(link.id)
    store.revokeLink(link.id)
    expect([...store.auditRows()].map(({ action }) => action)).toEqual(['link-created', 'link-revoked'])
    expect(() => store.revokeLink('link-none')).toThrow(expect.objectContaining({ code: 'server/link-not-found' }))
  })

  it('does not open the database of another version', () => {
    const path = fresh()
    const other = new Sqlite(path)
    other.pragma('user_version = 99')
    other.close()
    expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'server/database-format' }))
  })

  it('writes ahead and waits for the disk before it answers', () => {
    const pragma = vi.spyOn(Sqlite.prototype, 'pragma')
    clocked()
    expect(pragma).toHaveBeenCalledWith('journal_mode = WAL')
    expect(pragma).toHaveBeenCalledWith('synchronous = FULL')
  })
})

describe('the log in the store', () => {
  it('keeps one row for each change and each refusal, with UTC times, chained', () => {
    const { store } = clocked()
    const { link, token } = store.createLink('bundle', { redemptions: 1 })
    store.redeem(token, false, '192.0.2.0/24')
    store.redeem(token, false, '192.0.2.0/24')
    store.redeem(newToken(), false, '192.0.2.0/24')
    store.revokeLink(link.id)
    expect(outcomes(store)).toEqual(['ok', 'ok', 'used-up', 'unknown', 'ok'])
    expect([...store.auditRows()][0].time).toBe('2026-01-01T00:00:00.000Z')
    expect(verifyChain(store.auditRows(), [store.anchor()])).toBeNull()
  })

  it('lets no row be changed or taken out, and shows it where someone with the file did so all the same', () => {
    const { store, path } = clocked()
    for (let i = 0; i < 5; i++) store.createLink('bundle')
    const anchor = store.anchor()
    const file = new Sqlite(path)
    expect(() => file.exec("UPDATE audit SET outcome = 'x'")).toThrow('append-only')
    expect(() => file.exec('DELETE FROM audit')).toThrow('append-only')
    file.exec('DROP TRIGGER audit_stays; DROP TRIGGER audit_holds')
    file.exec('DELETE FROM audit WHERE sequence = 5')
    expect(verifyChain(store.auditRows())).toBeNull()
    expect(verifyChain(store.auditRows(), [anchor])).toEqual({ sequence: 5, why: 'anchor' })
    file.exec("UPDATE audit SET outcome = 'x' WHERE sequence = 3")
    expect(verifyChain(store.auditRows())).toEqual({ sequence: 3, why: 'hash' })
    file.exec('DELETE FROM audit WHERE sequence = 2')
    expect(verifyChain(store.auditRows())).toEqual({ sequence: 2, why: 'sequence' })
  })
})
