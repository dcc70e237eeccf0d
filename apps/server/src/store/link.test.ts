import { describe, expect, it } from 'vitest'
import { newLink, redeemable, standingOf } from './link.js'

const dayMs = 86_400_000

describe('a link', () => {
  it('lasts 90 days unless said, to the millisecond', () => {
    const link = newLink('link-1', 'b', {}, 1000)
    expect(link.expiresMs).toBe(1000 + 90 * dayMs)
    expect(standingOf(link, link.expiresMs - 1)).toBe('ok')
    expect(standingOf(link, link.expiresMs)).toBe('expired')
  })

  it('allows to view and not to download, unless said', () =>
    expect(newLink('link-1', 'b', {}, 0)).toMatchObject({ view: true, download: false }))

  it.each([
    { days: 0 },
    { days: 366 },
    { days: 1.5 },
    { days: Number.NaN },
    { redemptions: 0 },
    { redemptions: -1 },
    { view: false },
  ])('is not made with %j', (options) =>
    expect(() => newLink('link-1', 'b', options, 0)).toThrow(expect.objectContaining({ code: 'server/link-option' })),
  )

  it('can be redeemed as often as it says', () => {
    const link = newLink('link-1', 'b', { redemptions: 2 }, 0)
    expect([0, 1, 2].map((redeemed) => redeemable({ ...link, redeemed }, false, 1))).toEqual(['ok', 'ok', 'used-up'])
  })

  it('with a passphrase asks for it', () => {
    const link = newLink('link-1', 'b', { passphraseHash: 's.k' }, 0)
    expect([redeemable(link, false, 1), redeemable(link, true, 1)]).toEqual(['passphrase', 'ok'])
  })
})
