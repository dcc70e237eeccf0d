// The page of a shared link as a reader meets it: no script, a form, and a real browser that sends what browsers send.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ShareServer, shareServer } from '../../apps/server/src/web/share.test-support.js'
import { launch } from './chromium.js'

let browser: Browser
let at: ShareServer

beforeAll(async () => {
  at = await shareServer()
  browser = await launch()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await at?.end()
})

describe('the page of a shared link', () => {
  let page: Page
  let requests: string[]
  let complaints: string[]

  beforeEach(async () => {
    requests = []
    complaints = []
    page = await (await browser.newContext()).newPage()
    page.on('request', (request) => requests.push(request.url()))
    // The index is JSON and cannot say that it has no icon.
    const isIcon = (url: string) => url === `${at.origin}/favicon.ico`
    page.on('console', (message) => void (isIcon(message.location().url) || complaints.push(message.text())))
    page.on('pageerror', (thrown) => complaints.push(thrown.message))
  })

  async function paste(link: string): Promise<void> {
    await page.goto(`${at.origin}/r`)
    await page.getByLabel('The part of your link after the #').fill(link)
    await page.getByRole('button', { name: 'Open' }).click()
    await page.waitForLoadState()
  }

  it('opens the bundle for a pasted link, and asks no other server', async () => {
    const { token } = at.store.createLink(at.bundle)
    await paste(`${at.origin}/r#${token}`)
    expect(page.url()).toBe(`${at.origin}/r/bundle`)
    expect(await page.textContent('body')).toContain(at.bundle)
    expect(requests).toEqual(['/r', '/r/redeem', '/r/bundle'].map((path) => at.origin + path))
    expect(complaints).toEqual([])
  })

  it('keeps the session from scripts and from other paths', async () => {
    await paste(at.store.createLink(at.bundle).token)
    expect(await page.context().cookies()).toEqual([
      expect.objectContaining({ name: 'pf_r', path: '/r', httpOnly: true, sameSite: 'Strict', expires: -1 }),
    ])
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })

  it('says no more than that nothing was found for a link that is no more', async () => {
    const { link, token } = at.store.createLink(at.bundle)
    at.store.revokeLink(link.id)
    await paste(token)
    expect(await page.textContent('body')).toBe('Not found.\n')
  })

  it('does not send what stands behind the # of its address', async () => {
    const { token } = at.store.createLink(at.bundle)
    await page.goto(`${at.origin}/r#${token}`)
    expect(JSON.stringify(at.log)).not.toContain(token)
  })

  it('can be read and used without seeing it', async () => {
    await page.goto(`${at.origin}/r`)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
})
