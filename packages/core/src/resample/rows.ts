import { numberText } from '@penfield/kernels'
import type { MapPlan } from '../map/estimate.js'
import type { NoteCode } from '../metrics/metric.js'
import { viewOf } from '../metrics/view.js'
import type { MuscleMap } from '../model/map.js'
import { isMissing, missing } from '../model/missing.js'
import type { Interval, MetricRow, OverlapRow, Value } from '../model/result.js'
import { pairOf } from '../overlap/pair.js'
import { columnAt } from './bootstrap.js'
import type { Ceiling } from './ceiling.js'
import { columnsOf, pairsOf, valuesOf } from './columns.js'
import { interval } from './interval.js'
import { hasSingleTrials } from './single-trials.js'

/** The resamples and leave-one-out numbers of a session, row-major, in the order of `columnsOf`; empty without a bootstrap. */
export interface Resamples {
  readonly values: Float64Array
  readonly jackknife: Float64Array
}

/** The rows of metrics.tsv. */
export function metricRows(plan: MapPlan, maps: readonly MuscleMap[], resamples: Resamples): readonly MetricRow[] {
  const values = valuesOf(maps)
  const columns = columnsOf(maps.length)
  const counts = maps.map(({ siteValues: { counts } }) => ({
    nTrials: counts.reduce((sum, n) => sum + n, 0),
    nSites: counts.filter((n) => n > 0).length,
  }))
  return columns.metrics.map(({ muscle, id, entry }, column) => {
    const map = maps[muscle]
    const units: Readonly<Record<string, MetricRow['unit']>> = entry.gives
    const notes: NoteCode[] = [...(entry.notes?.(viewOf(map)) ?? [])]
    const singles = hasSingleTrials(map.siteValues, plan.sites)
    // Only site means have their spread corrected where a site has one trial; elsewhere an interval would be falsely narrow.
    const uncorrected = singles && (plan.siteValue !== 'mean' || id === 'mep_probability')
    if (singles && !uncorrected && entry.interval !== 'none' && resamples.values.length > 0)
      notes.push('single-trial-sites')
    return {
      muscle: map.muscle,
      metric: id,
      value: values[column],
      unit: units[id],
      interval:
        uncorrected && entry.interval !== 'none'
          ? unknownSpread
          : intervalAt(entry.interval, values, resamples, column),
      ...counts[muscle],
      note: noteText(values[column], notes),
    }
  })
}

/** The rows of overlap.tsv. */
export function overlapRows(
  plan: MapPlan,
  maps: readonly MuscleMap[],
  resamples: Resamples,
  ceilings: readonly Ceiling[],
  chance: readonly Value[],
): readonly OverlapRow[] {
  const values = valuesOf(maps)
  const { metrics, overlap } = columnsOf(maps.length)
  const dropped = new Map(
    pairsOf(maps.length).map(([a, b]) => [`${a},${b}`, pairOf(viewOf(maps[a]), viewOf(maps[b])).dropped]),
  )
  const notEstimated = missing('not-estimated')
  return overlap.map(({ a, b, entry }, k) => {
    const column = metrics.length + k
    const notes: string[] = []
    const left = dropped.get(`${a},${b}`) ?? 0
    if (left > 0) notes.push(`sites-dropped=${left}`)
    const single = [a, b].some((m) => hasSingleTrials(maps[m].siteValues, plan.sites))
    const halved = maps[a].siteValues.counts.filter((n) => n === 1).length
    if (single && halved > 0) notes.push(`ceiling-sites-dropped=${halved}`)
    const { ceilingCorrected } = ceilings[k]
    if (!isMissing(ceilingCorrected)) notes.push(`ceiling_corrected=${numberText(ceilingCorrected)}`)
    notes.push('corrected:not-estimated')
    return {
      muscleA: maps[a].muscle,
      muscleB: maps[b].muscle,
      index: entry.id,
      value: values[column],
      unit: entry.unit,
      interval:
        single && plan.siteValue !== 'mean' ? unknownSpread : intervalAt(entry.interval, values, resamples, column),
      ceiling: ceilings[k].ceiling,
      ceilingCorrected,
      chance: chance[k],
      corrected: notEstimated,
      correctedInterval: { low: notEstimated, high: notEstimated },
      note: noteText(values[column], [...notes, ...reasonsOf(ceilings[k].ceiling, chance[k])]),
    }
  })
}

const unknownSpread: Interval = { low: missing('single-trial'), high: missing('single-trial') }

function intervalAt(
  kind: 'bca' | 'percentile' | 'none',
  values: readonly Value[],
  resamples: Resamples,
  column: number,
): Interval {
  if (kind === 'none') return { low: missing('not-an-estimate'), high: missing('not-an-estimate') }
  const width = values.length
  const at = (table: Float64Array) => columnAt(table, width, column)
  return interval(kind, values[column], at(resamples.values), at(resamples.jackknife))
}

/** Why ceiling or chance are missing; each reason once. */
const reasonsOf = (...values: readonly Value[]): string[] =>
  values.flatMap((value) => (isMissing(value) ? [value.missing] : []))

/** Note codes with `;` between, the reason of a missing value first, each once. */
const noteText = (value: Value, notes: readonly string[]): string =>
  [...new Set(isMissing(value) ? [value.missing, ...notes] : notes)].join(';')
