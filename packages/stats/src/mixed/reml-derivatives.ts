/** Slope and curvature of the REML criterion in the variances. */
import type { PersonBlock, PersonBlocks } from './person-blocks.js'
import { addForm, type Generalised, leading, precision } from './reml.js'
import { bilinear, product, times, traceOfProduct } from './small-matrix.js'

export interface Derivatives {
  /** m: ∂(−2ℓ)/∂vₖ. */
  readonly gradient: Float64Array
  /** m × m: second derivatives of −2ℓ. */
  readonly observed: Float64Array
  /** m × m: their expectation, never with a negative eigenvalue. */
  readonly expected: Float64Array
  /** m matrices p × p: XᵀV⁻¹KₖV⁻¹X, with which ∂C/∂vₖ = C (…) C. */
  readonly forms: readonly Float64Array[]
}

/** Sums over people of the forms in Kₖ and in Kₖ, Kₗ; V = Σ vₖ Kₖ. */
interface Sums {
  /** m: [X r]ᵀV⁻¹KₖV⁻¹[X r] and m × m: [X r]ᵀV⁻¹KₖV⁻¹KₗV⁻¹[X r]; k ≤ l. */
  readonly single: readonly Float64Array[]
  readonly double: readonly Float64Array[]
  /** m: tr(V⁻¹Kₖ) and m × m: tr(V⁻¹KₖV⁻¹Kₗ). */
  readonly trace: Float64Array
  readonly traces: Float64Array
}

/**
 *     ∂(−2ℓ)/∂vₖ      = tr(P Kₖ) − yᵀP Kₖ P y                     P = V⁻¹ − V⁻¹X C XᵀV⁻¹
 *     ∂²(−2ℓ)/∂vₖ∂vₗ  = −tr(P Kₖ P Kₗ) + 2 yᵀP Kₖ P Kₗ P y        expected: tr(P Kₖ P Kₗ)
 */
export function derivatives(blocks: PersonBlocks, variances: Float64Array, at: Generalised): Derivatives {
  const { p } = blocks
  const m = variances.length
  const sums = sumsOver(blocks, variances, at.estimates)
  const c = at.covariance
  const last = p * (p + 1)
  const forms = sums.single.map((each) => leading(each, p))
  const shrunk = forms.map((form) => product(c, form, p))
  const ofResiduals = sums.single.map((each) => each.subarray(last, last + p))
  const gradient = sums.trace.map((trace, k) => trace - traceOfProduct(c, forms[k], p) - sums.single[k][last + p])
  const [observed, expected] = [new Float64Array(m * m), new Float64Array(m * m)]
  for (let k = 0; k < m; k++) {
    for (let l = k; l < m; l++) {
      const both = sums.double[k * m + l]
      const trace =
        sums.traces[k * m + l] - 2 * traceOfProduct(c, leading(both, p), p) + traceOfProduct(shrunk[k], shrunk[l], p)
      const form = both[last + p] - bilinear(ofResiduals[k], c, ofResiduals[l])
      expected[k * m + l] = expected[l * m + k] = trace
      observed[k * m + l] = observed[l * m + k] = 2 * form - trace
    }
  }
  return { gradient, observed, expected, forms }
}

function sumsOver(blocks: PersonBlocks, variances: Float64Array, estimates: Float64Array): Sums {
  const { p, people, within, withinRows } = blocks
  const [m, width] = [variances.length, p + 1]
  const empty = (count: number) => Array.from({ length: count }, () => new Float64Array(width * width))
  const sums: Sums = {
    single: empty(m),
    double: empty(m * m),
    trace: new Float64Array(m),
    traces: new Float64Array(m * m),
  }
  for (const person of people) addPerson(sums, person, variances, estimates)
  const residual = variances[m - 1]
  const square = residual * residual
  const weights = Float64Array.from(estimates, (value) => -value)
  const rest = toResidualGram(within, weights, width)
  const e = m - 1
  for (let at = 0; at < rest.length; at++) {
    sums.single[e][at] += rest[at] / square
    sums.double[e * m + e][at] += rest[at] / (square * residual)
  }
  sums.trace[e] += withinRows / residual
  sums.traces[e * m + e] += withinRows / square
  return sums
}

function addPerson(sums: Sums, person: PersonBlock, variances: Float64Array, estimates: Float64Array): void {
  const { rank, effects } = person
  const [m, p] = [variances.length, estimates.length]
  const width = p + 1
  const { inverse } = precision(person, variances)
  const rows = person.rows.slice()
  for (let i = 0; i < rank; i++) for (let j = 0; j < p; j++) rows[i * width + p] -= rows[i * width + j] * estimates[j]
  const weighted = new Float64Array(rank * width)
  for (let i = 0; i < rank; i++)
    for (let k = 0; k < rank; k++)
      for (let j = 0; j < width; j++) weighted[i * width + j] += inverse[i * rank + k] * rows[k * width + j]
  const kernels = [...effects.map(outer), outerOfAll(rank)]
  const solved = kernels.map((kernel) => product(inverse, kernel, rank))
  for (let k = 0; k < m; k++) {
    for (let i = 0; i < rank; i++) sums.trace[k] += solved[k][i * rank + i]
    addForm(sums.single[k], weighted, kernels[k], weighted, width)
    for (let l = k; l < m; l++) {
      sums.traces[k * m + l] += traceOfProduct(solved[k], solved[l], rank)
      addForm(sums.double[k * m + l], weighted, product(kernels[k], solved[l], rank), weighted, width)
    }
  }
}

const outer = (t: Float64Array): Float64Array =>
  Float64Array.from({ length: t.length * t.length }, (_, at) => t[Math.floor(at / t.length)] * t[at % t.length])

const outerOfAll = (rank: number): Float64Array =>
  Float64Array.from({ length: rank * rank }, (_, at) => (at % (rank + 1) === 0 ? 1 : 0))

/** [X r]ᵀ[X r] from [X y]ᵀ[X y], r = y + X w. */
function toResidualGram(gram: Float64Array, w: Float64Array, width: number): Float64Array {
  const p = width - 1
  const out = gram.slice()
  const shifted = times(leading(gram, p), w)
  let square = gram[p * width + p]
  for (let j = 0; j < p; j++) {
    square += w[j] * (2 * gram[p * width + j] + shifted[j])
    out[p * width + j] = out[j * width + p] = gram[p * width + j] + shifted[j]
  }
  out[p * width + p] = Math.max(0, square)
  return out
}
