import type { Support } from '../../model/map.js'

/** A raster of square blocks that covers a support wherever its corner lies. */
export interface Blocks {
  readonly widthMm: number
  readonly columns: number
  readonly rows: number
  /** Least plane coordinates of the support, mm. */
  readonly leastMm: readonly [number, number]
}

const known = new WeakMap<Float64Array, Map<number, Blocks>>()

/**
 * The smallest blocks of which at most `most` are needed, however they are anchored: 1, 2, 3 … node steps wide on a plane grid; on
 * sites in steps of an eighth of the width that would do if they were spread evenly. Once a support.
 */
export function blocksOf(support: Support, most: number): Blocks {
  const ofSupport = known.get(support.planeMm) ?? new Map<number, Blocks>()
  known.set(support.planeMm, ofSupport)
  const made = ofSupport.get(most) ?? smallestBlocks(support, most)
  ofSupport.set(most, made)
  return made
}

function smallestBlocks({ planeMm, grid }: Support, most: number): Blocks {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < planeMm.length; i += 2) {
    left = Math.min(left, planeMm[i])
    right = Math.max(right, planeMm[i])
    bottom = Math.min(bottom, planeMm[i + 1])
    top = Math.max(top, planeMm[i + 1])
  }
  const [width, height] = [right - left, top - bottom]
  const stepMm = grid?.stepMm ?? (Math.sqrt((width * height) / most) + Math.max(width, height, 1) / most) / 8
  for (let steps = 1; ; steps++) {
    const widthMm = steps * stepMm
    const columns = Math.ceil(width / widthMm) + 1
    const rows = Math.ceil(height / widthMm) + 1
    if (columns * rows <= most) return { widthMm, columns, rows, leastMm: [left, bottom] }
  }
}

/**
 * The block of each node, when a corner of blocks lies at the given place in the plane.
 *
 * @returns support.n, in 0 … columns · rows − 1.
 */
export function blockOfNodes(
  { planeMm }: Support,
  { widthMm, columns, rows, leastMm }: Blocks,
  cornerMm: readonly [number, number],
): Int32Array {
  const place = (mm: number, axis: 0 | 1) => Math.floor((mm - cornerMm[axis]) / widthMm)
  const [u, v] = [place(leastMm[0], 0), place(leastMm[1], 1)]
  const blocks = new Int32Array(planeMm.length / 2)
  for (let i = 0; i < blocks.length; i++) {
    const column = Math.min(columns - 1, place(planeMm[2 * i], 0) - u)
    const row = Math.min(rows - 1, place(planeMm[2 * i + 1], 1) - v)
    blocks[i] = row * columns + column
  }
  return blocks
}
