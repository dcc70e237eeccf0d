/** What a variable of a MAT file is once it is read, whatever the version of the file. */

interface Named {
  /** Of a cell or a field the path to it, as MATLAB would write it: `trials{3}`, `wave.chaninfo(2).title`. */
  readonly name: string
  /** Of each dimension, at least two; empty where the file states none (objects). */
  readonly size: readonly number[]
}

/** A real array of numbers, stored column by column. */
export interface NumericVariable extends Named {
  readonly kind: 'numeric'
  /** As MATLAB calls it: double, single, int8 … uint64, logical. */
  readonly numberClass: string
  readonly rows: number
  /** Of an array of more than two dimensions the product of all but the first. */
  readonly columns: number
  /** One column, counted from 0. @throws {PenfieldError} io/mat5-class — see `values`. */
  readonly column: (index: number) => Float64Array
  /**
   * Numbers first … first + count − 1 in the order of storage; the range must lie inside the array.
   *
   * @throws {PenfieldError} io/mat5-class — a 64-bit integer beyond ±2⁵³, which a double cannot hold.
   */
  readonly values: (first: number, count: number) => Float64Array
}

/** Text: each row of the character array is a line, padded as the file has it. */
export interface TextVariable extends Named {
  readonly kind: 'text'
  /** @throws {PenfieldError} io/mat5-damaged — the bytes are no text of this size. */
  readonly lines: () => readonly string[]
}

export interface CellVariable extends Named {
  readonly kind: 'cell'
  readonly cells: readonly Variable[]
}

export interface StructVariable extends Named {
  readonly kind: 'struct'
  readonly fields: readonly string[]
  /** One for each element of the structure array, in the order of storage. */
  readonly elements: readonly ReadonlyMap<string, Variable>[]
}

/** What is not read: complex numbers, objects, function handles. */
export interface OtherVariable extends Named {
  readonly kind: 'other'
  /** With its article: "a complex array". */
  readonly title: string
  /** What to do in MATLAB to have it read. */
  readonly fix: string
  /** True when only MATLAB can open it. */
  readonly opaque: boolean
}

export type Variable = NumericVariable | TextVariable | CellVariable | StructVariable | OtherVariable

/** Class and size: "double, 451 × 152". */
export function classAndSize(variable: Variable): string {
  const size = variable.size.length === 0 ? '' : `, ${sizeInWords(variable.size)}`
  return `${classOf(variable)}${size}`
}

export const sizeInWords = (size: readonly number[]): string => size.join(' × ')

function classOf(variable: Variable): string {
  if (variable.kind === 'numeric') return variable.numberClass
  if (variable.kind === 'other') return variable.title.replace(/^an? /, '')
  return variable.kind === 'text' ? 'char' : variable.kind
}
