// K4: two groups of 30 maps, under the relabellings of the workload. Checksums: the sum over relabellings of the largest |t|, and of the
// largest |TFCE| (both signs, convention `integral`).
import { labelExtremes, labelTfce } from '@penfield/kernels'
import { sumsSource } from '../../../packages/stats/dist/maps/sums-source.js'

const script = { maxt: 'k4_maxt.py', tfce: 'k4_tfce.py' }

const load = (workload) => ({
  n: workload.params.n_a + workload.params.n_b,
  ofA: workload.params.n_a,
  labels: workload.read('labels.u8'),
  ...Object.fromEntries(
    ['grid', 'surface'].flatMap((name) => [
      [name, Float64Array.from(workload.read(`${name}.f32`))],
      [`${name}Begins`, workload.read(`${name}_ptr.i32`)],
      [`${name}Indices`, workload.read(`${name}_idx.i32`)],
    ]),
  ),
})

export const k4MaxT = {
  script: script.maxt,
  kernel: 'k4_maxt',
  unit: 'relabelling',
  counts: { grid: 10000, surface: 10000 },
  goals: { 'blas-f64': 2 },
  load,
  run: (state, name, n) => sumOf(largestT(state, name, 0, n)),
  jobs: {
    case: 'surface',
    goal: 1.5,
    worker: new URL('k4-worker.mjs', import.meta.url),
    there: ({ labels, n }) => labels.length / n,
  },
}

export const k4Tfce = {
  script: script.tfce,
  kernel: 'k4_tfce',
  unit: 'relabelling',
  counts: { grid: 512, surface: 256 },
  goals: { 'label-loop': 16, 'graph-loop': 20 },
  load,
  run: ({ n, ofA, labels, ...maps }, name, count) => {
    const { rows, student } = sumsSource(maps[name], n, 'members', ofA).sums
    const neighbours = { begins: maps[`${name}Begins`], indices: maps[`${name}Indices`] }
    const scores = labelTfce(rows, labels.subarray(0, count * n), student, neighbours, 'integral')
    return sumOf(scores.positive.map((score, k) => Math.max(score, scores.negative[k])))
  },
}

/** Largest |t| of relabellings from … to − 1. */
export function largestT({ n, ofA, labels, ...maps }, name, from, to) {
  const { rows, student } = sumsSource(maps[name], n, 'members', ofA).sums
  const { largest, smallest } = labelExtremes(rows, labels.subarray(from * n, to * n))
  return largest.map((sum, k) => {
    const most = Math.max(sum, -smallest[k])
    return (most * student.gain) / Math.sqrt(1 - most * most * student.ratio)
  })
}

const sumOf = (terms) => terms.reduce((sum, term) => sum + term, 0)
