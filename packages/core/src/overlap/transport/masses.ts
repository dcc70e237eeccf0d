import type { Support } from '../../model/map.js'
import type { MapPair, Shares } from '../pair.js'
import { blockOfNodes, blocksOf } from './blocks.js'

/** Masses above 0 and where they lie. */
export interface Masses {
  readonly mass: Float64Array
  /** n × 3, mm. */
  readonly positionsMm: Float64Array
  /** The node of the support that each stands for; null for blocks. */
  readonly nodes: Int32Array | null
}

/** What is moved: the first muscle's masses to the second's. */
export interface Load {
  readonly from: Masses
  readonly to: Masses
  /** True where nodes were joined into blocks. */
  readonly joined: boolean
}

/** How many nodes a map may weigh and be moved node by node. */
export const isJoined = ({ p, q }: Shares, most: number): boolean => present(p) > most || present(q) > most

/**
 * The shares of two maps as masses in space, those of 0 left out. Where a map has more than `most` of them, its nodes are joined into
 * blocks. Those are laid from its own centre of gravity, and each has its mass at its own: so a map that is only shifted is shifted
 * in blocks too, and centres stay where they are.
 */
export function loadOf({ nodes, a }: MapPair, shares: Shares, most: number): Load {
  const { support } = a.map
  const joined = isJoined(shares, most)
  const masses = (share: Float64Array): Masses =>
    joined ? blockMasses(share, nodes, support, most) : nodeMasses(share, nodes, support.positionsMm)
  return { from: masses(shares.p), to: masses(shares.q), joined }
}

/**
 * What is left when mass stays wherever both maps have some: of p − q the parts above and below 0. Moving it costs as much as moving
 * all, when cost is distance (a mass that passes through a node might as well change places with the one there).
 */
export function excessOf(load: Load, { nodes, a }: MapPair, { p, q }: Shares): Load {
  if (load.joined) return load
  const { positionsMm } = a.map.support
  const [from, to] = [new Float64Array(p.length), new Float64Array(p.length)]
  for (let k = 0; k < p.length; k++) {
    from[k] = Math.max(0, p[k] - q[k])
    to[k] = Math.max(0, q[k] - p[k])
  }
  return {
    from: nodeMasses(from, nodes, positionsMm),
    to: nodeMasses(to, nodes, positionsMm),
    joined: false,
  }
}

function present(share: Float64Array): number {
  let count = 0
  for (let k = 0; k < share.length; k++) if (share[k] > 0) count += 1
  return count
}

function nodeMasses(share: Float64Array, nodes: Int32Array, positionsMm: Float64Array): Masses {
  const n = present(share)
  const mass = new Float64Array(n)
  const at = new Float64Array(3 * n)
  const from = new Int32Array(n)
  let to = 0
  for (let k = 0; k < share.length; k++) {
    if (!(share[k] > 0)) continue
    mass[to] = share[k]
    from[to] = nodes[k]
    for (let axis = 0; axis < 3; axis++) at[3 * to + axis] = positionsMm[3 * nodes[k] + axis]
    to += 1
  }
  return { mass, positionsMm: at, nodes: from }
}

function blockMasses(share: Float64Array, nodes: Int32Array, support: Support, most: number): Masses {
  const { positionsMm, planeMm } = support
  const blocks = blocksOf(support, most)
  let [u, v] = [0, 0]
  for (let k = 0; k < share.length; k++) {
    u += share[k] * planeMm[2 * nodes[k]]
    v += share[k] * planeMm[2 * nodes[k] + 1]
  }
  const ofNode = blockOfNodes(support, blocks, [u, v])
  const n = blocks.columns * blocks.rows
  const mass = new Float64Array(n)
  const centres = new Float64Array(3 * n)
  for (let k = 0; k < share.length; k++) {
    const block = ofNode[nodes[k]]
    mass[block] += share[k]
    for (let axis = 0; axis < 3; axis++) centres[3 * block + axis] += share[k] * positionsMm[3 * nodes[k] + axis]
  }
  for (let k = 0; k < 3 * n; k++) centres[k] /= mass[Math.floor(k / 3)]
  return { ...nodeMasses(mass, Int32Array.from(mass.keys()), centres), nodes: null }
}
