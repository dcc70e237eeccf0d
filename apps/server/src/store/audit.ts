/**
 * The log's chain. Each row carries a hash over the one before it and over itself:
 *
 *     hashₙ = SHA-256( hashₙ₋₁ ‖ canonical row n )          hash₀ = 32 zero bytes,  n = 1, 2, …
 *
 * so that a row that was changed, taken out, put in or moved is found. That the *last* rows are gone no chain can show: for this
 * the head is kept in a second place now and then, as an anchor.
 */
import { createHash } from 'node:crypto'

/** One thing that happened. Never a token, a passphrase, a cookie or what a file holds. */
export interface AuditEvent {
  /** A link's id, `owner`, or `-` for someone unknown. */
  readonly actor: string
  readonly action: 'link-created' | 'link-revoked' | 'redeemed' | 'bundle-read' | 'file-read'
  /** What it was done to: the id of a link, a bundle or a file, or `-`. */
  readonly object: string
  /** `ok`, or why it was refused. */
  readonly outcome: string
  /** Cut to /24 or /48; `-` for the owner's own commands. */
  readonly address: string
}

export interface AuditRow extends AuditEvent {
  /** Counts from 1, without a gap. */
  readonly sequence: number
  /** UTC, ISO 8601, ms. */
  readonly time: string
  readonly hash: Buffer
}

/** The newest row at some time, kept elsewhere. */
export interface Anchor {
  readonly sequence: number
  readonly hash: string
}

/** The first place where the chain does not hold. */
export interface Break {
  readonly sequence: number
  readonly why: 'sequence' | 'hash' | 'anchor'
}

/** What stands before the first row. */
export const origin = Buffer.alloc(32)

/** SHA-256(previous ‖ canonical row). The canonical row is the JSON list of its cells: one text per row, one row per text. */
export function chainHash(previous: Buffer, row: Omit<AuditRow, 'hash'>): Buffer {
  const cells = [row.sequence, row.time, row.actor, row.action, row.object, row.outcome, row.address]
  return createHash('sha256').update(previous).update(JSON.stringify(cells)).digest()
}

/**
 * Walks the chain.
 *
 * @param rows    all rows, as they lie in the table, ascending.
 * @param anchors heads that were kept elsewhere; a chain that ends before one was cut.
 * @returns the first break; null when the chain holds.
 */
export function verifyChain(rows: Iterable<AuditRow>, anchors: readonly Anchor[] = []): Break | null {
  const kept = new Map(anchors.map(({ sequence, hash }) => [sequence, hash]))
  let previous: Buffer = origin
  let sequence = 0
  for (const row of rows) {
    sequence++
    if (row.sequence !== sequence) return { sequence, why: 'sequence' }
    if (!chainHash(previous, row).equals(row.hash)) return { sequence, why: 'hash' }
    if ((kept.get(sequence) ?? row.hash.toString('hex')) !== row.hash.toString('hex'))
      return { sequence, why: 'anchor' }
    previous = row.hash
  }
  const cut = anchors.find((anchor) => anchor.sequence > sequence)
  return cut === undefined ? null : { sequence: cut.sequence, why: 'anchor' }
}

/** A text as one cell: control characters and line separators escaped, at most 200 characters. */
export const cell = (text: string): string =>
  text
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .slice(0, 200)
