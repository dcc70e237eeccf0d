import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText } from './escape.js'
import { closedPath, coordinate, dots, element, svgDocument, text } from './svg.js'
import { fitText, textWidth, wrapText } from './text-width.js'
import { xmlFault } from './xml-check.test-support.js'

describe('svg', () => {
  it('writes coordinates with at most two decimals and no minus zero', () => {
    expect([12.3456, -0.001, 3, 0.5].map((value) => coordinate(value))).toEqual(['12.35', '0', '3', '0.5'])
    expect(coordinate(1.26, 1)).toBe('1.3')
  })

  it('refuses a missing coordinate rather than write NaN', () => {
    expect(() => coordinate(Number.NaN)).toThrow(expect.objectContaining({ code: 'report/coordinate-not-finite' }))
  })

  it('leaves out what is not given and closes what is empty', () => {
    expect(element('rect', { x: 1, fill: undefined, class: 'a"b' })).toBe('<rect x="1" class="a&quot;b"/>')
    expect(text(0, 1, 'a < b')).toBe('<text x="0" y="1">a &lt; b</text>')
  })

  it('draws a triangle as three points and a close', () => {
    expect(closedPath([0, 0, 1, 0, 0, 1])).toBe('M0 0L1 0L0 1Z')
    expect(dots([], 1, {})).toBe('')
  })

  it('stays well-formed whatever a file names things', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const svg = svgDocument({ widthMm: 85, heightMm: 10, title: name, desc: name, body: [text(0, 0, name)] })
        expect(xmlFault(svg)).toBeNull()
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/)
      }),
      { numRuns: 200 },
    ))
})

describe('escaping', () => {
  it('turns markup into text and hidden characters into U+FFFD', () => {
    expect(escapeText(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;')
    expect(escapeText('a\u0000b\u202ec\ud800')).toBe('a\ufffdb\ufffdc\ufffd')
  })
})

describe('width of text', () => {
  it('adds up the widths of Inter', () => {
    expect(textWidth('iii', 10)).toBeCloseTo(7.2, 10)
    expect(textWidth('', 10)).toBe(0)
  })

  it('cuts and wraps to the limit', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 40, max: 200 }), (words, limit) => {
        expect(textWidth(fitText(words, 7, limit), 7)).toBeLessThanOrEqual(limit)
        expect(wrapText(words, 7, limit).join(' ').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
      }),
      { numRuns: 200 },
    ))
})
