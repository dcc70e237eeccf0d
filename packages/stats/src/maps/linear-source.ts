/**
 * Freedman and Lane: t of a regressor beside nuisance variables, under relabellings of the residuals of the nuisance model.
 *
 *     Y = x β + Z γ + ε        e = R_Z Y        Y* = Z γ̂ + P e        t of β in the full model of Y*
 *
 * Since R_Z Y* = R_Z P e, with x̃ = R_Z x, Q an orthonormal basis of Z, and e of norm 1
 *
 *     ρ = x̃ᵀ P e / (‖x̃‖ √(1 − ‖Qᵀ P e‖²))        t = ρ √(df / (1 − ρ²))        df = n − rank Z − 1
 *
 * @source Freedman and Lane 1983, recalled and not read; exact against full refits by the test.
 */
import type { RelabellingPlan } from '../permutation/plan.js'
import { ordersOf } from '../permutation/relabel.js'
import type { MapSource } from './map-source.js'
import type { NuisanceModel } from './nuisance.js'
import { unitColumns } from './sums-source.js'

/** ρ² is held below 1 by this. */
const leastRest = 2.220446049250313e-16

/** @param values n × nodes, finite, each with some spread that the nuisance variables leave. */
export function linearSource(values: Float64Array, model: NuisanceModel): MapSource {
  const { n, tested, basis } = model
  const nodes = values.length / n
  const residuals = unitColumns(residualsOf(values, model), n, false)
  const df = n - basis.length - 2
  const regressors = [tested, ...basis]
  const products = regressors.map(() => new Float64Array(nodes))
  const t = new Float64Array(nodes)
  const mapOf = (order: Int32Array): Float64Array => {
    for (const product of products) product.fill(0)
    for (let i = 0; i < n; i++) {
      const row = order[i] * nodes
      for (let k = 0; k < regressors.length; k++) {
        const weight = regressors[k][i]
        const product = products[k]
        for (let v = 0; v < nodes; v++) product[v] += weight * residuals[row + v]
      }
    }
    for (let v = 0; v < nodes; v++) {
      let left = 1
      for (let k = 1; k < products.length; k++) left -= products[k][v] * products[k][v]
      const explained = (products[0][v] * products[0][v]) / Math.max(left, leastRest)
      const size = Math.sqrt((df * explained) / Math.max(1 - explained, leastRest))
      t[v] = products[0][v] < 0 ? -size : size
    }
    return t
  }
  return {
    nodes,
    observed: () => mapOf(Int32Array.from({ length: n }, (_, i) => i)).slice(),
    eachMap: (plan: RelabellingPlan, from, to, visit) => {
      for (let b = from; b < to; b++) visit(b, mapOf(ordersOf(plan, b, b + 1)))
    },
  }
}

/** R_Z Y, column by column; the constant is part of Z. */
export function residualsOf(values: Float64Array, { n, basis }: NuisanceModel): Float64Array {
  const nodes = values.length / n
  const out = values.slice()
  const constant = new Float64Array(n).fill(1 / Math.sqrt(n))
  for (const q of [constant, ...basis])
    for (let v = 0; v < nodes; v++) {
      let product = 0
      for (let i = 0; i < n; i++) product += q[i] * out[i * nodes + v]
      for (let i = 0; i < n; i++) out[i * nodes + v] -= product * q[i]
    }
  return out
}
