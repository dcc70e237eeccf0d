/** The data arrays of a GIFTI file as they stand in the XML. */
import { PenfieldError } from '@penfield/kernels'
import { SaxesParser } from 'saxes'
import type { Source } from '../format.js'
import { error } from '../issues.js'
import { decodeText } from '../text.js'

export interface GiftiArray {
  /** Without the `NIFTI_INTENT_` before it: POINTSET, TRIANGLE, LABEL … */
  readonly intent: string
  readonly attributes: ReadonlyMap<string, string>
  /** Line of the opening tag, from 1. */
  readonly line: number
  /** The elements `Data`, two at most; a sound array has one. Their text is kept of points and triangles only. */
  readonly data: readonly GiftiText[]
}

export interface GiftiText {
  readonly text: string
  readonly line: number
}

interface OpenArray extends GiftiArray {
  readonly data: { text: string; readonly line: number }[]
}

const maxDepth = 64
const maxAttributes = 1000
/** Time series have an array for each volume, and a surface two. */
const maxArrays = 100_000
const keptIntents = new Set(['POINTSET', 'TRIANGLE'])

/**
 * @returns the arrays in the file's order; null when the root is not GIFTI.
 * @throws {PenfieldError} io/encoding, io/xml-damaged, io/xml-refused (definitions of its own, more than 64 levels,
 *   1000 attributes of an element or 100 000 arrays).
 */
export function giftiArrays(source: Source): readonly GiftiArray[] | null {
  const text = decodeText(source)
  const parser = new SaxesParser()
  const found = collect(parser, source.name)
  try {
    parser.write(text).close()
  } catch (cause) {
    if (cause instanceof PenfieldError) throw cause
    throw error('io/xml-damaged', {
      what: 'The XML is damaged here: a tag, a quote or an entity is not closed, or the file ends too early.',
      where: { file: source.name, line: parser.line },
      fix: 'Copy or export the surface again; a copy that was interrupted often ends in the middle of the data.',
      cause,
    })
  }
  return found.root === 'GIFTI' ? found.arrays : null
}

/** Listens to the parser; what is returned is complete once the parser is done. */
function collect(parser: SaxesParser, file: string) {
  const found: { root: string; readonly arrays: OpenArray[] } = { root: '', arrays: [] }
  const open: string[] = []
  let startLine = 1
  let attributes = 0
  const refuse = (what: string) =>
    error('io/xml-refused', { what, where: { file, line: parser.line }, fix: 'Export the surface again as GIFTI.' })
  const keep = (piece: string) => {
    const array = found.arrays.at(-1)
    if (array !== undefined && isData(open) && keptIntents.has(array.intent))
      array.data[array.data.length - 1].text += piece
  }
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw refuse('The XML brings definitions of its own; plain elements were expected.')
  })
  parser.on('opentagstart', () => {
    // A line end right after the name has been read already.
    startLine = parser.column === 0 ? parser.line - 1 : parser.line
    attributes = 0
  })
  parser.on('attribute', () => {
    attributes++
    if (attributes > maxAttributes) throw refuse(`An element has more than ${maxAttributes} attributes.`)
  })
  parser.on('opentag', (tag) => {
    if (open.length >= maxDepth) throw refuse(`The XML is nested more than ${maxDepth} levels deep.`)
    if (open.length === 0) found.root = tag.name
    open.push(tag.name)
    if (isArray(open)) found.arrays.push(arrayOf(new Map(Object.entries(tag.attributes)), startLine))
    if (found.arrays.length > maxArrays) throw refuse(`The file has more than ${maxArrays} arrays.`)
    const data = isData(open) ? found.arrays[found.arrays.length - 1].data : undefined
    // The text begins behind the tag.
    if (data !== undefined && data.length < 2) data.push({ text: '', line: parser.line })
  })
  parser.on('text', keep)
  parser.on('cdata', keep)
  parser.on('closetag', () => void open.pop())
  return found
}

const isArray = ({ length, 1: name }: readonly string[]): boolean => length === 2 && name === 'DataArray'
const isData = ({ length, 1: array, 2: name }: readonly string[]): boolean =>
  length === 3 && array === 'DataArray' && name === 'Data'

const arrayOf = (attributes: ReadonlyMap<string, string>, line: number): OpenArray => ({
  intent: (attributes.get('Intent') ?? '').replace(/^NIFTI_INTENT_/, ''),
  attributes,
  line,
  data: [],
})
