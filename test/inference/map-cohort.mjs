// One cohort of two groups of maps, and the smallest p of each statistic.
import { draws } from '@penfield/kernels'
import { gridNeighbours, mapTestResult, nullShard, prepareMapTest } from '@penfield/stats'
import { fieldsOf, normalsOf } from './fields.mjs'
import { clusterThreshold, covariate } from './variants.mjs'

/** Nodes that each person lacks where coverage is unequal, of all; and how far from the edge they may lie. */
const lacking = { share: 0.1, rings: 2 }
const leastShare = 0.6

const isB = (i, { people }) => i >= people
const isInBlock = (v, { columns, block, blockFrom }) =>
  [v % columns, Math.floor(v / columns)].every((place) => place >= blockFrom && place < blockFrom + block)

const ringOf = (v, { columns, rows }) => {
  const [x, y] = [v % columns, Math.floor(v / columns)]
  return Math.min(x, y, columns - 1 - x, rows - 1 - y)
}

/** Neighbours of the grid, eight each inside. */
const neighboursOf = ({ columns, rows }) =>
  gridNeighbours(
    Float64Array.from({ length: 3 * columns * rows }, (_, k) => {
      const v = Math.floor(k / 3)
      return [v % columns, Math.floor(v / columns), 0][k % 3]
    }),
    8,
  )

/** Takes away nodes along the edge, each person's own. */
function takeAway(map, entry, random) {
  const edge = [...map.keys()].filter((v) => ringOf(v, entry) < lacking.rings)
  for (let left = Math.round(lacking.share * map.length); left > 0; left--)
    map[edge.splice(random.belowExactly(edge.length), 1)[0]] = Number.NaN
}

/** Maps of all people, those of group a first, and their covariate. */
export function mapsOf(entry, cohort, seed) {
  const random = draws(seed, entry.stream, cohort)
  const normal = normalsOf(random)
  const field = fieldsOf(entry, normal)
  const [n, nodes] = [2 * entry.people, entry.columns * entry.rows]
  const { correlation, slope } = covariate
  const hasCovariate = entry.variant === 'linear' || entry.variant === 'left-out'
  const age = Float64Array.from(
    { length: n },
    (_, i) => correlation * (isB(i, entry) ? 1 : -1) + Math.sqrt(1 - correlation * correlation) * normal(),
  )
  const values = new Float64Array(n * nodes)
  for (let i = 0; i < n; i++) {
    const difference = entry.isPlanted && isB(i, entry) ? entry.mapEffect : 0
    const shift = hasCovariate ? slope * age[i] : 0
    const map = field().map((value, v) => value + shift + (isInBlock(v, entry) ? difference : 0))
    if (entry.variant === 'covered') takeAway(map, entry, random)
    values.set(map, i * nodes)
  }
  return { values, age }
}

function designOf(entry, age) {
  const group = Uint8Array.from(age, (_, i) => (isB(i, entry) ? 1 : 0))
  if (entry.variant === 'covered') return { kind: 'covered', isA: group, leastShare }
  if (entry.variant !== 'linear') return { kind: 'two-sample', isA: group }
  const tested = { name: 'group', values: Float64Array.from(group) }
  return { kind: 'linear', tested, nuisance: [{ name: 'age', values: age }] }
}

/** @returns for each statistic its smallest p, and the smallest in the block where a difference is planted; 1 where there is none. */
export function judgedMaps(entry, cohort, seed) {
  const { values, age } = mapsOf(entry, cohort, seed)
  const test = prepareMapTest(values, age.length, designOf(entry, age), {
    ...{ permutations: entry.relabellings, seed: cohort },
    ...{ neighbours: neighboursOf(entry), clusterThreshold, tfce: 'exact' },
  })
  const { pFwe, pTfce, clusters } = mapTestResult(test, [nullShard(test, 0, test.plan.count)])
  const inBlock = test.kept.map((v) => (isInBlock(v, entry) ? 1 : 0))
  const ofNodes = (all) => ({
    p: all.reduce((least, p) => Math.min(least, p), 1),
    pInPlace: all.reduce((least, p, k) => (inBlock[k] === 1 ? Math.min(least, p) : least), 1),
  })
  const ofClusters = (own) => own.reduce((least, { p }) => Math.min(least, p), 1)
  const touching = clusters.filter(({ nodes }) => nodes.some((k) => inBlock[k] === 1))
  return [
    { statistic: 'max-T', ...ofNodes(pFwe) },
    { statistic: 'cluster mass', p: ofClusters(clusters), pInPlace: ofClusters(touching) },
    { statistic: 'TFCE', ...ofNodes(pTfce) },
  ]
}
