/** The secrets of the server: random, shown once, kept as their hash only. */
import { createHash, randomBytes } from 'node:crypto'

const tokenBytes = 32

/** A new token of a link or a session: 256 random bits, base64url, 43 characters. */
export const newToken = (): string => randomBytes(tokenBytes).toString('base64url')

/** Whether a text has the form of a token; anything else is not looked up. */
export const isToken = (text: unknown): text is string => typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text)

/**
 * What is kept of a token, and what it is looked up by. A fast hash is right for 256 random bits, and the look-up compares hashes
 * only, so that its time says nothing about a token.
 */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
