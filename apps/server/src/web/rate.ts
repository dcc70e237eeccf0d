/** How often an address may try to redeem. Counted in each process; an address is a whole IPv4, or the /56 of an IPv6. */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'

export interface RedemptionRate {
  readonly perMinute: number
  readonly perDay: number
}

export const usualRate: RedemptionRate = { perMinute: 10, perDay: 100 }

const minuteMs = 60 * 1000
const dayMs = 24 * 60 * minuteMs

/** Counts good attempts and bad ones alike, and lets `refuse` answer those that are too many. */
export const withRate = (
  { perMinute, perDay }: RedemptionRate,
  refuse: (...args: Parameters<RequestHandler>) => void,
): RequestHandler[] => {
  // Which address is believed is the application's own setting, and its answers carry no headers but its own.
  const shared = { standardHeaders: false, legacyHeaders: false, validate: false, handler: refuse } as const
  return [
    rateLimit({ ...shared, windowMs: minuteMs, limit: perMinute }),
    rateLimit({ ...shared, windowMs: dayMs, limit: perDay }),
  ]
}
