/** Rows of a mixed model, person by person, in coordinates in which only one or two of them know of the person. */

/** Rows of one person along the column space of Z = [1, slope] of that person: Z = U T, UᵀU = I. */
export interface PersonBlock {
  /** 1 or 2: rank of Z. */
  readonly rank: number
  /** The columns of T, one a random effect, `rank` each. */
  readonly effects: readonly Float64Array[]
  /** rank × (p + 1), row-major: Uᵀ[X y]. */
  readonly rows: Float64Array
}

export interface PersonBlocks {
  readonly n: number
  /** Columns of X. */
  readonly p: number
  readonly people: readonly PersonBlock[]
  /** (p + 1)², [X y]ᵀ[X y] of what is left of the rows beside U, over all people. */
  readonly within: Float64Array
  /** n − Σ rank. */
  readonly withinRows: number
  /** Mean square of each column of Z: what a variance of 1 adds to a row. */
  readonly scales: readonly number[]
}

/** A slope's column that varies by less than this share of its size is constant within the person. */
const constant = 1e-12

/**
 *     Vᵢ = σ² I + Z D Zᵀ = U (σ² I + T D Tᵀ) Uᵀ + σ² (I − UUᵀ)
 *
 * so that a fit never needs more than sums over people and the inverse of a 2 × 2 matrix.
 *
 * @param x       n × p, row-major.
 * @param y       n.
 * @param subject n, any labels.
 * @param slope   n, the column of the random slope; null without one.
 */
export function personBlocks(
  x: Float64Array,
  y: Float64Array,
  subject: Int32Array,
  slope: Float64Array | null,
): PersonBlocks {
  const n = y.length
  const p = x.length / n
  const rowsOf = new Map<number, number[]>()
  subject.forEach((label, i) => {
    const rows = rowsOf.get(label)
    if (rows === undefined) rowsOf.set(label, [i])
    else rows.push(i)
  })
  const within = new Float64Array((p + 1) * (p + 1))
  const people: PersonBlock[] = []
  for (const members of rowsOf.values()) {
    const size = members.length
    const { basis, effects } = basisOf(size, slope && Float64Array.from(members, (i) => slope[i]))
    const own = new Float64Array(size * (p + 1))
    members.forEach((i, row) => {
      own.set(x.subarray(i * p, (i + 1) * p), row * (p + 1))
      own[row * (p + 1) + p] = y[i]
    })
    people.push({ rank: basis.length, effects, rows: takeAlong(own, basis, p + 1) })
    addGram(within, own, p + 1)
  }
  let used = 0
  for (const { rank } of people) used += rank
  const scales = people[0].effects.map((_, k) => meanSquare(people, k) / n)
  return { n, p, people, within, withinRows: n - used, scales }
}

function basisOf(size: number, slope: Float64Array | null) {
  const root = Math.sqrt(size)
  const ones = new Float64Array(size).fill(1 / root)
  if (slope === null) return { basis: [ones], effects: [Float64Array.of(root)] }
  const rest = slope.slice()
  // Twice, because the first mean is rounded.
  const along = takeAlong(rest, [ones], 1)[0] + takeAlong(rest, [ones], 1)[0]
  const [length, whole] = [norm(rest), norm(slope)]
  if (length <= constant * whole) return { basis: [ones], effects: [Float64Array.of(root), Float64Array.of(along)] }
  return {
    basis: [ones, rest.map((value) => value / length)],
    effects: [Float64Array.of(root, 0), Float64Array.of(along, length)],
  }
}

/** Uᵀ A, and A ← A − U Uᵀ A. */
function takeAlong(rows: Float64Array, basis: readonly Float64Array[], width: number): Float64Array {
  const out = new Float64Array(basis.length * width)
  basis.forEach((u, b) => {
    for (let i = 0; i < u.length; i++) for (let j = 0; j < width; j++) out[b * width + j] += u[i] * rows[i * width + j]
    for (let i = 0; i < u.length; i++) for (let j = 0; j < width; j++) rows[i * width + j] -= u[i] * out[b * width + j]
  })
  return out
}

function addGram(gram: Float64Array, rows: Float64Array, width: number): void {
  for (let at = 0; at < rows.length; at += width)
    for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) gram[i * width + j] += rows[at + i] * rows[at + j]
}

function norm(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return Math.sqrt(sum)
}

function meanSquare(people: readonly PersonBlock[], k: number): number {
  let sum = 0
  for (const { effects } of people) for (const value of effects[k]) sum += value * value
  return sum
}
