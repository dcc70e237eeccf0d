/** The parts of a workbook: where its sheets, its strings and its styles are. */
import type { Zip } from '../../zip.js'
import { damaged, prefixed, walkPart } from './xlsx-xml.js'

export interface Sheet {
  readonly name: string
  /** Path in the archive. */
  readonly part: string
  readonly isHidden: boolean
}

export interface Workbook {
  readonly zip: Zip
  readonly sheets: readonly Sheet[]
  /** Days count from 1904 and not from 1900. */
  readonly isSince1904: boolean
  readonly stringsPart: string | null
  readonly stylesPart: string | null
}

interface Relationship {
  /** Last word of its type: "worksheet". */
  readonly type: string
  readonly part: string
}

/** @throws {PenfieldError} io/xlsx-damaged — there is no workbook or it names no sheet. */
export function workbookOf(zip: Zip): Workbook {
  const [document] = partsOfType(relationshipsOf(zip, ''), 'officeDocument')
  const part = document ?? 'xl/workbook.xml'
  if (!zip.entries.has(part)) throw damaged(zip.file, 'The archive holds no workbook; one with sheets was expected.')
  const related = relationshipsOf(zip, part)
  const sheets: Sheet[] = []
  let isSince1904 = false
  walkPart(zip, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') isSince1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (name !== 'sheet') return
      const target = related.get(prefixed(attributes, 'id') ?? '')
      if (target === undefined || target.type !== 'worksheet' || attributes.name === undefined) return
      const isHidden = attributes.state !== undefined && attributes.state !== 'visible'
      sheets.push({ name: attributes.name, part: target.part, isHidden })
    },
  })
  if (sheets.length === 0) throw damaged(zip.file, 'The workbook names no sheet of cells; at least one was expected.')
  const [stringsPart = null] = partsOfType(related, 'sharedStrings')
  const [stylesPart = null] = partsOfType(related, 'styles')
  return { zip, sheets, isSince1904, stringsPart, stylesPart }
}

const partsOfType = (related: ReadonlyMap<string, Relationship>, type: string): readonly string[] =>
  [...related.values()].filter((each) => each.type === type).map(({ part }) => part)

/** What a part refers to, by id: `xl/workbook.xml` has its list in `xl/_rels/workbook.xml.rels`. */
function relationshipsOf(zip: Zip, part: string): ReadonlyMap<string, Relationship> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const related = new Map<string, Relationship>()
  walkPart(zip, `${folder}_rels/${part.slice(slash)}.rels`, {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== 'Relationship' || Id === undefined || Type === undefined || Target === undefined) return
      if (TargetMode === 'External') return
      related.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: resolved(folder, Target) })
    },
  })
  return related
}

/** A target is a path from the folder of its part, or from the root of the archive when it begins with a slash. */
function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
