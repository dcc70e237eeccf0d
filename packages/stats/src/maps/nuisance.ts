/** The variables of no interest of a linear model, and what they leave of the one that is tested. */
import { error } from '../codes.js'

export interface NuisanceModel {
  readonly n: number
  /** What the nuisance variables leave of the tested one, of norm 1. */
  readonly tested: Float64Array
  /** Orthonormal, each orthogonal to the constant; the constant itself is understood. */
  readonly basis: readonly Float64Array[]
}

export interface NamedColumn {
  readonly name: string
  readonly values: Float64Array
}

/** Less than this share of a column left by the others, and what it says is rounding. */
const leastShare = 1e-5

/**
 * @throws {PenfieldError} stats/collinear — a column that is constant, or that the columns before it give; the tested one comes last.
 * @throws {PenfieldError} stats/too-few-values — no residual degree of freedom is left.
 */
export function nuisanceModel(tested: NamedColumn, nuisance: readonly NamedColumn[]): NuisanceModel {
  const n = tested.values.length
  if (n - nuisance.length - 2 < 1) {
    throw error('stats/too-few-values', {
      what: `${n} people can't bear a model of ${tested.name} with ${nuisance.length} covariates; at least ${nuisance.length + 3} were expected.`,
      fix: 'Leave out covariates, or add people.',
    })
  }
  const basis: Float64Array[] = []
  for (const column of nuisance) basis.push(left(column, basis))
  return { n, tested: left(tested, basis), basis }
}

/** What the constant and the basis leave of a column, of norm 1. */
function left({ name, values }: NamedColumn, basis: readonly Float64Array[]): Float64Array {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const rest = values.map((value) => value - mean)
  const before = normOf(rest)
  const size = Math.max(...values.map(Math.abs))
  // Twice, since once leaves what rounding makes of near-parallel columns.
  for (let pass = 0; pass < 2; pass++)
    for (const q of basis) {
      let product = 0
      for (let i = 0; i < n; i++) product += q[i] * rest[i]
      for (let i = 0; i < n; i++) rest[i] -= product * q[i]
    }
  const norm = normOf(rest)
  const isConstant = !(before > 1e-12 * size * Math.sqrt(n))
  if (isConstant || !(norm > leastShare * before)) {
    throw error('stats/collinear', {
      what: isConstant
        ? `The column ${name} is the same for everyone, so nothing can be told from it.`
        : `The column ${name} follows from the other columns of the model, so its share can't be told from theirs.`,
      fix: `Leave out ${name}, or the column that it follows from.`,
    })
  }
  return rest.map((value) => value / norm)
}

/** √Σ value² */
export const normOf = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
