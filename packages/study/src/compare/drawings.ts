/** The pictures of `compare-maps`: mean maps of two groups, and the largest statistics of the relabellings. */
import { type Drawing, groupMaps, nullHistogram } from '@penfield/report'
import { momentsOf } from '@penfield/stats'
import type { CompareResult } from './compare.js'
import type { MapRows } from './map-rows.js'
import { pOf } from './words.js'

/** By name; without those that can't be drawn. */
export function compareDrawings(compared: CompareResult, maps: readonly MapRows[]): ReadonlyMap<string, Drawing> {
  const all = [['maps', mapDrawing(compared, maps)] as const, ...nullDrawings(compared)]
  return new Map(all.flatMap(([name, drawing]) => (drawing === null ? [] : [[name, drawing] as const])))
}

/** Two groups on a square grid in one plane; null for others. */
function mapDrawing({ design, positionsMm, test, result }: CompareResult, maps: readonly MapRows[]): Drawing | null {
  const cellMm = squareStep(positionsMm)
  if (design.test === 'one-sample' || cellMm === null) return null
  const isA = (k: number): boolean => (design.test === 'paired' ? k % 2 === 0 : k < design.nA)
  const [a, b] = [true, false].map((side) => meansOf(maps.filter((_, k) => isA(k) === side)))
  const n = positionsMm.length / 3
  const pFwe = new Float64Array(n).fill(Number.NaN)
  test.kept.forEach((v, k) => {
    pFwe[v] = (result.pTfce ?? result.pFwe)[k]
  })
  const largest = [...a.mean, ...b.mean].reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0)
  return groupMaps({
    muscle: `${design.file}, p_FWE by ${result.pTfce === null ? 'the largest t' : 'TFCE'}`,
    nodesMm: Float64Array.from({ length: 2 * n }, (_, k) => positionsMm[3 * (k >> 1) + (k % 2)]),
    // The unit of the maps is not known; that of a count shows whole numbers.
    ...{ cellMm, anchored: false, pFwe, unit: largest < 100 ? '1' : 'count', isShape: false },
    groups: [
      { name: `${design.groups[0]} (a)`, n: design.nA, ...a },
      { name: `${design.groups[1]} (b)`, n: design.nB, ...b },
    ],
    // Of the second less the first, the other way round than t; the colours say who has more.
    difference: b.mean.map((value, v) => value - a.mean[v]),
  })
}

function meansOf(maps: readonly MapRows[]): { readonly mean: Float64Array; readonly people: Int32Array } {
  const moments = Array.from(maps[0].values, (_, v) => momentsOf(maps.map(({ values }) => values[v])))
  return {
    mean: Float64Array.from(moments, ({ n, mean }) => (n === 0 ? Number.NaN : mean)),
    people: Int32Array.from(moments, ({ n }) => n),
  }
}

/** The step of a grid of one plane with equal steps along x and y; null where the nodes are no such grid. */
function squareStep(positions: Float64Array): number | null {
  const places = [0, 1].map((axis) => [...new Set(positions.filter((_, k) => k % 3 === axis))].sort((x, y) => x - y))
  const [x, y] = places.map(stepOf)
  // Nodes above each other would hide one another.
  const isPlane = new Set(planeKeys(positions)).size === positions.length / 3
  return isPlane && x !== null && y !== null && Math.abs(x - y) < 0.01 * x ? x : null
}

const planeKeys = (positions: Float64Array): readonly string[] =>
  Array.from({ length: positions.length / 3 }, (_, v) => `${positions[3 * v]} ${positions[3 * v + 1]}`)

/** The least distance between neighbours, of which all are multiples; null for fewer than two places. */
function stepOf(ascending: readonly number[]): number | null {
  const gaps = ascending.slice(1).map((value, k) => value - ascending[k])
  const least = gaps.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return gaps.length > 0 && gaps.every((gap) => Math.abs(gap / least - Math.round(gap / least)) < 0.01) ? least : null
}

function nullDrawings(compared: CompareResult): readonly (readonly [string, Drawing | null])[] {
  const { test, result, peak } = compared
  const { shard, tfce, pTfce, clusters } = result
  const size = (value: number): number => (test.tail === 0 ? Math.abs(value) : test.tail * value)
  const drawn = (name: string, values: Float64Array, observed: number, p: number): Drawing | null =>
    nullHistogram({
      ...{ name, values, pWords: pOf(compared, p, 'page') },
      // As for p, what is equal within rounding counts as large.
      observed: observed - 1e-10 * Math.max(1, observed),
      ...{ relabellings: test.plan.count, exact: test.plan.exact },
    })
  const least = (values: Iterable<number>): number => [...values].reduce((a, b) => Math.min(a, b), 1)
  const most = (values: Iterable<number>): number => [...values].reduce((a, b) => Math.max(a, b), 0)
  return [
    ['null', drawn('largest t over nodes', shard.largest, size(peak.t), peak.pFwe)],
    ...(tfce === null || pTfce === null
      ? []
      : [['null-tfce', drawn('largest TFCE over nodes', shard.tfce, most(tfce.map(size)), least(pTfce))] as const]),
    ...(clusters.length === 0
      ? []
      : [
          [
            'null-clusters',
            drawn(
              'largest mass of a cluster',
              shard.mass,
              most(clusters.map(({ mass }) => Math.abs(mass))),
              least(clusters.map(({ p }) => p)),
            ),
          ] as const,
        ]),
  ]
}
