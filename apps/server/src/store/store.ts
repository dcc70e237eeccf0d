/**
 * What the server remembers: links, sessions and the log, in one SQLite file. Whatever returns from here lies on the disk
 * (write-ahead log, `synchronous = FULL`), and a change and its row of the log are one transaction.
 */
import { randomBytes } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { error } from '../codes.js'
import { type Anchor, type AuditEvent, type AuditRow, cell, chainHash, origin } from './audit.js'
import { type Link, type LinkOptions, newLink, type Refusal, redeemable, standingOf } from './link.js'
import { hashOf, newToken } from './token.js'

/** A session ends this long after its last request; noted to the minute, so up to one minute earlier. */
const idleMs = 60 * 60 * 1000
const absoluteMs = 12 * idleMs
const notedMs = 60 * 1000

const version = 1
const schema = `
  CREATE TABLE links (
    id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, bundle TEXT NOT NULL, view INTEGER NOT NULL, download INTEGER NOT NULL,
    createdMs INTEGER NOT NULL, expiresMs INTEGER NOT NULL, redemptions INTEGER, redeemed INTEGER NOT NULL,
    passphraseHash TEXT, revokedMs INTEGER, lastUsedDay TEXT
  ) STRICT;
  CREATE TABLE sessions (
    hash BLOB PRIMARY KEY, link TEXT NOT NULL REFERENCES links (id), startedMs INTEGER NOT NULL, seenMs INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL,
    outcome TEXT NOT NULL, address TEXT NOT NULL, hash BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER audit_holds BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
`

/** Columns of a link as it leaves the store: all but the hash of its token. */
const linkColumns =
  'l.id, bundle, view, download, createdMs, expiresMs, redemptions, redeemed, passphraseHash, revokedMs, lastUsedDay'

const queries = {
  addLink: `INSERT INTO links VALUES (@id, @hash, @bundle, @view, @download, @createdMs, @expiresMs, @redemptions, @redeemed,
    @passphraseHash, @revokedMs, @lastUsedDay)`,
  linkByHash: `SELECT ${linkColumns} FROM links l WHERE hash = ?`,
  linkById: `SELECT ${linkColumns} FROM links l WHERE id = ?`,
  allLinks: `SELECT ${linkColumns} FROM links l ORDER BY createdMs, id`,
  revoke: 'UPDATE links SET revokedMs = ? WHERE id = ? AND revokedMs IS NULL',
  countRedemption: 'UPDATE links SET redeemed = redeemed + 1, lastUsedDay = ? WHERE id = ?',
  noteDay: 'UPDATE links SET lastUsedDay = ? WHERE id = ?',
  addSession: 'INSERT INTO sessions VALUES (?, ?, ?, ?)',
  session: `SELECT startedMs, seenMs, ${linkColumns} FROM sessions s JOIN links l ON l.id = s.link WHERE s.hash = ?`,
  see: 'UPDATE sessions SET seenMs = ? WHERE hash = ?',
  endStale: 'DELETE FROM sessions WHERE seenMs <= ? OR startedMs <= ?',
  addAudit: 'INSERT INTO audit VALUES (@sequence, @time, @actor, @action, @object, @outcome, @address, @hash)',
  auditHead: 'SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1',
  allAudit: 'SELECT * FROM audit ORDER BY sequence',
} as const

type LinkRow = Omit<Link, 'view' | 'download'> & { readonly view: number; readonly download: number }
type SessionRow = LinkRow & { readonly startedMs: number; readonly seenMs: number }
type Head = Pick<AuditRow, 'sequence' | 'hash'>

const linkOf = (row: LinkRow): Link => ({ ...row, view: row.view === 1, download: row.download === 1 })
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** What came of an attempt to redeem: a session's token, shown to the reader's browser only, or nothing. */
export type Redemption = { readonly session: string; readonly link: Link } | { readonly refused: Refusal }
/** The link behind a session, or why it opens nothing; `actor` is its id, or `-` where none is known. */
export type Visit =
  | { readonly link: Link }
  | { readonly refused: Refusal | 'no-session' | 'session-over'; readonly actor: string }

export type Store = ReturnType<typeof openStore>

/**
 * Opens the database, or makes it. Several processes may have it open.
 *
 * @param now the time, ms since 1970; tests hand in their own.
 * @throws {PenfieldError} server/database-format — the file was written by another version of the server.
 * @throws {PenfieldError} server/no-sqlite — the addon was not built.
 */
export function openStore(path: string, now: () => number = Date.now) {
  const db = openDatabase(path)
  const sql = Object.fromEntries(Object.entries(queries).map(([name, text]) => [name, db.prepare(text)])) as Record<
    keyof typeof queries,
    Sqlite.Statement<unknown[], unknown>
  >

  const head = (): Head => (sql.auditHead.get() as Head | undefined) ?? { sequence: 0, hash: origin }

  function append(event: AuditEvent): number {
    const previous = head()
    const { actor, object, outcome, address, action } = event
    const words = { actor: cell(actor), action, object: cell(object), outcome: cell(outcome), address: cell(address) }
    const row = { sequence: previous.sequence + 1, time: new Date(now()).toISOString(), ...words }
    sql.addAudit.run({ ...row, hash: chainHash(previous.hash, row) })
    return row.sequence
  }

  const findLink = (token: string): Link | null => {
    const row = sql.linkByHash.get(hashOf(token)) as LinkRow | undefined
    return row === undefined ? null : linkOf(row)
  }

  /** One transaction that has the database for itself from its start: the chain never forks. */
  const whole = <A extends unknown[], R>(work: (...args: A) => R) => db.transaction(work).immediate as (...args: A) => R

  return {
    /** A new link; its token is in no other place than this answer. */
    createLink: whole((bundle: string, options: LinkOptions = {}): { link: Link; token: string } => {
      const link = newLink(`link-${randomBytes(8).toString('hex')}`, bundle, options, now())
      const token = newToken()
      sql.addLink.run({ ...link, hash: hashOf(token), view: link.view ? 1 : 0, download: link.download ? 1 : 0 })
      append({ actor: 'owner', action: 'link-created', object: link.id, outcome: 'ok', address: '-' })
      return { link, token }
    }),

    /** The link of a token, whatever has become of it. */
    findLink,

    listLinks: (): readonly Link[] => (sql.allLinks.all() as LinkRow[]).map(linkOf),

    /**
     * Ends a link, and with it all its sessions; a second time changes nothing.
     *
     * @throws {PenfieldError} server/link-not-found
     */
    revokeLink: whole((id: string): void => {
      if (sql.linkById.get(id) === undefined)
        throw error('server/link-not-found', {
          what: `There is no link ${cell(id)}.`,
          fix: 'Take the id from the list of links.',
        })
      if (sql.revoke.run(now(), id).changes === 0) return
      append({ actor: 'owner', action: 'link-revoked', object: id, outcome: 'ok', address: '-' })
    }),

    /** Counts one redemption and begins a session, or refuses; both stand in the log. */
    redeem: whole((token: string, passphraseOk: boolean, address: string): Redemption => {
      const link = findLink(token)
      const outcome = redeemable(link, passphraseOk, now())
      append({ actor: link?.id ?? '-', action: 'redeemed', object: link?.bundle ?? '-', outcome, address })
      if (link === null || outcome !== 'ok') return { refused: outcome === 'ok' ? 'unknown' : outcome }
      sql.endStale.run(now() - idleMs, now() - absoluteMs)
      sql.countRedemption.run(dayOf(now()), link.id)
      const session = newToken()
      sql.addSession.run(hashOf(session), link.id, now(), now())
      return { session, link }
    }),

    /** The link behind a session, looked at anew each time: a revoked link ends with the request that follows. */
    visit(session: string): Visit {
      const hash = hashOf(session)
      const row = sql.session.get(hash) as SessionRow | undefined
      if (row === undefined) return { refused: 'no-session', actor: '-' }
      const { startedMs, seenMs, ...rest } = row
      const link = linkOf(rest)
      const standing = standingOf(link, now())
      if (standing !== 'ok') return { refused: standing, actor: link.id }
      if (now() - seenMs >= idleMs || now() - startedMs >= absoluteMs)
        return { refused: 'session-over', actor: link.id }
      if (now() - seenMs >= notedMs) sql.see.run(now(), hash)
      if (link.lastUsedDay !== dayOf(now())) sql.noteDay.run(dayOf(now()), link.id)
      return { link }
    },

    /** One row of the log; returns its sequence. */
    record: whole(append),

    auditRows: (): IterableIterator<AuditRow> => sql.allAudit.iterate() as IterableIterator<AuditRow>,

    /** The head of the log, to be kept in a second place. */
    anchor: (): Anchor => ({ sequence: head().sequence, hash: head().hash.toString('hex') }),

    close(): void {
      db.close()
    },
  }
}

function openDatabase(path: string): Sqlite.Database {
  const db = connected(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.transaction(() => {
    if (db.pragma('user_version', { simple: true }) === 0) db.exec(`${schema} PRAGMA user_version = ${version};`)
  }).immediate()
  const found = db.pragma('user_version', { simple: true })
  if (found === version) return db
  db.close()
  throw error('server/database-format', {
    what: `The database is of version ${String(found)}; this server writes version ${version}.`,
    where: { file: path },
    fix: 'Run the version of Penfield that wrote it, or begin with a new data folder.',
  })
}

/** SQLite is compiled for the machine, and loaded only here. */
function connected(path: string): Sqlite.Database {
  try {
    return new Sqlite(path)
  } catch (cause) {
    const { code = '', message = '' } = cause as NodeJS.ErrnoException
    if (code !== 'ERR_DLOPEN_FAILED' && !message.startsWith('Could not locate the bindings file')) throw cause
    throw error('server/no-sqlite', {
      what: 'The one compiled part of the share server, better-sqlite3, is not built for this machine and this Node.',
      fix: 'Run `npm rebuild better-sqlite3 --ignore-scripts=false`; in a clone, `node .ci/ready.mjs native`.',
      cause,
    })
  }
}
