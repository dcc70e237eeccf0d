/** Mean background by site, as a small map with its own scale. */
import type { MuscleTrials, SessionResult, Sites } from '@penfield/core'
import { cividis } from '../colour.js'
import { formatNumber, formatTick } from '../format.js'
import { ticks } from '../scale.js'
import { rect, text } from '../svg.js'
import type { Theme } from '../theme.js'
import { colouredSites } from './cells.js'
import { colourBar } from './colour-bar.js'
import type { Hatch } from './pattern.js'
import { extentOf, letterRoom, orientationMarks, planView, scaleBar } from './plan.js'

const barRoom = 44
const leastBarHeight = 76
const shades = 64

export interface Room {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** sites.n, mean over the accepted trials, µV RMS; NaN where none has one. */
export function backgroundBySite({ accepted, backgroundUv }: MuscleTrials, sites: Sites): Float64Array {
  const sums = new Float64Array(sites.n)
  const counts = new Float64Array(sites.n)
  sites.siteOfStimulus.forEach((site, k) => {
    if (site < 0 || accepted[k] === 0 || Number.isNaN(backgroundUv[k])) return
    sums[site] += backgroundUv[k]
    counts[site]++
  })
  return sums.map((sum, site) => sum / counts[site])
}

/** @returns nothing where no site has a background. */
export function backgroundMap(
  result: SessionResult,
  valuesUv: Float64Array,
  { left, top, width, height }: Room,
  unknown: Hatch,
  theme: Theme,
): string[] {
  const known = valuesUv.filter((value) => !Number.isNaN(value))
  if (known.length === 0) return []
  const view = planView(
    extentOf(result),
    left + letterRoom,
    top + letterRoom,
    width - barRoom - 2 * letterRoom,
    height - 2 * letterRoom - 10,
  )
  const high = Math.max(...known, 1e-6)
  const shareOf = (uv: number) => Math.round((uv / high) * shades) / shades
  const colourOf = (site: number) => (Number.isNaN(valuesUv[site]) ? null : cividis(shareOf(valuesUv[site])))
  const below = view.top + Math.max(view.height, leastBarHeight) + letterRoom + 4
  const keyLeft = view.left + 10 * view.scale + 40
  const bar = {
    left: view.left + view.width + letterRoom + 2,
    top: view.top,
    height: Math.max(leastBarHeight, view.height),
    colourOf: cividis,
    name: 'Background (µV RMS)',
    theme,
  }
  return [
    rect(view.left, view.top, view.width, view.height, { fill: unknown.fill }),
    ...colouredSites(result.sites, view, colourOf),
    ...orientationMarks(view, result.sites.plane.anchored, theme),
    ...colourBar({ ...bar, ticks: barTicks(high) }),
    ...scaleBar(view.left, below, view, theme),
    rect(keyLeft, below - 3.5, 12, 7, { fill: unknown.fill }),
    text(keyLeft + 16, below + 2.5, 'not known', { fill: theme.text }),
  ]
}

/** Both ends of the scale, and round values between them. */
const barTicks = (high: number) => [
  { share: 0, label: '0' },
  ...ticks(0, high, 4)
    .filter((value) => value > 0.1 * high && value < 0.9 * high)
    .map((value) => ({ share: value / high, label: formatTick(value) })),
  { share: 1, label: formatNumber(high, 'amplitude') },
]
