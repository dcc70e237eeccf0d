/**
 * Area, volume, first moments and shared areas of thresholded linear maps, from their triangles: of one set of values
 * (for a curve over thresholds), or of a whole range of bootstrap resamples. The plain twins are `triangle-summary.ts` and
 * `trial-means.ts`.
 */
import { type Address, compiledTrialMeans, plainTrialMeans, type TrialTable } from './trial-means.js'
import type { TriangleOperator } from './triangle-operator.js'
import { plainSummary, summaryWidth } from './triangle-summary.js'
import { type Compiled, compiled, type Room } from './wasm.js'

/**
 * What lies above the threshold in the linear maps of some muscles.
 *
 *     area = Σ sᵢ      volume = Σ sᵢ zᵢ      moments = Σ sᵢ zᵢ xᵢ, Σ sᵢ zᵢ yᵢ      over the nodes i with zᵢ > θ
 *
 * @param values     muscles × vertices, row-major.
 * @param thresholds one θ a muscle; −∞ takes every node.
 * @returns area, volume and the two moments of each muscle, then the area above both thresholds of each pair of muscles
 *   (0 1), (0 2) … (1 2) …: {@link summaryWidth} numbers. The centre of gravity is the moments over the volume.
 * @accuracy the nodes counted are exactly those of a loop over all nodes; sums to a few ε of Σ |sᵢ zᵢ|.
 */
export function summariseMaps(
  operator: TriangleOperator,
  values: Float64Array,
  thresholds: Float64Array,
): Float64Array {
  const width = summaryWidth(thresholds.length)
  const wasm = compiled()
  if (wasm === null) {
    const out = new Float64Array(width)
    plainSummary(operator, thresholds)(values, out, 0)
    return out
  }
  const tables = wasm.resident(operator, (room) => put(room, operator))
  return wasm.scratch((room) => {
    const out = room.f64(width)
    compiledSummary(wasm, room, operator, tables, thresholds)(room.put(values), out)
    return room.take(out, width)
  })
}

/**
 * Bootstrap resamples `from` … `to` − 1: trials are drawn with replacement at each site, and the linear maps of their means
 * are summarised. The same numbers whichever ranges the whole is cut into.
 *
 * @param trials sites are the operator's vertices.
 * @returns resamples × {@link summaryWidth}, row-major; each row as from {@link summariseMaps}.
 */
export function resampleMaps(
  operator: TriangleOperator,
  trials: TrialTable,
  thresholds: Float64Array,
  address: Address,
  from: number,
  to: number,
): Float64Array {
  const width = summaryWidth(thresholds.length)
  const n = trials.muscles * trials.sites
  const wasm = compiled()
  if (wasm === null) return plainResamples(operator, trials, thresholds, address, from, to)
  const tables = wasm.resident(operator, (room) => put(room, operator))
  return wasm.scratch((room) => {
    const draw = compiledTrialMeans(wasm, room, trials, address)
    const summarise = compiledSummary(wasm, room, operator, tables, thresholds)
    const values = room.f64(n)
    const out = room.f64((to - from) * width)
    for (let index = from; index < to; index++) {
      draw(index, values)
      summarise(values, out + 8 * (index - from) * width)
    }
    return room.take(out, (to - from) * width)
  })
}

/** The plain twin of {@link resampleMaps}. */
export function plainResamples(
  operator: TriangleOperator,
  trials: TrialTable,
  thresholds: Float64Array,
  address: Address,
  from: number,
  to: number,
): Float64Array {
  const width = summaryWidth(thresholds.length)
  const draw = plainTrialMeans(trials, address)
  const summarise = plainSummary(operator, thresholds)
  const values = new Float64Array(trials.muscles * trials.sites)
  const out = new Float64Array((to - from) * width)
  for (let index = from; index < to; index++) {
    draw(index, values)
    summarise(values, out, (index - from) * width)
  }
  return out
}

interface Tables {
  readonly records: number
  readonly sums: number
  readonly pairs: number
}

const put = (room: Room, { records, sums, pairs }: TriangleOperator): Tables => ({
  records: room.put(records),
  sums: room.put(sums),
  pairs: room.put(pairs),
})

function compiledSummary(
  wasm: Compiled,
  room: Room,
  { triangles, widest, vertices }: TriangleOperator,
  { records, sums, pairs }: Tables,
  thresholds: Float64Array,
) {
  const muscles = thresholds.length
  const thetas = room.put(thresholds)
  const work = room.bytes(16 * muscles * (1 + widest))
  return (values: number, out: number): void => {
    // biome-ignore format: one line a group of arguments
    wasm.exports.summariseTriangles(
      records, sums, pairs, triangles, widest,
      values, vertices, thetas, muscles, work, out,
    )
  }
}
