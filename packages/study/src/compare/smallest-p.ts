import { formatP } from '@penfield/report'
import type { MapTest } from '@penfield/stats'

/**
 * The smallest p that the relabellings allow, when that is above 0.05; nothing otherwise.
 *
 *     all M of them     1/M; two-sided 2/M where every relabelling has a mirror image
 *     N random ones     1/(N + 1)
 */
export function smallestPWords({ plan, tail }: Pick<MapTest, 'plan' | 'tail'>): readonly string[] {
  const { exact, count, kind, blocks, observed } = plan
  const isHalf = (block: Int32Array): boolean => 2 * block.reduce((sum, i) => sum + observed[i], 0) === block.length
  const hasMirror = kind === 'flips' || (kind === 'labels' && blocks.every(isHalf))
  const smallest = exact ? (tail === 0 && hasMirror ? 2 : 1) / count : 1 / (count + 1)
  if (smallest <= 0.05) return []
  return [
    `${exact ? `All ${count} relabellings there are` : `${count} relabellings`} can't give a p below ${formatP(smallest, null, { place: 'terminal' }).replace('p = ', '')}: ${exact ? 'more people' : 'more relabellings'} would be needed to tell the maps apart.`,
  ]
}
