/** What is said of compared maps. */
import { formatNumber, formatP, type Place } from '@penfield/report'
import type { CompareResult } from './compare.js'
import { smallestOf } from './smallest.js'

/** p as found: without a name, the smallest possible being named as such. */
export const pOf = ({ test: { plan } }: CompareResult, p: number, place: Place): string =>
  formatP(p, plan.exact ? null : plan.count, { place })

export const ratioOf = (value: number, place: Place): string => formatNumber(value, 'ratio', { place })

/** `40.0 20.0 0.0` */
export const placeOf = (mm: readonly number[], place: Place): string =>
  mm.map((each) => formatNumber(each, 'length', { place })).join(' ')

/** `12 control (a) and 11 lbp (b)` */
export function peopleOf({ design: { test, groups, nA, nB } }: CompareResult): string {
  if (test === 'one-sample') return `${nA} maps against 0`
  if (test === 'paired') return `${nA} people, ${groups[0]} (a) against ${groups[1]} (b)`
  return `${nA} ${groups[0]} (a) and ${nB} ${groups[1]} (b)`
}

/** How many p are at most 0.05. */
export const countBelow = (p: Float64Array): number => p.reduce((n, each) => n + (each <= 0.05 ? 1 : 0), 0)

export function compareSentences(compared: CompareResult): readonly string[] {
  const { test, result, options, peak } = compared
  const nodes = (p: Float64Array): string => `${countBelow(p)} of ${test.kept.length} nodes at p_FWE ≤ 0.05`
  return [
    `${peopleOf(compared)}: largest t ${ratioOf(peak.t, 'page')} at ${placeOf(peak.placeMm, 'page')} mm, ${pOf(compared, peak.pFwe, 'page')} with all nodes in view; ${nodes(result.pFwe)}.`,
    ...(result.pTfce === null
      ? []
      : [
          `By TFCE (${options.tfce}) the smallest is ${pOf(compared, smallestOf(result.pTfce), 'page')}; ${nodes(result.pTfce)}.`,
        ]),
    ...clusterSentence(compared),
  ]
}

function clusterSentence(compared: CompareResult): readonly string[] {
  const { clusters } = compared.result
  const threshold = compared.options.clusterThreshold
  if (threshold === null) return []
  if (clusters.length === 0) return [`No node has a t beyond ${threshold}: there is no cluster.`]
  const least = pOf(compared, Math.min(...clusters.map(({ p }) => p)), 'page')
  const counted = clusters.length === 1 ? '1 cluster' : `${clusters.length} clusters`
  return [
    `${counted} of nodes beyond t ${threshold}, the smallest ${least}. A significant cluster does not place an effect at each node.`,
  ]
}

const statistics = {
  'two-sample': "Student's t with pooled variance",
  paired: "Student's t of the differences within people",
  'one-sample': "Student's t against 0",
} as const

const relabelled = {
  'two-sample': 'of people',
  paired: 'of conditions within people (signs of their differences)',
  'one-sample': 'of signs of whole maps',
} as const

export function compareMethod(compared: CompareResult): readonly string[] {
  const { design, test, options, positionsMm } = compared
  const { plan } = test
  const beside = design.covariates.map(({ name }) => name).join(', ')
  const statistic =
    beside === '' ? statistics[design.test] : `t of the linear model beside ${beside}, permuted after Freedman and Lane`
  const larger = design.groups.length === 0 ? 'the mean is above 0' : `${design.groups[0]} is larger`
  const sides =
    options.tail === 0 ? 'both signs are tested' : `only ${options.tail === 1 ? 'positive' : 'negative'} t is tested`
  const touching = { grid4: 'along one axis', grid8: 'along an axis or a corner', mesh: 'along the edges of the mesh' }
  return [
    `The statistic is ${statistic}, positive where ${larger}; ${sides}. ${test.kept.length} of ${positionsMm.length / 3} nodes take part: those that every map has and that differ between people.`,
    `${plan.exact ? `All ${plan.count} relabellings` : `${plan.count} random relabellings (seed ${plan.seed})`} ${relabelled[design.test]}${options.block === null ? '' : ` within ${options.block}`}; p with all nodes in view is by the largest statistic of each.`,
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
