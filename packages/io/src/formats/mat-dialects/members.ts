/** Values in the fields of a structure. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { classAndSize, type StructVariable, type Variable } from '../mat5/mat5-variable.js'
import { textsOf } from './expected.js'

export type Member = StructVariable['elements'][number]

/** The elements of a structure array; none of anything else. */
export const membersOf = (variable: Variable | undefined): readonly Member[] =>
  variable?.kind === 'struct' ? variable.elements : []

/** A value of this kind. @throws {PenfieldError} io/mat5-class. */
export function valueOf<K extends Variable['kind']>(
  variable: Variable | undefined,
  kind: K,
  field: string,
  file: string,
): Extract<Variable, { readonly kind: K }> {
  if (variable?.kind === kind) return variable as Extract<Variable, { readonly kind: K }>
  const found = variable === undefined ? 'is not there' : `is of class ${classAndSize(variable)}`
  throw error('io/mat5-class', {
    what: `The field ${shown(field)} ${found}; real numbers were expected.`,
    where: { file, argument: variable?.name ?? field },
    fix: 'Export the recording again from its program, and do not edit it.',
  })
}

/** A single number, NaN when it is not finite. @throws {PenfieldError} io/mat5-class — none, or several. */
export function numberOf(variable: Variable | undefined, field: string, file: string): number {
  const numeric = valueOf(variable, 'numeric', field, file)
  if (numeric.rows !== 1 || numeric.columns !== 1) return Number.NaN
  const [value] = numeric.values(0, 1)
  return Number.isFinite(value) ? value : Number.NaN
}

/** A trimmed text; empty when the field is not there or empty. @throws {PenfieldError} io/mat5-class — it is no text. */
export const textOf = (variable: Variable | undefined, file: string): string =>
  variable === undefined ? '' : (textsOf(variable, file)[0] ?? '')
