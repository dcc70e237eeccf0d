// The pages of the demo as a reader meets them: opened from disk, in a real browser.
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

beforeAll(async () => {
  expect(penfield(['demo', '--out', out]).status).toBe(0)
  browser = await launch()
}, 120_000)

afterAll(() => browser?.close())

describe.each([
  ['the study', 'report.html', 'control12', 2],
  ['a person who came twice', 'people/patient01/report.html', 'patient01', 8],
  ['a person whose EMG was recorded', 'people/patient12/report.html', 'patient12', 8],
])('the page of %s', (_name, path, label, leastFigures) => {
  let page: Page
  const requests: string[] = []
  const complaints: string[] = []

  beforeAll(async () => {
    page = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage()
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (thrown) => complaints.push(thrown.message))
    await page.goto(pathToFileURL(join(out, path)).href)
  })

  it('fetches nothing but itself, and the browser complains of nothing', () => {
    expect(requests).toEqual([pathToFileURL(join(out, path)).href])
    expect(complaints).toEqual([])
  })

  it('is at most 3 MB', () => {
    expect(readFileSync(join(out, path)).length).toBeLessThanOrEqual(3_000_000)
  })

  it('names who it is of, picture first', async () => {
    expect(await page.locator('main').innerText()).toContain(label)
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
    expect(figures.length).toBeGreaterThanOrEqual(leastFigures)
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

describe('the page of the study', () => {
  it('leads to the report of every person', async () => {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(out, 'report.html')).href)
    const links = await page.locator('table a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
    expect(new Set(links).size).toBe(24)
    await page.locator('table a').first().click()
    expect(page.url()).toMatch(/people\/control01\/report\.html$/)
    expect(await page.locator('h1').innerText()).toMatch(/Penfield report/)
  })

  it('calls nobody changed where only the error within sessions is known', async () => {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(out, 'report.html')).href)
    const visits = page.locator('#visits')
    expect(await visits.innerText()).toMatch(/No individual call: .*so no change is judged/)
    const verdicts = await visits.locator('tbody td:last-child').allInnerTexts()
    expect(verdicts).toEqual(Array(12).fill('n/a'))
  })
})
