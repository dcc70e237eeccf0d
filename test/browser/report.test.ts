// The report as a reader meets it: opened from disk, in a real browser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { penfield, scratch } from '../cli/penfield.js'
import { launch } from './chromium.js'

const out = join(scratch(), 'demo')
let browser: Browser
let page: Page
const requests: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  expect(penfield(['demo', '--out', out]).status).toBe(0)
  browser = await launch()
  page = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage()
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (thrown) => complaints.push(thrown.message))
  await page.goto(pathToFileURL(join(out, 'report.html')).href)
})

afterAll(() => browser?.close())

describe('report.html', () => {
  it('fetches nothing but itself, and the browser complains of nothing', () => {
    expect(requests).toEqual([pathToFileURL(join(out, 'report.html')).href])
    expect(complaints).toEqual([])
  })

  it('is at most 3 MB', () => {
    expect(readFileSync(join(out, 'report.html')).length).toBeLessThanOrEqual(3_000_000)
  })

  it('shows both people, picture first', async () => {
    expect(await page.locator('h2, h1').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('control-01'), expect.stringContaining('patient-01')]),
    )
    const firstFigure = await page.locator('figure').first().boundingBox()
    const firstTable = await page.locator('table').first().boundingBox()
    expect(firstFigure?.y).toBeLessThan(firstTable?.y ?? 0)
  })

  it('gives every figure a text for those who do not see it', async () => {
    const figures = await page
      .locator('figure svg[role=img]')
      .evaluateAll((all) =>
        all.map((svg) => (svg.getAttribute('aria-label') ?? svg.querySelector('desc')?.textContent ?? '').length),
      )
    expect(figures.length).toBeGreaterThan(8)
    for (const length of figures) expect(length).toBeGreaterThan(30)
  })

  it.each(['light', 'dark'] as const)('has no accessibility fault of WCAG A or AA (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`)).toEqual([])
  })

  it('fits a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 390, height: 800 })
    const [width, shown] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(width).toBeLessThanOrEqual(shown)
  })

  it('prints with its details open', async () => {
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.length).toBeGreaterThan(50_000)
  })
})
