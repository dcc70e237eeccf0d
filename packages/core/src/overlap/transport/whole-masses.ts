/** All mass together: 2⁵¹ units, so that sums of them are exact in 64-bit floats. */
const totalUnits = 0x8000000000000

/** Masses in whole units, their sums equal. */
export interface WholeMasses {
  readonly supply: Float64Array
  readonly demand: Float64Array
}

/**
 * Masses in whole units, so that the simplex rounds nowhere and ends.
 *
 *     supply_i = K P_i + 1      demand_j = K Q_j,  the last + m          K: a power of two above m;  P, Q whole, ΣP = ΣQ
 *
 * Modulo K a set of fewer than m sources never has the mass of a set of sinks. So no step of the simplex moves a mass of 0, and
 * it can't go in circles. The masses change by less than 2⁻⁴⁰ of the whole.
 *
 * @param p m masses above 0.
 * @param q n masses above 0, of the same sum.
 */
export function wholeMasses(p: Float64Array, q: Float64Array): WholeMasses {
  const m = p.length
  let k = 2
  while (k <= m) k *= 2
  const supply = shares(p, totalUnits / k)
  const demand = shares(q, totalUnits / k)
  for (let i = 0; i < m; i++) supply[i] = k * supply[i] + 1
  for (let j = 0; j < demand.length; j++) demand[j] *= k
  demand[demand.length - 1] += m
  return { supply, demand }
}

/** Whole numbers above 0 in proportion to the masses, with the given sum; what rounding leaves goes to the largest. */
function shares(masses: Float64Array, units: number): Float64Array {
  let sum = 0
  let largest = 0
  for (let i = 0; i < masses.length; i++) {
    sum += masses[i]
    if (masses[i] > masses[largest]) largest = i
  }
  const whole = new Float64Array(masses.length)
  let left = units
  for (let i = 0; i < masses.length; i++) {
    whole[i] = Math.max(1, Math.round((masses[i] / sum) * units))
    left -= whole[i]
  }
  whole[largest] += left
  return whole
}
