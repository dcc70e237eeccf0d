import { describe, expect, it } from 'vitest'
import { readXml } from './xml.js'

const read = (text: string) => readXml({ name: 'a.xml', bytes: new TextEncoder().encode(text) })
const coded = (code: string) => expect.objectContaining({ code })

describe('readXml', () => {
  it('gives elements with their attributes, children and the line of their opening tag', () => {
    expect(read('<a>\n <b\n  x="1&lt;"/>\n text<c/>\n</a>')).toEqual({
      name: 'a',
      line: 1,
      attributes: new Map(),
      children: [
        { name: 'b', line: 2, attributes: new Map([['x', '1<']]), children: [] },
        { name: 'c', line: 4, attributes: new Map(), children: [] },
      ],
    })
  })

  it('accepts a document type without definitions and refuses one with them', () => {
    expect(read('<!DOCTYPE stmp><stmp/>').name).toBe('stmp')
    expect(read('<!DOCTYPE GIFTI SYSTEM "gifti.dtd"><GIFTI/>').name).toBe('GIFTI')
    expect(() => read('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(coded('io/xml-refused'))
  })

  it('refuses more than 64 levels and attributes above 64 kB', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(read(nested(64)).name).toBe('a')
    expect(() => read(nested(65))).toThrow(coded('io/xml-refused'))
    expect(read(`<a x="${'1'.repeat(65_536)}"/>`).name).toBe('a')
    expect(() => read(`<a x="${'1'.repeat(65_537)}"/>`)).toThrow(coded('io/xml-refused'))
  })

  it.each([
    '',
    '<a>',
    '<a',
    '<a x="1/>',
    '<a/><b/>',
    '<a x="1" x="2"/>',
    '<a>&unknown;</a>',
    '<a>&#x110000;</a>',
    'text',
  ])('refuses %j, which is not well formed, by its line', (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'io/xml-damaged', where: { file: 'a.xml', line: 1 } }),
    )
  })

  it('keeps attribute names that are special in JavaScript apart', () => {
    expect([...read('<a __proto__="1" constructor="2"/>').attributes]).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
  })
})
