import type { EstimateMaps } from '../map/estimate.js'
import { viewOf } from '../metrics/view.js'
import type { MuscleMap } from '../model/map.js'
import { isMissing, missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from '../overlap/index.js'
import type { OverlapKind } from '../overlap/overlap-index.js'
import { overlapValues, pairsOf } from './columns.js'
import { type Design, halves, once } from './design.js'
import { type Means, means } from './means.js'

/** How many times the trials of each site are split at random. */
const splits = 50

/** On supports of more nodes, indices that cost much look at every fifth split. */
const fewNodes = 121
const strideOfCostly = 5

/** More sites than this share can't be left out of the halves because they have one trial. */
const mostDroppedShare = 0.25

export interface Ceiling {
  /** What the index gives between halves of one muscle: of similarities the noise ceiling, of distances the noise distance. */
  readonly ceiling: Value
  /** The same between a half of one muscle and the other half of the other. */
  readonly betweenHalves: Value
  /** The latter over the ceiling; missing for all but similarities. */
  readonly ceilingCorrected: Value
  readonly notes: readonly string[]
}

/**
 * Noise ceiling of every index for every pair of muscles, from 50 seeded splits into halves 1 and 2.
 *
 *     similarity O:                        C = √(mean O(A₁, A₂) · mean O(B₁, B₂))
 *     distance, dissimilarity, signed d:   e = √(½ (mean d²(A₁, A₂) + mean d²(B₁, B₂)))
 *     amount O:                            ½ (mean O(A₁, A₂) + mean O(B₁, B₂))
 *     between halves:                      mean of O(A₁, B₂), O(A₂, B₁), root mean square of d; crosswise, because the muscles share
 *                                          each pulse
 *
 * The trials of each site are split. Sites of one trial are in neither half and counted in the notes. Where these are more than a
 * quarter of a muscle's sites, all stimuli are split at random and each half is interpolated by the map method (`ceiling-split=stimuli`);
 * without a field there is no ceiling. Transport distances on more than 121 nodes look at ten of the splits.
 *
 * @returns one entry an index, pair by pair, in the order of overlap.tsv; missing `no-ceiling` where halves can't be formed, or where
 *   the index needs the same trials of both muscles.
 */
export function ceilings(design: Design, estimate: EstimateMaps, muscles: number, seed: number): readonly Ceiling[] {
  const measured = estimate(once(design))
  const split = splitOf(design, measured)
  const isLarge = measured[0].support.n > fewNodes
  const pairs = pairsOf(muscles)
  const width = overlapIndices.length
  const within = means(muscles * width)
  const between = means(pairs.length * width)
  const add = (to: Means, values: readonly Value[], first: number) =>
    values.forEach((value, k) => {
      if (!isMissing(value)) to.add(first + k, bySquares(overlapIndices[k].kind) ? value * value : value)
    })
  for (let index = 0; index < splits; index++) {
    const effort = isLarge && index % strideOfCostly > 0 ? 'cheap' : 'exact'
    const [first, second] = halves(split.design, seed, index).map((half) => estimate(half).map(viewOf))
    first.forEach((view, m) => {
      add(within, overlapValues(view, second[m], effort), m * width)
    })
    pairs.forEach(([a, b], p) => {
      add(between, overlapValues(first[a], second[b], effort), p * width)
      add(between, overlapValues(second[a], first[b], effort), p * width)
    })
  }
  return pairs.flatMap(([a, b], p) => {
    const notes = split.notesOf(a, b)
    return overlapIndices.map(({ kind, needs }, k) => {
      if (needs === 'trials' || split.isRefused(a, b)) return { ...noCeiling, notes }
      const of = { a: within.at(a * width + k), b: within.at(b * width + k), between: between.at(p * width + k) }
      return { ...ceilingOf(kind, of.a, of.b, of.between), notes }
    })
  })
}

const bySquares = (kind: OverlapKind): boolean => kind === 'distance' || kind === 'dissimilarity' || kind === 'signed'

const none = missing('no-ceiling')
const noCeiling = { ceiling: none, betweenHalves: none, ceilingCorrected: none }

function ceilingOf(
  kind: OverlapKind,
  ofA: number | null,
  ofB: number | null,
  between: number | null,
): Omit<Ceiling, 'notes'> {
  if (ofA === null || ofB === null) return noCeiling
  const betweenHalves = between === null ? none : bySquares(kind) ? Math.sqrt(between) : between
  if (kind !== 'similarity') {
    const mean = (ofA + ofB) / 2
    const ceiling = bySquares(kind) ? Math.sqrt(mean) : mean
    return { ceiling, betweenHalves, ceilingCorrected: missing('not-estimated') }
  }
  if (!(ofA > 0 && ofB > 0)) return { ...noCeiling, betweenHalves }
  const ceiling = Math.sqrt(ofA * ofB)
  return { ceiling, betweenHalves, ceilingCorrected: isMissing(betweenHalves) ? none : betweenHalves / ceiling }
}

interface Split {
  /** What is split into halves. */
  readonly design: Design
  notesOf(a: number, b: number): readonly string[]
  /** True where the halves of a pair of muscles would lack too many sites. */
  isRefused(a: number, b: number): boolean
}

function splitOf(design: Design, measured: readonly MuscleMap[]): Split {
  if (design.perStimulus) return { design, notesOf: () => [], isRefused: () => false }
  const dropped = measured.map(({ siteValues: { counts } }) => ({
    single: counts.reduce((sum, n) => sum + (n === 1 ? 1 : 0), 0),
    occupied: counts.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0),
  }))
  const tooMany = dropped.map(({ single, occupied }) => single > mostDroppedShare * occupied)
  if (tooMany.includes(true) && measured[0].support.kind !== 'sites') {
    const all = Int32Array.from(design.groups.flatMap((group) => [...group])).sort()
    return { design: { ...design, groups: [all] }, notesOf: () => ['ceiling-split=stimuli'], isRefused: () => false }
  }
  return {
    design,
    notesOf: (a, b) => {
      const most = Math.max(dropped[a].single, dropped[b].single)
      return most > 0 ? [`ceiling-sites-dropped=${most}`] : []
    },
    isRefused: (a, b) => tooMany[a] || tooMany[b],
  }
}
