/** What is said of compared maps. */
import { pIn } from '../group/reading.js'
import type { CompareResult } from './compare.js'

const peopleOf = ({ design: { test, groups, nA, nB } }: CompareResult): string => {
  if (test === 'one-sample') return `${nA} maps against 0`
  if (test === 'paired') return `${nA} people in ${groups[0]} and in ${groups[1]}`
  return `${nA} people of ${groups[0]} and ${nB} of ${groups[1]}`
}

export function compareSentences(compared: CompareResult): readonly string[] {
  const { test, result, positionsMm, options } = compared
  const least = Math.min(...result.pFwe)
  const k = result.pFwe.indexOf(least)
  const at = [0, 1, 2].map((axis) => positionsMm[3 * test.kept[k] + axis].toFixed(1)).join(' ')
  const below = result.pFwe.filter((p) => p <= 0.05).length
  const pTfce = result.pTfce === null ? [] : [...result.pTfce]
  return [
    `${peopleOf(compared)}: largest t ${result.statistic[k].toFixed(2)} at ${at} mm, ${pIn(least, 'page')} with all nodes in view; ${below} of ${test.kept.length} nodes at p_FWE ≤ 0.05.`,
    ...(pTfce.length === 0
      ? []
      : [
          `By TFCE (${options.tfce}) the smallest ${pIn(Math.min(...pTfce), 'page')}; ${pTfce.filter((p) => p <= 0.05).length} nodes at p_FWE ≤ 0.05.`,
        ]),
    ...(options.clusterThreshold === null
      ? []
      : [
          `${result.clusters.length} clusters of nodes beyond t ${options.clusterThreshold}. A significant cluster does not place an effect at each node.`,
        ]),
  ]
}

const statistics = {
  'two-sample': "Student's t with pooled variance",
  paired: "Student's t of the differences within people",
  'one-sample': "Student's t against 0",
} as const

export function compareMethod(compared: CompareResult): readonly string[] {
  const { design, test, options, positionsMm } = compared
  const { plan } = test
  const beside = design.covariates.map(({ name }) => name).join(', ')
  const statistic =
    beside === '' ? statistics[design.test] : `t of the linear model beside ${beside}, permuted after Freedman and Lane`
  const sides = options.tail === 0 ? 'both sides' : options.tail === 1 ? 'larger in a' : 'smaller in a'
  const touching = { grid4: 'along one axis', grid8: 'along an axis or a corner', mesh: 'along the edges of the mesh' }
  return [
    `The statistic is ${statistic}, positive where ${design.groups[0] ?? 'the mean'} is larger; ${sides}. ${test.kept.length} of ${positionsMm.length / 3} nodes take part: those that every map has and that differ between people.`,
    `${plan.exact ? `All ${plan.count} relabellings` : `${plan.count} random relabellings (seed ${plan.seed})`} of people${options.block === null ? '' : ` within ${options.block}`}; p with all nodes in view is by the largest statistic of each.`,
    ...(options.clusterThreshold === null && options.tfce === null
      ? []
      : [`Nodes touch ${touching[options.adjacency]}.`]),
    ...(options.clusterThreshold === null
      ? []
      : [
          `Clusters are nodes of one sign beyond t ${options.clusterThreshold}; their mass is the sum of t, their p by the largest |mass| of each relabelling.`,
        ]),
    ...(options.tfce === null ? [] : [`TFCE (E 0.5, H 2) by the convention ${options.tfce}.`]),
  ]
}
