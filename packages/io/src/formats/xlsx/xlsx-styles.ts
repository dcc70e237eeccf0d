/** What the number format of a cell makes of its number: a date is a number that is shown as one. */
import { numberFromCell } from '../../number.js'
import type { Zip } from '../../zip.js'
import { walkPart } from './xlsx-xml.js'

/** `moment`: a day and perhaps a time; `duration`: hours that may go beyond 24. */
export type NumberKind = 'number' | 'percent' | 'moment' | 'duration'

const builtIn: ReadonlyMap<number, NumberKind> = new Map([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47].map((id) => [id, 'moment'] as const),
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36].map((id) => [id, 'moment'] as const),
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'moment'] as const),
  [46, 'duration'],
])

/** The kind of each cell style, by its number. @throws {PenfieldError} io/xlsx-damaged, io/xml-refused, io/zip-damaged. */
export function numberKinds(zip: Zip, part: string | null): readonly NumberKind[] {
  const own = new Map<number, NumberKind>()
  const kinds: NumberKind[] = []
  if (part === null) return kinds
  let isCellStyle = false
  walkPart(zip, part, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      const id = numberFromCell(numFmtId) ?? 0
      if (name === 'cellXfs') isCellStyle = true
      else if (name === 'numFmt') own.set(id, kindOfFormat(formatCode))
      else if (name === 'xf' && isCellStyle) kinds.push(own.get(id) ?? builtIn.get(id) ?? 'number')
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return kinds
}

/** A format such as `dd/mm/yyyy hh:mm`; texts, colours and escaped characters inside it do not count. */
export function kindOfFormat(code: string): NumberKind {
  const [first] = code.replace(/"[^"]*"|[\\_*]./g, '').split(';')
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'duration'
  const bare = first.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '')
  if (/[ymdhs]/i.test(bare)) return 'moment'
  return bare.includes('%') ? 'percent' : 'number'
}
