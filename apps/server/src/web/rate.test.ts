import { describe, expect, it } from 'vitest'
import { newToken } from '../store/token.js'
import { usualRate } from './rate.js'
import { type ShareServer, shareServer } from './share.test-support.js'

const statuses = async (n: number, ask: (i: number) => Promise<{ status: number }>) => {
  const found: number[] = []
  for (let i = 0; i < n; i++) found.push((await ask(i)).status)
  return found
}

const forwarded = (at: ShareServer, address: string) =>
  at.ask('POST', '/r/redeem', {
    headers: { Origin: at.origin, 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify({ token: newToken() }),
  })

describe('ASVS 2.4.1: redeeming', () => {
  it('is refused after ten attempts within a minute, right or wrong, and counts nothing then', async () => {
    const at = await shareServer({ rate: usualRate })
    const { token } = at.store.createLink(at.bundle)
    expect(await statuses(10, () => at.redeem(newToken()))).toEqual(Array(10).fill(404))
    const answer = await at.redeem(token)
    expect([answer.status, answer.body]).toEqual([429, 'Too many attempts; try again later.\n'])
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(at.store.listLinks()[0].redeemed).toBe(0)
    expect((await at.ask('GET', '/r')).status).toBe(200)
    await at.end()
  })

  it('is refused after as many attempts within a day', async () => {
    const at = await shareServer({ rate: { perMinute: 1000, perDay: 3 } })
    expect(await statuses(4, () => at.redeem(newToken()))).toEqual([404, 404, 404, 429])
    await at.end()
  })

  it('ASVS 15.3.4: believes the proxy that was named and no other', async () => {
    const rate = { perMinute: 2, perDay: 100 }
    const bare = await shareServer({ rate })
    expect(await statuses(3, (i) => forwarded(bare, `192.0.2.${i}`))).toEqual([404, 404, 429])
    await bare.end()
    const behind = await shareServer({ rate, proxyHops: 1 })
    expect(await statuses(3, (i) => forwarded(behind, `192.0.2.${i}`))).toEqual([404, 404, 404])
    expect(await statuses(3, (i) => forwarded(behind, `198.51.100.${i}, 203.0.113.9`))).toEqual([404, 404, 429])
    expect([...behind.store.auditRows()].at(-1)?.address).toBe('203.0.113.0/24')
    await behind.end()
  })
})
