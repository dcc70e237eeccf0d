/**
 * The one error class of Penfield, and the three things every error says: what, where, how to fix it.
 *
 * A package lists its codes once, with their kind, and makes its own constructor from the list:
 *
 *     export const codes = { 'io/table-ragged-row': 'data' } as const satisfies Catalogue
 *     export const error = errorsOf(codes)
 *     throw error('io/table-ragged-row', { what, where, fix })
 *
 * so that a misspelt code does not compile, and the kind alone decides the exit code.
 */

/** What went wrong decides what a program does next: the CLI's exit code, the server's status. */
export type Kind = 'usage' | 'data' | 'engine' | 'fault' | 'write' | 'busy'

/** Codes of one package and their kinds. */
export type Catalogue = Readonly<Record<string, Kind>>

/** Where in the user's things: the parts that are known. Lines and columns count from 1, bytes from 0. */
export interface Where {
  readonly file?: string
  /** Name of a sheet of a workbook; a line is then its row. */
  readonly sheet?: string
  /** Cell of the sheet, such as C12. */
  readonly cell?: string
  readonly line?: number
  readonly column?: string
  readonly byte?: number
  readonly argument?: string
}

export interface ErrorDetails {
  /** The fact, with the value found and the value expected. A whole sentence. */
  readonly what: string
  readonly where?: Where
  /** Something the reader can do. A whole sentence. */
  readonly fix: string
  readonly cause?: unknown
}

export class PenfieldError extends Error {
  readonly code: string
  readonly kind: Kind
  readonly what: string
  readonly where: Where
  readonly fix: string

  constructor(code: string, kind: Kind, details: ErrorDetails) {
    super(details.what, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'PenfieldError'
    this.code = code
    this.kind = kind
    this.what = details.what
    this.where = details.where ?? {}
    this.fix = details.fix
  }
}

/** The error constructor of a package: takes only the codes of its catalogue. */
export function errorsOf<const C extends Catalogue>(codes: C) {
  return (code: keyof C & string, details: ErrorDetails): PenfieldError =>
    new PenfieldError(code, codes[code] as Kind, details)
}

/** A place in words: `s08.csv, line 12, column mep_dm`; `s08.xlsx, sheet Data, cell C12`. Empty when nothing is known. */
export function placeInWords(where: Where): string {
  const parts: string[] = []
  if (where.file !== undefined) parts.push(where.file)
  if (where.sheet !== undefined) parts.push(`sheet ${where.sheet}`)
  if (where.cell !== undefined) parts.push(`cell ${where.cell}`)
  if (where.line !== undefined) parts.push(`${where.sheet === undefined ? 'line' : 'row'} ${where.line}`)
  if (where.column !== undefined) parts.push(`column ${where.column}`)
  if (where.byte !== undefined) parts.push(`byte ${where.byte}`)
  if (where.argument !== undefined) parts.push(where.argument)
  return parts.join(', ')
}

/**
 * A value from a file, safe to show: control characters and direction overrides escaped, at most `limit` characters, in quotes.
 */
export function shown(value: string, limit = 80): string {
  let text = ''
  for (const character of value) {
    if (text.length >= limit) return `"${text}…"`
    const point = character.codePointAt(0) as number
    const hidden =
      point < 0x20 ||
      (point >= 0x7f && point < 0xa0) ||
      (point >= 0x200b && point <= 0x202e) ||
      (point >= 0x2060 && point <= 0x2069) ||
      point === 0xfeff
    text += hidden ? `\\u${point.toString(16).padStart(4, '0')}` : character
  }
  return `"${text}"`
}
