/**
 * A linear map as triangles: its nodes sorted by the triangle that holds them, and the sums over each triangle's nodes that a
 * resample needs when the whole triangle lies above the threshold.
 */

/** Nodes of a linear map, in any order. */
export interface TriangleNodes {
  /** n × 3 vertices; a first corner of −1 leaves the node out. */
  readonly corners: Int32Array
  /** n × 3 barycentric coordinates, ≥ 0 and adding up to 1. */
  readonly lambdas: Float64Array
  /** n × 2, x and y. */
  readonly positions: Float64Array
  /** n, the area that each node stands for; ones count nodes. */
  readonly areas: Float64Array
  readonly vertices: number
}

/** What {@link summariseMaps} and {@link resampleMaps} work on. Depends on no values. */
export interface TriangleOperator {
  readonly vertices: number
  readonly triangles: number
  /** triangles × 5: corners a, b and c, the first of its pairs of nodes, and the one after its last. */
  readonly records: Int32Array
  /** triangles × 10: Σ s, then Σ sλ, Σ sλx and Σ sλy, each for a, b and c. */
  readonly sums: Float64Array
  /** pairs × 12: sλ of a, of b, of c, then s, x, y, each for both nodes. An odd last node has a partner of area 0. */
  readonly pairs: Float64Array
  /** Most pairs in one triangle. */
  readonly widest: number
}

/** Triangles in the order of their first node, nodes in theirs. */
export function triangleOperator(nodes: TriangleNodes): TriangleOperator {
  const { corners, vertices } = nodes
  const members = new Map<number, number[]>()
  for (let i = 0; i < corners.length / 3; i++) {
    if (corners[3 * i] < 0) continue
    const key = (corners[3 * i] * vertices + corners[3 * i + 1]) * vertices + corners[3 * i + 2]
    const known = members.get(key)
    if (known === undefined) members.set(key, [i])
    else known.push(i)
  }
  const all = [...members.values()]
  const sizes = all.map(({ length }) => Math.ceil(length / 2))
  const records = new Int32Array(5 * all.length)
  const sums = new Float64Array(10 * all.length)
  const pairs = new Float64Array(12 * sizes.reduce((total, size) => total + size, 0))
  let pair = 0
  all.forEach((own, t) => {
    records.set(corners.subarray(3 * own[0], 3 * own[0] + 3), 5 * t)
    records[5 * t + 3] = pair
    records[5 * t + 4] = pair + sizes[t]
    own.forEach((i, k) => {
      place(nodes, i, pairs, 12 * (pair + (k >> 1)) + (k & 1))
      gather(nodes, i, sums, 10 * t)
    })
    pair += sizes[t]
  })
  return { vertices, triangles: all.length, records, sums, pairs, widest: Math.max(0, ...sizes) }
}

function place({ lambdas, positions, areas }: TriangleNodes, i: number, pairs: Float64Array, at: number): void {
  for (let c = 0; c < 3; c++) pairs[at + 2 * c] = areas[i] * lambdas[3 * i + c]
  pairs[at + 6] = areas[i]
  pairs[at + 8] = positions[2 * i]
  pairs[at + 10] = positions[2 * i + 1]
}

function gather({ lambdas, positions, areas }: TriangleNodes, i: number, sums: Float64Array, at: number): void {
  sums[at] += areas[i]
  for (let c = 0; c < 3; c++) {
    const share = areas[i] * lambdas[3 * i + c]
    sums[at + 1 + c] += share
    sums[at + 4 + c] += share * positions[2 * i]
    sums[at + 7 + c] += share * positions[2 * i + 1]
  }
}
