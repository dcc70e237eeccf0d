import { numberText } from '@penfield/kernels'
import type { Corrected } from '../corrected/corrected-value.js'
import { distanceByHalves } from '../corrected/distance-by-halves.js'
import type { MapPlan } from '../map/estimate.js'
import { leastOf } from '../metrics/aspect-floor.js'
import { type MetricUnit, unitFor } from '../metrics/metric.js'
import { viewOf } from '../metrics/view.js'
import type { IntervalKind } from '../model/interval-kind.js'
import type { MuscleMap } from '../model/map.js'
import { isMissing, missing } from '../model/missing.js'
import { unitOf } from '../model/quantity.js'
import type { Interval, MetricRow, OverlapRow, Value } from '../model/result.js'
import { overlapIndices } from '../overlap/index.js'
import type { OverlapIndex } from '../overlap/overlap-index.js'
import { type MapPair, pairOf } from '../overlap/pair.js'
import { peakNotes } from '../peaks/peak-probability.js'
import { columnAt } from './bootstrap.js'
import type { Ceiling } from './ceiling.js'
import type { Chance } from './chance.js'
import { columnsOf, pairsOf, valuesOf } from './columns.js'
import { scaleOfRange } from './error-scale.js'
import { interval } from './interval.js'
import type { Sameness } from './sameness.js'
import { hasSingleTrials } from './single-trials.js'

/** What is known of a pair of muscles beside the indices themselves. */
export interface PairFindings {
  /** One an index. */
  readonly chance: readonly Chance[]
  /** One an index. */
  readonly corrected: readonly Corrected[]
  readonly sameness: Sameness
}

/**
 * The rows of metrics.tsv.
 *
 * @param resamples numbers of the resamples, row-major, in the order of `columnsOf`; empty without a bootstrap.
 */
export function metricRows(plan: MapPlan, maps: readonly MuscleMap[], resamples: Float64Array): readonly MetricRow[] {
  const values = valuesOf(maps)
  const columns = columnsOf(maps.length)
  const counts = maps.map(({ siteValues: { counts } }) => ({
    nTrials: counts.reduce((sum, n) => sum + n, 0),
    nSites: counts.filter((n) => n > 0).length,
  }))
  return columns.metrics.map(({ muscle, id, entry }, column) => {
    const map = maps[muscle]
    const kind =
      typeof entry.interval === 'string'
        ? entry.interval
        : (entry.interval as Readonly<Record<string, IntervalKind>>)[id]
    const units: Readonly<Record<string, MetricUnit>> = entry.gives
    const notes: string[] = [...(entry.notes?.(viewOf(map)) ?? [])]
    const singles = hasSingleTrials(map.siteValues, plan.sites)
    // Only site means have their spread corrected where a site has one trial; elsewhere an interval would be falsely narrow.
    const uncorrected = singles && (plan.siteValue !== 'mean' || entry.needs === 'trials')
    if (singles && !uncorrected && kind !== 'none' && resamples.length > 0) notes.push('single-trial-sites')
    if (id === 'peaks') notes.push(...peakNotes(columnAt(resamples, values.length, column)))
    return {
      muscle: map.muscle,
      metric: id,
      value: values[column],
      unit: unitFor(units[id], unitOf(map)),
      interval:
        uncorrected && kind !== 'none' ? unknownSpread : intervalAt(kind, values, resamples, column, leastOf(id)),
      ...counts[muscle],
      note: noteText(values[column], notes),
    }
  })
}

/**
 * The rows of overlap.tsv.
 *
 * @param ceilings one an index and pair, in the order of the table.
 * @param findings one a pair, in the order of {@link pairsOf}.
 */
export function overlapRows(
  plan: MapPlan,
  maps: readonly MuscleMap[],
  resamples: Float64Array,
  ceilings: readonly Ceiling[],
  findings: readonly PairFindings[],
): readonly OverlapRow[] {
  const values = valuesOf(maps)
  const quickValues = resamples.length > 0 ? valuesOf(maps, 'quick') : values
  const { metrics, overlap } = columnsOf(maps.length)
  const views = maps.map(viewOf)
  const pairs = pairsOf(maps.length).map(([a, b]) => pairOf(views[a], views[b]))
  return overlap.map(({ a, b, entry }, k) => {
    const column = metrics.length + k
    const nth = Math.floor(k / overlapIndices.length)
    const chance = findings[nth].chance[k % overlapIndices.length]
    const { ceiling, ceilingCorrected } = ceilings[k]
    const single = [a, b].some((m) => hasSingleTrials(maps[m].siteValues, plan.sites))
    const row = { value: values[column], interval: unknownSpread }
    if (!single || (plan.siteValue === 'mean' && entry.needs === 'maps'))
      row.interval = scaledTo(
        values[column],
        quickValues[column],
        intervalAt(scaleOfRange(entry.range), quickValues, resamples, column),
      )
    const found = findings[nth].corrected[k % overlapIndices.length]
    const isUnbounded = isMissing(found.value) && found.value.missing === 'no-bound'
    const corrected = isUnbounded ? distanceByHalves(row.value, row.interval, ceiling) : found
    const notes = [
      ...overlapNotes(entry, pairs[nth], ceilings[k], chance, findings[nth].sameness),
      ...aboveChance(entry, corrected.value, chance.level),
      ...(isUnbounded && !isMissing(corrected.value) ? ['corrected-by-halves'] : []),
      ...(isMissing(corrected.value) ? [`corrected:${corrected.value.missing}`] : correctedNotes(entry)),
      ...reasonsOf(ceiling, chance.level),
    ]
    return {
      muscleA: maps[a].muscle,
      muscleB: maps[b].muscle,
      index: entry.id,
      unit: entry.unit,
      ...row,
      ceiling,
      ceilingCorrected,
      chance: chance.level,
      corrected: corrected.value,
      correctedInterval: corrected.interval,
      note: noteText(values[column], notes),
    }
  })
}

const correctedNotes = ({ correctedNote }: OverlapIndex<string>): readonly string[] =>
  correctedNote === undefined ? [] : [correctedNote]

function overlapNotes(
  index: OverlapIndex<string>,
  pair: MapPair,
  { ceilingCorrected, notes }: Ceiling,
  { pSeparate }: Chance,
  sameness: Sameness,
): string[] {
  const found: string[] = []
  const add = (name: string, value: Value) => {
    if (!isMissing(value)) found.push(`${name}=${numberText(value)}`)
  }
  if (pair.dropped > 0) found.push(`sites-dropped=${pair.dropped}`)
  found.push(...(index.notes?.(pair) ?? []), ...notes)
  add('ceiling_corrected', ceilingCorrected)
  add('p_sep', pSeparate)
  if (index.id === 'cog_distance' || index.id === 'histogram_intersection') add('p_same', sameness[index.id])
  return found
}

/** Less room than this between chance and 1 makes a share of it wild. */
const leastRoom = 0.3

/** (corrected − O_0) / (1 − O_0) of a similarity, where chance O_0 leaves room above it. */
function aboveChance(index: OverlapIndex<string>, corrected: Value, chance: Value): string[] {
  if (index.kind !== 'similarity' || isMissing(corrected) || isMissing(chance) || 1 - chance < leastRoom) return []
  return [`above_chance=${numberText((corrected - chance) / (1 - chance))}`]
}

/** An interval found about the quick number, in proportion about the exact one. */
function scaledTo(exact: Value, quick: Value, { low, high }: Interval): Interval {
  const scale = (value: Value): Value =>
    isMissing(value) || isMissing(exact) || isMissing(quick) || exact === quick || quick === 0
      ? value
      : value * (exact / quick)
  return { low: scale(low), high: scale(high) }
}

const unknownSpread: Interval = { low: missing('single-trial'), high: missing('single-trial') }

/** @param least where the range of a number begins that is judged by its distance from there. */
function intervalAt(
  kind: IntervalKind,
  values: readonly Value[],
  resamples: Float64Array,
  column: number,
  least = 0,
): Interval {
  if (kind === 'none') return { low: missing('not-an-estimate'), high: missing('not-an-estimate') }
  const above = (value: number): number => value - least
  const back = (value: Value): Value => (isMissing(value) ? value : value + least)
  const value = values[column]
  const found = columnAt(resamples, values.length, column)
  if (least === 0 || isMissing(value)) return interval(kind, value, found)
  const { low, high } = interval(kind, above(value), found.map(above))
  return { low: back(low), high: back(high) }
}

/** Why ceiling or chance are missing; each reason once. */
const reasonsOf = (...values: readonly Value[]): string[] =>
  values.flatMap((value) => (isMissing(value) ? [value.missing] : []))

/** Note codes with `;` between, the reason of a missing value first, each once. */
const noteText = (value: Value, notes: readonly string[]): string =>
  [...new Set(isMissing(value) ? [value.missing, ...notes] : notes)].join(';')
