import { describe, expect, it } from 'vitest'
import { exampleContext as context } from './example-context.test-support.js'
import { exampleResult } from './example-result.test-support.js'
import { sessionReport } from './page.js'
import { sections } from './sections/index.js'

const page = sessionReport([exampleResult({ recordings: true })], context)

describe('the report of one session', () => {
  it('fetches nothing and runs nothing', () => {
    expect(page).not.toMatch(/<(script|link|iframe|object|embed|base|img|form)\b/i)
    expect(page).not.toMatch(/\s(src|srcset|action|xlink:href|on[a-z]+)=/i)
    expect(page).not.toMatch(/@import|url\((?!#)/i)
    for (const [, target] of page.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^#/)
    expect(page).toContain("default-src 'none'")
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
  })

  it('holds a session of 245 stimuli with waveforms in 3 MB', () => {
    expect(new TextEncoder().encode(page).length).toBeLessThan(3_000_000)
  })

  it('leads from the contents to every section, in order', () => {
    const links = [...page.matchAll(/<li><a href="#([^"]*)"/g)].map(([, id]) => id)
    expect(links).toEqual(sections.map(({ id }) => `s1-${id}`))
    for (const id of links) expect(page).toContain(`<section id="${id}"`)
  })

  it('uses every id once, so that hatches and links find their own', () => {
    const two = sessionReport([exampleResult(), exampleResult({ muscles: ['A', 'B', 'C'] })], context)
    const ids = [...two.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([])
    for (const [, id] of two.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id)
  })

  it('closes every tag it opens', () => {
    const open: string[] = []
    const empty = ['meta', 'br', '!doctype']
    for (const [, closing, name, end] of page.matchAll(/<(\/?)([!a-z][a-z0-9]*)[^<>]*?(\/?)>/gi)) {
      if (empty.includes(name) || end === '/') continue
      if (closing === '') open.push(name)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
  })

  it('shows names from files as text, never as markup', () => {
    const evil = '<script>alert("x")</script>'
    const result = exampleResult({ muscles: [evil, '<img src=x onerror=alert(1)>'] })
    const hostile = sessionReport([{ ...result, settings: evil }], {
      ...context,
      command: evil,
      inputs: [{ name: evil, bytes: 1, sha256: evil }],
      settings: [{ name: evil, value: evil, isDefault: false, meaning: evil }],
      citation: evil,
    })
    expect(hostile).not.toMatch(/<script|<img/)
    expect(hostile).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;')
  })

  it('gives every table a caption and scopes, every figure words', () => {
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<table><caption>[^<]/g)?.length)
    expect(page.match(/<th /g)?.length).toBe(page.match(/<th scope="(?:col|row)">/g)?.length)
    expect(page.match(/<svg /g)?.length).toBe(page.match(/role="img" aria-label="[^"]+"/g)?.length)
  })

  it('says numbers with unit and interval, and why one is missing', () => {
    expect(page).toContain('0.63 (95 % CI 0.57 to 0.68)')
    expect(page).toContain('1\u2009900 mm²')
    expect(page).toContain('No index has a corrected value')
    expect(page).not.toMatch(/>(NaN|undefined|null)</)
  })

  it('has a chapter for each session', () => {
    const two = sessionReport([exampleResult(), exampleResult({ silent: ['LES'] })], context)
    expect(two.match(/<article>/g)?.length).toBe(2)
    expect(two).toContain('id="s2-overlap"')
  })

  it('stands without muscles, sites or pairs', () => {
    for (const result of [
      exampleResult({ muscles: ['DM'] }),
      exampleResult({ side: 0 }),
      exampleResult({ muscles: [] }),
    ])
      expect(sessionReport([result], { ...context, settings: [], inputs: [] })).not.toMatch(/NaN|undefined/)
  })

  it('is the same for the same result', () => {
    expect(sessionReport([exampleResult({ recordings: true })], context)).toBe(page)
  })
})
