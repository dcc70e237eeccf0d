/** A design in orthonormal columns, so that neither units nor offsets of covariates cost digits. */
import { error } from '../codes.js'
import { singular } from './jacobi.js'
import { lowerInverse, transposed } from './small-matrix.js'

export interface Orthonormal {
  /** n × p, row-major: QᵀQ = I. */
  readonly q: Float64Array
  /** p × p, row-major, upper: X = Q R. */
  readonly r: Float64Array
  /** R⁻¹, upper. */
  readonly rInverse: Float64Array
}

/** Columns of unit length with a condition number above this are taken as dependent. */
const worstCondition = 1e10

/**
 * X = Q R by Householder's reflections of columns scaled to unit length.
 *
 * @param x     n × p, row-major, all finite, n ≥ p.
 * @param names p, for the message.
 * @throws {PenfieldError} stats/collinear — a column is, to rounding, a sum of multiples of those before it: the
 *   condition number of the columns so far is above 1e10. The column is named.
 */
export function orthonormal(x: Float64Array, names: readonly string[]): Orthonormal {
  const p = names.length
  const n = x.length / p
  const scales = names.map((_, j) => lengthOf(n, (i) => x[i * p + j]))
  const columns = scales.map((scale, j) => {
    if (scale === 0) throw collinear(names[j], 'is 0 in every row')
    return Float64Array.from({ length: n }, (_, i) => x[i * p + j] / scale)
  })
  const mirrors = columns.map((_, j) => reflect(columns, j))
  const unit = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let j = i; j < p; j++) unit[i * p + j] = columns[j][i]
  const dependent = firstDependent(unit, p)
  if (dependent >= 0) throw collinear(names[dependent], 'follows from the columns before it')
  const q = new Float64Array(n * p)
  for (let j = 0; j < p; j++) {
    const e = new Float64Array(n)
    e[j] = 1
    for (let k = p - 1; k >= 0; k--) mirror(e, mirrors[k], k)
    for (let i = 0; i < n; i++) q[i * p + j] = e[i]
  }
  const r = unit.map((value, at) => value * scales[at % p])
  return { q, r, rInverse: transposed(lowerInverse(transposed(r, p), p), p) }
}

/** The first column with which the condition number passes its limit, −1 when none does. */
function firstDependent(r: Float64Array, p: number): number {
  if (isWellConditioned(r, p, p)) return -1
  let size = 1
  while (size < p && isWellConditioned(r, p, size)) size++
  return size - 1
}

function isWellConditioned(r: Float64Array, p: number, size: number): boolean {
  const block = new Float64Array(size * size)
  for (let i = 0; i < size; i++) for (let j = i; j < size; j++) block[i * size + j] = r[i * p + j]
  const { values } = singular(block, size)
  return values[0] <= worstCondition * values[size - 1]
}

/** Reflects column j onto its first j + 1 places, and the columns after it with it; returns the mirror's unit normal. */
function reflect(columns: readonly Float64Array[], j: number): Float64Array {
  const normal = columns[j].slice()
  normal.fill(0, 0, j)
  const length = lengthOf(normal.length, (i) => normal[i])
  normal[j] += normal[j] < 0 ? -length : length
  const size = lengthOf(normal.length, (i) => normal[i])
  if (size > 0) for (let i = j; i < normal.length; i++) normal[i] /= size
  for (let k = j; k < columns.length; k++) mirror(columns[k], normal, j)
  return normal
}

/** v ← v − 2 u (u·v), u zero before `from`. */
function mirror(v: Float64Array, u: Float64Array, from: number): void {
  let along = 0
  for (let i = from; i < v.length; i++) along += u[i] * v[i]
  for (let i = from; i < v.length; i++) v[i] -= 2 * along * u[i]
}

function lengthOf(n: number, value: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += value(i) * value(i)
  return Math.sqrt(sum)
}

const collinear = (name: string, how: string) =>
  error('stats/collinear', {
    what: `The column "${name}" ${how}; a column that adds something of its own was expected.`,
    where: { column: name },
    fix: `Leave "${name}" out, or add people in whom it varies apart from the rest.`,
  })
