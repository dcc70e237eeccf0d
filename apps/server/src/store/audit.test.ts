import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AuditEvent, type AuditRow, cell, chainHash, origin, verifyChain } from './audit.js'

const event = (): fc.Arbitrary<AuditEvent> =>
  fc.record({
    actor: fc.string(),
    action: fc.constantFrom('link-created', 'link-revoked', 'redeemed', 'bundle-read', 'file-read'),
    object: fc.string(),
    outcome: fc.string(),
    address: fc.string(),
  })

/** A chain as the store builds it. */
function chained(events: readonly AuditEvent[]): AuditRow[] {
  const rows: AuditRow[] = []
  for (const [i, each] of events.entries()) {
    const row = { ...each, sequence: i + 1, time: `2026-01-01T00:00:00.${i}Z` }
    rows.push({ ...row, hash: chainHash(rows.at(-1)?.hash ?? origin, row) })
  }
  return rows
}

const chain = (minLength: number) => fc.array(event(), { minLength, maxLength: 12 }).map(chained)
const anchorOf = (row: AuditRow) => ({ sequence: row.sequence, hash: row.hash.toString('hex') })

/** A row with one bit of one cell turned; text is taken as UTF-16 so that any bit gives another text. */
function flipped(row: AuditRow, field: keyof AuditRow, at: number): AuditRow {
  const value = row[field]
  if (typeof value === 'number') return { ...row, [field]: value ^ (1 << (at % 31)) }
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf16le') : Buffer.from(value)
  bytes[Math.floor(at / 8) % bytes.length] ^= 1 << (at % 8)
  return { ...row, [field]: typeof value === 'string' ? bytes.toString('utf16le') : bytes }
}

const fields = ['sequence', 'time', 'actor', 'action', 'object', 'outcome', 'address', 'hash'] as const

describe('S7: the chain of the log', () => {
  it('holds as it was written, with any of its rows as anchor', () =>
    fc.assert(
      fc.property(chain(1), fc.nat(), (rows, k) => {
        expect(verifyChain(rows, [anchorOf(rows[k % rows.length])])).toBeNull()
      }),
    ))

  it('shows any bit that was turned in any cell', () =>
    fc.assert(
      fc.property(chain(1), fc.nat(), fc.constantFrom(...fields), fc.nat(), (rows, k, field, at) => {
        const i = k % rows.length
        fc.pre(rows[i][field] !== '')
        const changed = rows.map((row, j) => (j === i ? flipped(row, field, at) : row))
        expect(verifyChain(changed)?.sequence).toBe(i + 1)
      }),
      { numRuns: 1000 },
    ))

  it('shows a row that was taken out, unless it was the last', () =>
    fc.assert(
      fc.property(chain(2), fc.nat(), (rows, k) => {
        const i = k % (rows.length - 1)
        expect(verifyChain(rows.toSpliced(i, 1))?.sequence).toBe(i + 1)
      }),
    ))

  it('shows a row that was taken out even when the later ones were numbered anew', () =>
    fc.assert(
      fc.property(chain(2), fc.nat(), (rows, k) => {
        const i = k % (rows.length - 1)
        const left = rows.toSpliced(i, 1).map((row, j) => ({ ...row, sequence: j + 1 }))
        expect(verifyChain(left)).not.toBeNull()
      }),
    ))

  it('shows two rows that changed places', () =>
    fc.assert(
      fc.property(chain(2), fc.nat(), fc.nat(), (rows, k, l) => {
        const [i, j] = [k % rows.length, l % rows.length]
        fc.pre(i !== j)
        const moved = rows.with(i, rows[j]).with(j, rows[i])
        expect(verifyChain(moved)?.sequence).toBe(Math.min(i, j) + 1)
      }),
    ))

  it('shows a cut tail against an anchor, and only against it', () =>
    fc.assert(
      fc.property(chain(1), fc.nat(), (rows, k) => {
        const left = rows.slice(0, k % rows.length)
        expect(verifyChain(left)).toBeNull()
        expect(verifyChain(left, [anchorOf(rows[rows.length - 1])])?.why).toBe('anchor')
      }),
    ))

  it('shows a row that was changed together with its own hash, at the row that follows', () =>
    fc.assert(
      fc.property(chain(2), fc.nat(), (rows, k) => {
        const i = k % (rows.length - 1)
        const changed = { ...rows[i], outcome: `${rows[i].outcome}!` }
        const hash = chainHash(rows[i - 1]?.hash ?? origin, changed)
        expect(verifyChain(rows.with(i, { ...changed, hash }))).toEqual({ sequence: i + 2, why: 'hash' })
      }),
    ))

  it('shows a chain that was written anew from its beginning', () =>
    fc.assert(
      fc.property(chain(1), (rows) => {
        const anew = chained(rows.map((row) => ({ ...row, outcome: `${row.outcome}!` })))
        expect(verifyChain(anew)).toBeNull()
        expect(verifyChain(anew, [anchorOf(rows[rows.length - 1])])?.why).toBe('anchor')
      }),
    ))
})

it('ASVS 16.4.1: a cell shows control characters and clips what is long', () => {
  expect(cell('a\r\n2026 owner ok\u202e')).toBe('a\\u000d\\u000a2026 owner ok\\u202e')
  expect(cell('x'.repeat(500))).toHaveLength(200)
})
