/** Columns of a design: treatment coding and products. */
import { error } from '../codes.js'

export interface Column {
  readonly name: string
  /** n, one a row. */
  readonly values: ArrayLike<number>
}

/**
 * n × p, row-major, of columns side by side.
 *
 * @param columns p of n values each.
 */
export function designOf(columns: readonly Column[], n: number): { x: Float64Array; names: readonly string[] } {
  const p = columns.length
  const x = Float64Array.from({ length: n * p }, (_, at) => columns[at % p].values[Math.floor(at / p)])
  return { x, names: columns.map(({ name }) => name) }
}

export const onesColumn = (n: number): Column => ({ name: '(intercept)', values: new Float64Array(n).fill(1) })

/**
 * One column a level but the reference: 1 in the rows of the level, 0 elsewhere.
 *
 * @param levels    n, places in `names`.
 * @param what      what the levels are, for the columns' names, as in `arm sensorimotor`.
 * @param reference place in `names` of the level that the others are compared with.
 * @throws {PenfieldError} stats/unknown-level — a level outside `names`.
 */
export function treatmentColumns(levels: Int32Array, names: readonly string[], what: string, reference = 0): Column[] {
  const stray = levels.findIndex((level) => level < 0 || level >= names.length)
  if (stray >= 0) {
    throw error('stats/unknown-level', {
      what: `Row ${stray + 1} of ${what} is level ${levels[stray]}; 0 to ${names.length - 1} were expected.`,
      where: { column: what },
      fix: 'Number the levels by their place among the names, from 0.',
    })
  }
  return names.flatMap((name, level) =>
    level === reference
      ? []
      : [{ name: `${what} ${name}`, values: Float64Array.from(levels, (each) => (each === level ? 1 : 0)) }],
  )
}

/** Every product of a column of `a` with one of `b`, those of the first of `a` first. */
export function interactionColumns(a: readonly Column[], b: readonly Column[]): Column[] {
  return a.flatMap((left) =>
    b.map((right) => ({
      name: `${left.name} : ${right.name}`,
      values: Float64Array.from(left.values, (value, i) => value * right.values[i]),
    })),
  )
}
