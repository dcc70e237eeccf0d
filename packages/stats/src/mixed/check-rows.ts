/** The door of every model: a design and outcomes that belong together. */
import { error } from '../codes.js'

/**
 * @throws {PenfieldError} stats/lengths-differ, stats/value-not-a-number; stats/too-few-values — no more rows than columns.
 */
export function checkRows(x: Float64Array, y: Float64Array, names: readonly string[]): void {
  const [n, p] = [y.length, names.length]
  if (x.length !== n * p) {
    throw error('stats/lengths-differ', {
      what: `The design has ${x.length} values; ${n} rows of ${p} columns, ${n * p} values, were expected.`,
      where: { argument: 'x' },
      fix: 'Give one row of the design to each outcome, with one value a name.',
    })
  }
  const bad = x.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw notFinite(names[bad % p], Math.floor(bad / p), x[bad])
  checkFinite('the outcome', y)
  if (n <= p || p === 0) {
    throw error('stats/too-few-values', {
      what: `There are ${n} rows for ${p} columns; at least one column, and more rows than columns, were expected.`,
      where: { argument: 'x' },
      fix: 'Add people or sessions, or leave covariates out.',
    })
  }
}

/** @throws {PenfieldError} stats/lengths-differ — `found` is not `expected`. */
export function checkLength(argument: string, found: number, expected: number): void {
  if (found === expected) return
  throw error('stats/lengths-differ', {
    what: `There are ${found} values; ${expected} were expected.`,
    where: { argument },
    fix: 'Give as many values as there are rows that they belong to.',
  })
}

/** @throws {PenfieldError} stats/value-not-a-number — a value that is not finite. */
export function checkFinite(column: string, values: Float64Array): void {
  const bad = values.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw notFinite(column, bad, values[bad])
}

const notFinite = (column: string, row: number, value: number) =>
  error('stats/value-not-a-number', {
    what: `Row ${row + 1} of ${column} is ${value}; a finite number was expected.`,
    where: { column },
    fix: 'Leave rows without a value out before the model is fitted.',
  })
