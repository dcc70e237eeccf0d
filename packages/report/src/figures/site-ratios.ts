/** Each site by how much the second muscle responds against the first, and whether their single responses go together. */
import { type MuscleTrials, type SessionResult, type SiteValues, siteValues } from '@penfield/core'
import { ln } from '@penfield/kernels'

/** A muscle responds where its site value is above so many noise floors. */
const strongFloors = 3
/** Below this share of the other muscle a response hardly exceeds a leak. */
export const lowRatio = 0.15
/** Fewer pairs than this have no correlation worth a dot. */
const fewestTrials = 3

/** The second muscle hardly responds, the first, or neither of the two. */
export type Zone = 'b-weak' | 'a-weak' | 'both'

export interface SiteRatio {
  readonly site: number
  /** Site value of b over that of a. */
  readonly ratio: number
  readonly zone: Zone
  /** Of ln amplitudes over the trials of the site; NaN with fewer than 3 or without variance. */
  readonly correlation: number
  readonly sums: Sums
}

/** Sums of squares and products of ln amplitudes about the means of the site. */
interface Sums {
  readonly aa: number
  readonly bb: number
  readonly ab: number
}

/** Sites where at least one of the two responds, and both have a value. */
export function siteRatios(result: SessionResult, a: number, b: number): SiteRatio[] {
  const [ofA, ofB] = [result.trials.muscles[a], result.trials.muscles[b]]
  const [valuesA, valuesB] = [ofA, ofB].map((trials) => meansOf(result, trials).valuesUv)
  const [leastA, leastB] = [strongUv(result, ofA), strongUv(result, ofB)]
  const logs = logsBySite(result, ofA, ofB)
  return logs.flatMap((pairs, site) => {
    const ratio = valuesB[site] / valuesA[site]
    const responds = valuesA[site] > leastA || valuesB[site] > leastB
    if (!responds || !(ratio > 0) || !Number.isFinite(ratio)) return []
    const sums = sumsOf(pairs)
    return [
      { site, ratio, zone: zoneOf(ratio), correlation: pairs.length < fewestTrials ? Number.NaN : of(sums), sums },
    ]
  })
}

/** Correlation over the sites of a zone together, each about its own means, from two trials on; NaN without variance. */
export function pooledCorrelation(ratios: readonly SiteRatio[], zone: Zone): number {
  const total = { aa: 0, bb: 0, ab: 0 }
  for (const each of ratios) {
    if (each.zone !== zone) continue
    total.aa += each.sums.aa
    total.bb += each.sums.bb
    total.ab += each.sums.ab
  }
  return of(total)
}

const of = ({ aa, bb, ab }: Sums): number => (aa > 0 && bb > 0 ? ab / (Math.sqrt(aa) * Math.sqrt(bb)) : Number.NaN)

const zoneOf = (ratio: number): Zone => (ratio < lowRatio ? 'b-weak' : ratio > 1 / lowRatio ? 'a-weak' : 'both')

const meansOf = ({ sites }: SessionResult, trials: MuscleTrials): SiteValues =>
  siteValues(trials, sites, new Uint8Array(trials.accepted.length).fill(1), 'mean', Number.POSITIVE_INFINITY)

/** From three noise floors on; without a floor above the threshold of the map. */
function strongUv({ maps }: SessionResult, { muscle, shamUv }: MuscleTrials): number {
  const known = shamUv?.filter((uv) => !Number.isNaN(uv)) ?? new Float64Array(0)
  if (known.length > 0) return (strongFloors * known.reduce((sum, uv) => sum + uv, 0)) / known.length
  return maps.find((map) => map.muscle === muscle)?.threshold.trialThetaUv ?? 0
}

type LogPair = readonly [a: number, b: number]

/** The trials accepted of both muscles with amplitudes above 0, site by site. */
function logsBySite({ sites }: SessionResult, a: MuscleTrials, b: MuscleTrials): LogPair[][] {
  const bySite = Array.from({ length: sites.n }, (): LogPair[] => [])
  sites.siteOfStimulus.forEach((site, k) => {
    if (site < 0 || a.accepted[k] === 0 || b.accepted[k] === 0) return
    if (a.amplitudesUv[k] > 0 && b.amplitudesUv[k] > 0)
      bySite[site].push([ln(a.amplitudesUv[k]), ln(b.amplitudesUv[k])])
  })
  return bySite
}

function sumsOf(pairs: readonly LogPair[]): Sums {
  let [meanA, meanB] = [0, 0]
  for (const [a, b] of pairs) {
    meanA += a / pairs.length
    meanB += b / pairs.length
  }
  const sums = { aa: 0, bb: 0, ab: 0 }
  for (const [a, b] of pairs) {
    sums.aa += (a - meanA) * (a - meanA)
    sums.bb += (b - meanB) * (b - meanB)
    sums.ab += (a - meanA) * (b - meanB)
  }
  return sums
}
