/** Mean maps of groups on a common grid, and the test of their difference. */
import { linearAt } from '@penfield/core'
import { PenfieldError } from '@penfield/kernels'
import {
  gridNeighbours,
  type MapTestResult,
  mapTestResult,
  momentsOf,
  type NamedColumn,
  nullShard,
  type PreparedTest,
  prepareMapTest,
  tQuantile,
} from '@penfield/stats'
import type { MapTestJob, NullAll } from '../compare/compare.js'
import { smallestOf } from '../compare/smallest.js'
import type { GroupOptions } from './options.js'
import type { VisitOf } from './outcomes.js'
import type { GroupPeople } from './people.js'
import type { SessionSites } from './results.js'
import { hemispheresOf, type Strata, type Stratum } from './strata.js'

/**
 * - `frame`: maps as they lie in the common frame, µV
 * - `cog`: each map moved to its own centre of gravity and divided by its own total, so that place and size do not count
 */
export type Alignment = 'frame' | 'cog'

export interface MapComparison {
  readonly muscle: string
  readonly stratum: Stratum
  readonly alignment: Alignment
  readonly frame: string
  readonly stepMm: number
  /** nodes × 2, mm. */
  readonly nodesMm: Float64Array
  /** Means over the people who have the node; NaN where nobody has. */
  readonly means: readonly [Float64Array, Float64Array]
  /** People who have the node. */
  readonly counts: readonly [Int32Array, Int32Array]
  /** People with a map. */
  readonly people: readonly [number, number]
  /** Null where nothing was tested. */
  readonly tested: { readonly test: PreparedTest; readonly result: MapTestResult } | null
  /** Smallest p of a difference in who has which node, which can look like an effect at the edge; null where all have the same nodes. */
  readonly coverageP: number | null
  /** Why nothing was tested; empty otherwise. */
  readonly refused: string
}

/** A person's map on the plane of the frame. */
interface PlaneMap {
  readonly planeMm: Float64Array
  readonly values: Float64Array
}

/** z beyond which nodes form clusters: p = .01, two-sided. */
export const clusterZ = 2.5758293035489

/** People of a group below which maps are shown and not tested. */
const fewest = 3

/** One comparison a muscle and alignment; empty where the frame does not let people's maps be laid over each other. */
export async function mapComparisons(
  sites: readonly SessionSites[],
  people: GroupPeople,
  pair: readonly [number, number],
  strata: Strata,
  visitOf: VisitOf,
  covariates: readonly NamedColumn[],
  options: GroupOptions,
  nullAll: NullAll,
): Promise<readonly MapComparison[]> {
  const stratum = strata.names[0]
  const muscles = [...new Set(sites.map(({ muscle }) => muscle))]
  const alignments: readonly Alignment[] = options.align === 'both' ? ['frame', 'cog'] : [options.align]
  const found: MapComparison[] = []
  for (const muscle of muscles)
    for (const alignment of alignments) {
      const maps = people.people.map(({ label, group }) =>
        pair.includes(group) ? personMap(sites, label, visitOf(label), muscle, stratum, strata, alignment) : null,
      )
      const frame = sites.find((each) => each.muscle === muscle)?.frame ?? 'n/a'
      const common = { muscle, stratum, alignment, frame }
      found.push({ ...common, ...(await compared(maps, people, pair, covariates, options, nullAll)) })
    }
  return found
}

/** True where places of several people mean the same: not in a device's frame, nor in that of each person's own scan. */
export const isCommonFrame = (frame: string): boolean => ['scalp', 'mni'].includes(frame)

function personMap(
  sites: readonly SessionSites[],
  label: string,
  visit: string | null,
  muscle: string,
  stratum: Stratum,
  strata: Strata,
  alignment: Alignment,
): PlaneMap | null {
  const hemispheres = hemispheresOf(stratum, label, strata)
  const own = sites.filter(
    (each) =>
      each.participant === label &&
      each.session === visit &&
      each.muscle === muscle &&
      hemispheres.includes(each.hemisphere),
  )
  // Right hemispheres are laid over left ones where both are in play.
  const mirrors = stratum !== 'L' && stratum !== 'R'
  const placed = own
    .map((each) => planeOf(each, mirrors && each.hemisphere === 'R', alignment))
    .filter((map) => map !== null)
  if (placed.length === 0 || placed.length < hemispheres.length) return null
  if (placed.length === 1) return placed[0]
  // The mean of two hemispheres, at the sites of the first.
  const [left, right] = placed
  const values = linearAt(right.planeMm, right.values, left.planeMm, stepOf(left.planeMm) / 2)
  return { planeMm: left.planeMm, values: left.values.map((value, i) => (value + values[i]) / 2) }
}

function planeOf({ positionsMm, values }: SessionSites, mirror: boolean, alignment: Alignment): PlaneMap | null {
  const n = values.length
  const total = values.reduce((sum, value) => sum + value, 0)
  if (n < 3 || (alignment === 'cog' && !(total > 0))) return null
  const x = (i: number): number => (mirror ? -1 : 1) * positionsMm[3 * i]
  const y = (i: number): number => positionsMm[3 * i + 1]
  const centre = [0, 0]
  if (alignment === 'cog')
    for (let i = 0; i < n; i++) {
      centre[0] += (values[i] * x(i)) / total
      centre[1] += (values[i] * y(i)) / total
    }
  const planeMm = Float64Array.from({ length: 2 * n }, (_, k) => {
    const i = k >> 1
    return k % 2 === 0 ? x(i) - centre[0] : y(i) - centre[1]
  })
  const share = alignment === 'cog' ? n / total : 1
  return { planeMm, values: Float64Array.from(values, (value) => value * share) }
}

/** Median distance to the nearest site. */
function stepOf(planeMm: Float64Array): number {
  const n = planeMm.length / 2
  const nearest = Float64Array.from({ length: n }, (_, i) => {
    let least = Number.POSITIVE_INFINITY
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const [dx, dy] = [planeMm[2 * i] - planeMm[2 * k], planeMm[2 * i + 1] - planeMm[2 * k + 1]]
      const square = dx * dx + dy * dy
      if (square > 0) least = Math.min(least, square)
    }
    return Math.sqrt(least)
  }).sort()
  return nearest[n >> 1]
}

/** Finer than this no map of responses is, whatever lies how near. */
const leastStepMm = 2

/** Of all people, to a tenth of a millimetre. */
const commonStep = (maps: readonly PlaneMap[]): number =>
  Math.max(leastStepMm, Math.round(momentsOf(maps.map(({ planeMm }) => stepOf(planeMm))).mean * 10) / 10)

type Compared = Omit<MapComparison, 'muscle' | 'stratum' | 'alignment' | 'frame'>

async function compared(
  maps: readonly (PlaneMap | null)[],
  { people }: GroupPeople,
  pair: readonly [number, number],
  covariates: readonly NamedColumn[],
  options: GroupOptions,
  nullAll: NullAll,
): Promise<Compared> {
  const there = [...maps.keys()].filter((i) => maps[i] !== null)
  const sided = pair.map((group) => there.filter((i) => people[i].group === group)) as [number[], number[]]
  const order = [...sided[0], ...sided[1]]
  const own = order.map((i) => maps[i] as PlaneMap)
  const stepMm = own.length === 0 ? leastStepMm : commonStep(own)
  const nodesMm = own.length === 0 ? new Float64Array(0) : commonNodes(own, stepMm)
  const nodes = nodesMm.length / 2
  const values = new Float64Array(own.length * nodes)
  own.forEach(({ planeMm, values: sites }, k) => {
    values.set(linearAt(planeMm, sites, nodesMm, stepMm / 2), k * nodes)
  })
  const [meanA, countA] = meansOf(values, nodes, 0, sided[0].length)
  const [meanB, countB] = meansOf(values, nodes, sided[0].length, own.length)
  const counts = sided.map((side) => side.length) as [number, number]
  const common = { stepMm, nodesMm, means: [meanA, meanB], counts: [countA, countB], people: counts } as const
  if (Math.min(...counts) < fewest)
    return {
      ...common,
      coverageP: null,
      tested: null,
      refused: `no test: ${counts[0]} and ${counts[1]} people have a map`,
    }
  // b − a, as all contrasts are.
  const isB = Uint8Array.from(order, (_, k) => (k < counts[0] ? 0 : 1))
  const nuisance = covariates.map(({ name, values: all }) => ({
    name,
    values: Float64Array.from(order, (i) => all[i]),
  }))
  const design: MapTestJob['design'] =
    nuisance.length === 0
      ? { kind: 'covered', isA: isB, leastShare: options.coverage }
      : { kind: 'linear', tested: { name: 'group', values: Float64Array.from(isB) }, nuisance }
  const positions = Float64Array.from({ length: 3 * nodes }, (_, k) =>
    k % 3 === 2 ? 0 : nodesMm[2 * Math.floor(k / 3) + (k % 3)],
  )
  const { permutations, seed, tfce } = options
  // Beside covariates the statistic is t, whose p = .01 lies farther out than that of z.
  const df = own.length - nuisance.length - 2
  const threshold = nuisance.length === 0 || df < 1 ? clusterZ : tQuantile(0.995, df)
  const job: MapTestJob = {
    ...{ values, n: own.length, design },
    options: { permutations, seed, tfce, clusterThreshold: threshold, neighbours: gridNeighbours(positions, 8) },
  }
  const test = preparedOrReason(job)
  const coverageP = coverageDifference(values, isB, options)
  if (typeof test === 'string') return { ...common, coverageP, tested: null, refused: `no test: ${test}` }
  return { ...common, coverageP, tested: { test, result: mapTestResult(test, await nullAll(job, test)) }, refused: '' }
}

/** The test of maps, of masks in place of maps. */
function coverageDifference(
  values: Float64Array,
  isA: Uint8Array,
  { permutations, seed }: GroupOptions,
): number | null {
  const masks = values.map((value) => (Number.isNaN(value) ? 0 : 1))
  const design = { kind: 'two-sample', isA } as const
  const test = preparedOrReason({ values: masks, n: isA.length, design, options: { permutations, seed } })
  if (typeof test === 'string') return null
  return smallestOf(mapTestResult(test, [nullShard(test, 0, test.plan.count)]).pFwe)
}

/** Maps that share no node are no fault of the numbers beside them. */
function preparedOrReason({ values, n, design, options }: MapTestJob): PreparedTest | string {
  try {
    return prepareMapTest(values, n, design, options)
  } catch (thrown) {
    if (
      thrown instanceof PenfieldError &&
      ['stats/no-nodes', 'stats/too-few-values', 'stats/collinear'].includes(thrown.code)
    )
      return thrown.what.replace(/\.$/, '')
    throw thrown
  }
}

/** Multiples of the step that at least one map reaches. */
function commonNodes(maps: readonly PlaneMap[], stepMm: number): Float64Array {
  const reach = [0, 1].map((axis) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const { planeMm } of maps)
      for (let k = axis; k < planeMm.length; k += 2) {
        least = Math.min(least, planeMm[k])
        most = Math.max(most, planeMm[k])
      }
    return [Math.floor(least / stepMm + 0.5), Math.ceil(most / stepMm - 0.5)]
  })
  const nodes: number[] = []
  for (let row = reach[1][0]; row <= reach[1][1]; row++)
    for (let column = reach[0][0]; column <= reach[0][1]; column++) nodes.push(column * stepMm, row * stepMm)
  return Float64Array.from(nodes)
}

function meansOf(values: Float64Array, nodes: number, from: number, to: number): readonly [Float64Array, Int32Array] {
  const counts = new Int32Array(nodes)
  const means = Float64Array.from({ length: nodes }, (_, v) => {
    const moments = momentsOf(Float64Array.from({ length: to - from }, (_unused, k) => values[(from + k) * nodes + v]))
    counts[v] = moments.n
    return moments.n === 0 ? Number.NaN : moments.mean
  })
  return [means, counts]
}
