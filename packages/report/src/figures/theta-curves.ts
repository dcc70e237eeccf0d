/** What the figures over thresholds share: the largest value of a map, and the threshold that was used. */
import type { MuscleMap, SessionResult } from '@penfield/core'
import { line } from '../svg.js'
import type { MuscleStyle, Theme } from '../theme.js'
import { largest, thresholdUv } from './active.js'
import { drawMark } from './mark.js'

export const mapOf = ({ maps }: SessionResult, muscle: string): MuscleMap | undefined =>
  maps.find((map) => map.muscle === muscle)

/** The threshold in use as a share of the map's maximum; null where there is none, or above every value, or trials are what is cut. */
export function usedShare(map: MuscleMap | undefined): number | null {
  if (map === undefined || map.threshold.kind === 'none') return null
  if (map.siteValue === 'probability' && map.threshold.kind !== 'relative') return null
  const maximum = largest(map.valuesUv)
  const share = maximum > 0 ? thresholdUv(map) / maximum : 1
  return share < 1 ? share : null
}

/** A thin line from y₀ down to y₁ with the muscle's mark on top, `lift` pt higher where another mark stands. */
export const usedTick = (x: number, y0: number, y1: number, style: MuscleStyle, theme: Theme, lift = 0): string =>
  line(x, y0 - lift, x, y1, { stroke: theme.muted, 'stroke-width': 0.5, 'stroke-dasharray': '1.5 1.5' }) +
  drawMark(style.mark, x, y0 - 3 - lift, 2, { fill: style.colour })

/** What the bands rest on, in words; a sentence. */
export const bandInWords = (resamples: number): string =>
  resamples === 0
    ? 'No resamples were drawn, so there are no bands.'
    : `Bands: 95 % of ${resamples} bootstrap resamples, point by point.`
