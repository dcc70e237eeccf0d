import { type Basis, cheapestRoutes } from './basis.js'
import { pivot } from './pivot.js'
import { wholeMasses } from './whole-masses.js'

/** The largest cost in whole units, 2⁴¹: prices along a path of 800 routes stay exact in 64-bit floats. */
const costUnits = 0x20000000000

/**
 * Least cost of moving masses to places (the transport problem), by the network simplex on whole numbers.
 *
 *     min Σ_ij T_ij c_ij      T ≥ 0,  Σ_j T_ij = p_i,  Σ_i T_ij = q_j
 *
 * Sources are looked through in turn; of each the route with the most to save comes in. The result is the value of the dual
 * problem at the prices of the last basis, Σ u_i p_i + Σ v_j q_j.
 *
 * @param p    m masses above 0.
 * @param q    n masses above 0, of the same sum.
 * @param cost m × n, each ≥ 0, row-major.
 * @returns    in the unit of `cost` times that of the masses; never below 0.
 * @accuracy   2⁻⁴⁰ of the largest cost times the whole mass.
 */
export function leastCost(p: Float64Array, q: Float64Array, cost: Float64Array): number {
  let largest = 0
  for (const each of cost) if (each > largest) largest = each
  if (largest === 0) return 0
  const scale = costUnits / largest
  const whole = new Float64Array(cost.length)
  for (let k = 0; k < cost.length; k++) whole[k] = Math.round(cost[k] * scale)
  const { supply, demand } = wholeMasses(p, q)
  const basis = cheapestRoutes(supply, demand, whole)
  improve(basis, whole)
  return Math.max(0, dualValue(basis, p, q)) / scale
}

/** Pivots until no route costs less than the prices of its ends. */
function improve(basis: Basis, cost: Float64Array): void {
  const { m, n, price } = basis
  let source = 0
  for (let idle = 0; idle < m; idle++) {
    const ofSource = price[source]
    const row = source * n
    let most = 0
    let sink = -1
    for (let j = 0; j < n; j++) {
      const excess = cost[row + j] - ofSource - price[m + j]
      if (excess < most) {
        most = excess
        sink = j
      }
    }
    if (sink >= 0) {
      pivot(basis, source, sink, most)
      idle = -1
    }
    source = source + 1 === m ? 0 : source + 1
  }
}

/** Two sums, which cancel to the last bit where a map is moved to itself. */
function dualValue({ m, n, price }: Basis, p: Float64Array, q: Float64Array): number {
  let ofSources = 0
  let ofSinks = 0
  for (let i = 0; i < m; i++) ofSources += price[i] * p[i]
  for (let j = 0; j < n; j++) ofSinks += price[m + j] * q[j]
  return ofSources + ofSinks
}
