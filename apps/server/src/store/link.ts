/** A link: who may open which bundle, until when, and how often. */
import { error } from '../codes.js'

const dayMs = 24 * 60 * 60 * 1000
const defaultDays = 90
const longestDays = 365

export interface LinkOptions {
  /** May read what the viewer needs. */
  readonly view?: boolean
  /** May read every file of the bundle. */
  readonly download?: boolean
  /** Days until it expires; 90 unless said, at most 365. */
  readonly days?: number
  /** How many times it may be redeemed; without a limit unless said. */
  readonly redemptions?: number
  /** Hash of a passphrase, from `hashPassphrase`. */
  readonly passphraseHash?: string
}

/** A link as it is kept and listed. Its token is not part of it: nobody has it but the reader. */
export interface Link {
  readonly id: string
  readonly bundle: string
  readonly view: boolean
  readonly download: boolean
  readonly createdMs: number
  readonly expiresMs: number
  readonly redemptions: number | null
  readonly redeemed: number
  readonly passphraseHash: string | null
  readonly revokedMs: number | null
  /** Day of the last visit, UTC; the time of day is nobody's business. */
  readonly lastUsedDay: string | null
}

/** Why a link opens nothing. Stands in the log; a reader is never told which. */
export type Refusal = 'unknown' | 'revoked' | 'expired' | 'used-up' | 'passphrase'

/** Whether a link still stands at a time; asked at every request. */
export function standingOf(link: Link | null, nowMs: number): 'ok' | Refusal {
  if (link === null) return 'unknown'
  if (link.revokedMs !== null) return 'revoked'
  return nowMs >= link.expiresMs ? 'expired' : 'ok'
}

/** Whether a link can be redeemed once more. */
export function redeemable(link: Link | null, passphraseOk: boolean, nowMs: number): 'ok' | Refusal {
  const standing = standingOf(link, nowMs)
  if (link === null || standing !== 'ok') return standing
  if (link.redemptions !== null && link.redeemed >= link.redemptions) return 'used-up'
  return link.passphraseHash === null || passphraseOk ? 'ok' : 'passphrase'
}

/**
 * The row of a new link.
 *
 * @throws {PenfieldError} server/link-option — no flag, or a number of days or redemptions that is not offered.
 */
export function newLink(id: string, bundle: string, options: LinkOptions, nowMs: number): Link {
  const { view = true, download = false, days = defaultDays, redemptions = null, passphraseHash = null } = options
  if (!view && !download)
    throw error('server/link-option', {
      what: 'The link allows neither view nor download, so it would open nothing.',
      fix: 'Allow at least one of view and download.',
    })
  if (!Number.isInteger(days) || days < 1 || days > longestDays)
    throw error('server/link-option', {
      what: `The link is to last ${days} days; a whole number from 1 to ${longestDays} is expected.`,
      fix: `Choose at most ${longestDays} days; a new link can be made when it ends.`,
    })
  if (redemptions !== null && (!Number.isInteger(redemptions) || redemptions < 1))
    throw error('server/link-option', {
      what: `The link is to be redeemed ${redemptions} times; a whole number from 1 is expected.`,
      fix: 'Say how many times it may be opened, or leave the limit out.',
    })
  const expiresMs = nowMs + days * dayMs
  const fresh = { redeemed: 0, revokedMs: null, lastUsedDay: null }
  return { id, bundle, view, download, createdMs: nowMs, expiresMs, redemptions, passphraseHash, ...fresh }
}
