/** The pictures of a group comparison. */
import { changeStrip, type Drawing, forest, groupMaps, nullHistogram, raincloud } from '@penfield/report'
import { momentsOf, tQuantile } from '@penfield/stats'
import { smallestOf } from '../compare/smallest.js'
import { safeName } from '../outputs.js'
import { groupCounts } from './document.js'
import type { GroupResult } from './group.js'
import {
  differenceIn,
  follows,
  isNamed,
  isNamedRow,
  isUnit,
  nameOf,
  pIn,
  rankOf,
  shownFirst,
  towardOverlap,
} from './reading.js'
import type { GroupRow } from './row.js'

/** Figures by file name without ending, in the order of the page. */
export interface GroupDrawings {
  readonly people: Drawing | null
  readonly forest: Drawing | null
  readonly maps: ReadonlyMap<string, Drawing>
  /** Null distributions of the largest statistic of each map. */
  readonly nulls: ReadonlyMap<string, Drawing>
  /** Null where nobody came twice. */
  readonly changes: Drawing | null
}

const mostRows = 16

export function groupDrawings(result: GroupResult): GroupDrawings {
  const maps = new Map<string, Drawing>()
  const nulls = new Map<string, Drawing>()
  for (const { pair, map } of result.maps) {
    const name = `${safeName(map.muscle)}_${map.alignment}${result.people.groups.length > 2 ? `_${pair[1]}` : ''}`
    for (const [kind, drawing] of mapDrawings(result, pair, map))
      if (drawing !== null) (kind === 'maps' ? maps : nulls).set(`${name}_${kind}`, drawing)
  }
  return { people: peopleDrawing(result), forest: forestDrawing(result), maps, nulls, changes: changesDrawing(result) }
}

function peopleDrawing(result: GroupResult): Drawing | null {
  const { outcomes, people, strata, options } = result
  // Of a trial the last visit, which the comparison is about.
  const last = options.trial?.post.at(-1) ?? null
  const here = outcomes.filter(
    ({ stratum, visit }) => stratum === strata.names[0] && (options.trial === null || visit === last),
  )
  const rank = ({ id, muscles }: (typeof here)[number]): number =>
    isNamed(options.primary, id, muscles) ? -1 : shownFirst.indexOf(id)
  const shown = here
    .filter(({ id, muscles }) => isNamed(options.primary, id, muscles) || shownFirst.includes(id))
    .sort((x, y) => rank(x) - rank(y))
  return raincloud({
    outcomes: shown.slice(0, 6).flatMap(({ id, muscles, unit, values }) => {
      if (!isUnit(unit)) return []
      const muscle = muscles.length === 1 ? muscles[0] : null
      const groups = people.groups.map((name, k) => {
        const own = people.people.flatMap(({ label, group }, i) =>
          group === k && !Number.isNaN(values[i]) ? [{ label, value: values[i] }] : [],
        )
        return { name, people: own, ...meanOf(own.map(({ value }) => value)) }
      })
      return [{ name: nameOf({ id, muscle }), unit, groups }]
    }),
  })
}

function meanOf(values: readonly number[]) {
  const { n, mean, variance } = momentsOf(values)
  if (n === 0) return { mean: null, low: null, high: null }
  if (n < 2) return { mean, low: null, high: null }
  const half = tQuantile(0.975, n - 1) * Math.sqrt(variance / n)
  return { mean, low: mean - half, high: mean + half }
}

function forestDrawing(result: GroupResult): Drawing | null {
  const { rows, strata, options, people } = result
  const contrast = `${people.groups[1]} - ${people.groups[0]}`
  const own = rows.filter(
    (row) =>
      row.level === 'overlap' &&
      row.hemisphere === strata.names[0] &&
      row.contrast.startsWith(contrast) &&
      towardOverlap(row) !== 0,
  )
  const shown = [...own].sort((a, b) => rankOf(options.primary, a) - rankOf(options.primary, b)).slice(0, mostRows)
  const counts = groupCounts(result)
  return forest({
    rows: shown.map((row) => ({
      name: nameOf(row),
      effect: effectOf(row),
      difference: differenceIn(row, 'page').replace('95 % CI ', ''),
      p:
        row.p === null
          ? ''
          : `${pIn(row.p, 'page')}${row.pCorrected === null || row.pCorrected === row.p ? '' : `, corrected ${pIn(row.pCorrected, 'page').replace('p = ', '')}`}`,
      role: isNamedRow(options.primary, row) ? 'primary' : options.primary === null ? 'exploratory' : 'corrected',
      follows: follows(row),
    })),
    groups: [
      { name: people.groups[0], n: counts[people.groups[0]] },
      { name: people.groups[1], n: counts[people.groups[1]] },
    ],
    ends: [`less overlap in ${people.groups[1]}`, `more overlap in ${people.groups[1]}`],
  })
}

/** Turned so that more overlap lies to the right; signed indices as they are. */
function effectOf(row: GroupRow) {
  const { effectSize, gLow, gHigh } = row
  if (effectSize === null || gLow === null || gHigh === null)
    return {
      reason:
        row.p === null
          ? row.note
          : `g ${effectSize === null ? 'n/a' : effectSize.toFixed(2)}, no interval of g beside covariates`,
    }
  return towardOverlap(row) === -1
    ? { g: -effectSize, low: -gHigh, high: -gLow }
    : { g: effectSize, low: gLow, high: gHigh }
}

function mapDrawings(
  { people: { groups } }: GroupResult,
  [a, b]: readonly [number, number],
  map: GroupResult['maps'][number]['map'],
): readonly (readonly [string, Drawing | null])[] {
  const { muscle, alignment, nodesMm, stepMm, means, counts, people, tested } = map
  if (nodesMm.length === 0) return []
  const pFwe = tested === null ? null : new Float64Array(nodesMm.length / 2).fill(Number.NaN)
  tested?.test.kept.forEach((node, k) => {
    if (pFwe !== null) pFwe[node] = tested.result.pFwe[k]
  })
  const difference = means[1].map((mean, v) => mean - means[0][v])
  const picture = groupMaps({
    ...{ muscle, nodesMm, cellMm: Math.round(stepMm * 10) / 10, anchored: true, difference, pFwe },
    groups: [
      { name: groups[a], n: people[0], mean: means[0], people: counts[0] },
      { name: groups[b], n: people[1], mean: means[1], people: counts[1] },
    ],
    unit: alignment === 'frame' ? 'uV' : '1',
    isShape: alignment === 'cog',
  })
  if (tested === null) return [['maps', picture]]
  const { test, result } = tested
  const p = smallestOf(result.pFwe)
  const observed = result.statistic.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const histogram = nullHistogram({
    name: `largest |z| over nodes, ${muscle}, ${alignment === 'frame' ? 'as the maps lie' : 'shape'}`,
    ...{ values: result.shard.largest, observed, pWords: pIn(p, 'page') },
    ...{ relabellings: test.plan.count, exact: test.plan.exact },
  })
  return [
    ['maps', picture],
    ['null', histogram],
  ]
}

function changesDrawing({ changes }: GroupResult): Drawing | null {
  if (changes === null) return null
  const { outcome, rows, limit } = changes
  const { unit } = outcome
  if (!isUnit(unit)) return null
  const muscle = outcome.muscles.length === 1 ? outcome.muscles[0] : null
  return changeStrip({ name: nameOf({ id: outcome.id, muscle }), unit, rows, limit })
}
