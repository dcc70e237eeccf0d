import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root, texts } from '../architecture/tree.js'
import { anchorsIn, brokenLinks, linksIn, lostPaths } from './links.js'

describe('the links of the documents', () => {
  it('lead to files and headings that exist', () => {
    const pages = texts(/\.md$/)
    expect(pages.size).toBeGreaterThan(0)
    expect(brokenLinks(pages, (path) => existsSync(join(root, path)))).toEqual([])
  })

  it('stand beside paths that exist', () =>
    expect(lostPaths(texts(/\.md$/), (path) => existsSync(join(root, path)))).toEqual([]))

  it('are found in text, images, references and HTML, and not in code', () => {
    const text = '[a](b.md) ![c](d.svg "title") <img src="e.png">\n[f]: g.md\n`[h](i.md)`\n```\n[j](k.md)\n```\n'
    expect(linksIn(text)).toEqual(['b.md', 'd.svg', 'e.png', 'g.md'])
  })

  it('meet headings by lower case, without punctuation, with hyphens, numbered when they come twice', () => {
    const text = '# Two commands\n## `io/encoding`\n### What is *n/a*?\n## Two commands\n'
    expect([...anchorsIn(text)]).toEqual(['two-commands', 'ioencoding', 'what-is-na', 'two-commands-1'])
  })
})
