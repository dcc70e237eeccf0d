// K3: a bootstrap of two linear maps; area, volume and centre of gravity above a threshold, and their Dice overlap.
import { resampleMaps, summariseMaps, trialTable, triangleOperator } from '@penfield/kernels'
import { triangulate } from '../../../packages/core/dist/geometry/triangulate.js'

const muscles = 2
const address = { seed: 3, stream: 1 }

export const k3Bootstrap = {
  script: 'k3_bootstrap.py',
  kernel: 'k3_bootstrap',
  unit: 'resample',
  counts: { linear: 10000 },
  goals: { 'griddata-loop': 90, 'blas-batch-f32': 4.5 },
  goalUs: { linear: 35 },
  without: {
    tps: 'a thin-plate map is a dense operator: there is nothing to prune, and batched BLAS is faster (the prototype had 0.5x)',
  },
  load: (workload) => ({
    params: workload.params,
    sites: workload.read('sites.f64'),
    trials: ['a', 'b'].map((name) => workload.read(`trials_${name}.f32`)),
    drawn: workload.read('draws.u8'),
  }),
  run: ({ params, sites, trials, drawn }, _, n, check) => {
    const operator = linearOperator(sites, params.grid)
    const thresholds = new Float64Array(muscles).fill(params.threshold)
    if (check)
      return sumOf(n, (k) => checksum(summariseMaps(operator, meansOf(trials, drawn, k, sites.length / 2), thresholds)))
    const rows = resampleMaps(operator, tableOf(trials, sites.length / 2), thresholds, address, 0, n)
    return sumOf(n, (k) => checksum(rows.subarray((k * rows.length) / n, ((k + 1) * rows.length) / n)))
  },
}

function linearOperator(sites, { from, to, side }) {
  const step = (to - from) / (side - 1)
  const positions = new Float64Array(2 * side * side)
  for (let i = 0; i < side * side; i++)
    positions.set([from + step * (i % side), from + step * Math.floor(i / side)], 2 * i)
  const { corners, lambdas } = triangulate(sites).locate(positions)
  const areas = new Float64Array(side * side).fill(1)
  return triangleOperator({ corners, lambdas, positions, areas, vertices: sites.length / 2 })
}

function tableOf(trials, sites) {
  const perSite = trials[0].length / sites
  const starts = Int32Array.from({ length: sites + 1 }, (_, s) => s * perSite)
  const values = Float64Array.from({ length: trials[0].length * muscles }, (_, k) => trials[k % 2][k >> 1])
  return trialTable(starts, values, muscles)
}

/** Site means of resample k of the workload's own draws, muscles × sites. */
function meansOf(trials, drawn, k, sites) {
  const perSite = trials[0].length / sites
  return Float64Array.from({ length: muscles * sites }, (_, at) => {
    const first = (at % sites) * perSite
    const picks = drawn.subarray(k * sites * perSite + first, k * sites * perSite + first + perSite)
    return picks.reduce((sum, pick) => sum + trials[Math.floor(at / sites)][first + pick], 0) / perSite
  })
}

const checksum = ([areaA, volumeA, xA, , areaB, , , , shared]) =>
  areaA + areaB + (1000 * 2 * shared) / (areaA + areaB) + volumeA + xA / volumeA

function sumOf(n, term) {
  let sum = 0
  for (let k = 0; k < n; k++) sum += term(k)
  return sum
}
