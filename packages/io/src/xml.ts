/** XML as a tree of elements with attributes and line numbers. Text between tags is not kept. */
import { PenfieldError } from '@penfield/kernels'
import { SaxesParser } from 'saxes'
import type { Source } from './format.js'
import { error } from './issues.js'
import { decodeText } from './text.js'

export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Line of the opening tag, from 1. */
  readonly line: number
}

interface OpenElement extends XmlElement {
  readonly attributes: Map<string, string>
  readonly children: OpenElement[]
}

const maxDepth = 64
const maxAttributeCharacters = 65_536

/**
 * The root element of an XML file.
 *
 * @throws {PenfieldError} io/encoding, io/xml-damaged (not well formed), io/xml-refused (a document type with
 *   definitions of its own, more than 64 levels, an attribute above 64 kB).
 */
export function readXml(source: Source): XmlElement {
  const text = decodeText(source)
  const parser = new SaxesParser()
  const root = collect(parser, source.name)
  try {
    parser.write(text).close()
  } catch (cause) {
    if (cause instanceof PenfieldError) throw cause
    throw damaged(source.name, parser.line, cause)
  }
  const [element] = root
  if (element === undefined) throw damaged(source.name, parser.line, undefined)
  return element
}

/** Children of an element that bear a name, in the file's order. */
export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)

/** Listens to the parser; the array returned holds the root once the parser is done. */
function collect(parser: SaxesParser, file: string): readonly XmlElement[] {
  const top: OpenElement[] = []
  const open: OpenElement[] = []
  const refuse = (what: string) =>
    error('io/xml-refused', {
      what,
      where: { file, line: parser.line },
      fix: 'Export the file from the navigator again.',
    })
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw refuse('The XML brings definitions of its own; plain elements were expected.')
  })
  parser.on('opentagstart', ({ name }) => {
    if (open.length >= maxDepth) throw refuse(`The XML is nested more than ${maxDepth} levels deep.`)
    // A line end right after the name has been read already.
    const line = parser.column === 0 ? parser.line - 1 : parser.line
    const element: OpenElement = { name, attributes: new Map(), children: [], line }
    const siblings = open.length === 0 ? top : open[open.length - 1].children
    siblings.push(element)
    open.push(element)
  })
  parser.on('attribute', ({ name, value }) => {
    if (value.length > maxAttributeCharacters) throw refuse(`The attribute ${name.slice(0, 40)} is longer than 64 kB.`)
    open[open.length - 1].attributes.set(name, value)
  })
  parser.on('closetag', () => void open.pop())
  return top
}

const damaged = (file: string, line: number, cause: unknown) =>
  error('io/xml-damaged', {
    what: 'The XML is damaged here: a tag, a quote or an entity is not closed, or the file ends too early.',
    where: { file, line },
    fix: 'Copy or export the file again; a copy that was interrupted often ends in the middle of a tag.',
    cause,
  })
