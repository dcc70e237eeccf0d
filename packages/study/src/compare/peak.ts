import type { MapTestResult, PreparedTest } from '@penfield/stats'

/** The node with the largest statistic on the side that is tested. */
export interface Peak {
  readonly t: number
  readonly placeMm: readonly [number, number, number]
  readonly pFwe: number
}

export function peakOf(
  { kept, tail }: Pick<PreparedTest, 'kept' | 'tail'>,
  { statistic, pFwe }: Pick<MapTestResult, 'statistic' | 'pFwe'>,
  positionsMm: Float64Array,
): Peak {
  const size = (v: number): number => (tail === 0 ? Math.abs(statistic[v]) : tail * statistic[v])
  const at = statistic.reduce((best, _, v) => (size(v) > size(best) ? v : best), 0)
  const k = 3 * kept[at]
  return { t: statistic[at], placeMm: [positionsMm[k], positionsMm[k + 1], positionsMm[k + 2]], pFwe: pFwe[at] }
}
