/** XML parts of a workbook, walked without building a tree. Prefixes of names are dropped. */
import { PenfieldError, shown } from '@penfield/kernels'
import { SaxesParser } from 'saxes'
import { error } from '../../issues.js'
import { decodeText } from '../../text.js'
import { unpack, type Zip } from '../../zip.js'

export type Attributes = Readonly<Record<string, string>>

export interface Listener {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const maxDepth = 64
const largestPartBytes = 256 * (1 << 20)

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute whose name may have a prefix: `r:id`. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => localName(each) === name)
  return key === undefined ? undefined : attributes[key]
}

/** Text of a part of the workbook; null when there is no such part. @throws {PenfieldError} io/zip-damaged, io/too-large. */
export function partText(zip: Zip, part: string): string | null {
  const entry = zip.entries.get(part)
  if (entry === undefined) return null
  const bytes = unpack(zip, entry, largestPartBytes)
  try {
    return decodeText({ name: zip.file, bytes })
  } catch (cause) {
    throw damaged(zip.file, `The part ${shown(part)} is no text in UTF-8.`, cause)
  }
}

/**
 * Tells a listener the elements of a part, in order; of a part that is not there, nothing.
 *
 * @throws {PenfieldError} io/xlsx-damaged, io/xml-refused (a document type, more than 64 levels), io/zip-damaged, io/too-large.
 */
export function walkPart(zip: Zip, part: string, listener: Listener): void {
  const text = partText(zip, part)
  if (text === null) return
  const parser = new SaxesParser()
  let depth = 0
  const refuse = (what: string) =>
    error('io/xml-refused', {
      what: `The part ${shown(part)} ${what}`,
      where: { file: zip.file },
      fix: 'Open the file in the spreadsheet and save it again.',
    })
  parser.on('doctype', () => {
    throw refuse('brings a document type of its own; plain elements were expected.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth++
    if (depth > maxDepth) throw refuse(`is nested more than ${maxDepth} levels deep.`)
    listener.open?.(localName(name), attributes)
  })
  parser.on('text', (piece) => listener.text?.(piece))
  parser.on('cdata', (piece) => listener.text?.(piece))
  parser.on('closetag', ({ name }) => {
    depth--
    listener.close?.(localName(name))
  })
  try {
    parser.write(text).close()
  } catch (cause) {
    if (cause instanceof PenfieldError) throw cause
    throw damaged(zip.file, `The part ${shown(part)} is damaged: a tag, a quote or an entity is not closed.`, cause)
  }
}

export const damaged = (file: string, what: string, cause?: unknown) =>
  error('io/xlsx-damaged', {
    what,
    where: { file },
    fix: 'Open the file in the spreadsheet and save it again, or copy it again.',
    cause,
  })
