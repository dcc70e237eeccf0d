import type { Support } from '../../model/map.js'
import type { Masses } from './masses.js'

/** Costs are kept for supports of up to this many nodes, 1.3 MB; larger ones are joined into blocks as a rule. */
const mostKept = 400

const keptOfOrder = { 1: new WeakMap<Float64Array, Float64Array>(), 2: new WeakMap<Float64Array, Float64Array>() }

/** Cost of moving each mass to each place: d_ij^k, d Euclidean, m × n, row-major, mm^k. */
export function costs(from: Masses, to: Masses, order: 1 | 2, { n: nodes, positionsMm }: Support): Float64Array {
  if (from.nodes === null || to.nodes === null || nodes > mostKept)
    return costsBetween(from.positionsMm, to.positionsMm, order)
  const kept = keptOfOrder[order].get(positionsMm) ?? costsBetween(positionsMm, positionsMm, order)
  keptOfOrder[order].set(positionsMm, kept)
  const n = to.nodes.length
  const cost = new Float64Array(from.nodes.length * n)
  for (let i = 0; i < from.nodes.length; i++) {
    const row = from.nodes[i] * nodes
    for (let j = 0; j < n; j++) cost[i * n + j] = kept[row + to.nodes[j]]
  }
  return cost
}

function costsBetween(x: Float64Array, y: Float64Array, order: 1 | 2): Float64Array {
  const [m, n] = [x.length / 3, y.length / 3]
  const cost = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const dx = x[3 * i] - y[3 * j]
      const dy = x[3 * i + 1] - y[3 * j + 1]
      const dz = x[3 * i + 2] - y[3 * j + 2]
      const squared = dx * dx + dy * dy + dz * dz
      cost[i * n + j] = order === 1 ? Math.sqrt(squared) : squared
    }
  }
  return cost
}
