/** What stands below the figure of the design: power at the ends of each axis, with intervals. */
import type { PowerLevel, PowerPicture } from '@penfield/report'
import { percent } from './words.js'

export function designCaption({ groups, people, curves }: PowerPicture): string {
  const [{ name, trialsPerSite, grid, session }] = curves
  const axes: readonly (readonly [string, readonly PowerLevel[]])[] = [
    ['stimuli a site', trialsPerSite],
    ['sites along a side', grid],
    ['times the session SDs', session],
  ]
  const parts = axes
    .filter(([, levels]) => levels.length > 1)
    .map(([words, levels]) => `${levelInWords(levels[0])} and ${levelInWords(levels[levels.length - 1])} ${words}`)
  return `Power and precision of ${name}, ${people[1]} ${groups[1]} against ${people[0]} ${groups[0]}: ${parts.join('; ')}. One thing is varied at a time. Bars: 95 % intervals.`
}

const levelInWords = ({ level, power, low, high }: PowerLevel): string =>
  `${percent(power)} (95 % CI ${Math.round(100 * low)} to ${Math.round(100 * high)}) with ${level}`
