/** Rows about single trials, whatever their site, and about the trials of one site. */
import { cbrt, ln, median, quantileSorted } from '@penfield/kernels'
import type { SiteCell } from './cells.js'
import { meanOf, sdOf, skewOf } from './numbers.js'
import { type CalibrationRow, near, within } from './row.js'

const percentiles = [
  [0.05, 2],
  [0.25, 57],
  [0.5, 159],
  [0.75, 472],
  [0.95, 1795],
  [0.99, 3162],
] as const

/** @param sessions the sites of each. */
export function trialRows(sessions: readonly (readonly SiteCell[])[]): CalibrationRow[] {
  const cells = sessions.flat()
  const stored = cells.flatMap(({ uv }) => uv)
  const present = Float64Array.from(stored.filter((uv) => uv > 0)).sort()
  const seen = Float64Array.from(cells.flatMap(({ seenUv }) => seenUv)).sort()
  const siteMedians = cells.map(({ seenUv }) => median(seenUv))
  return [
    near('stimuli a session', '1', stored.length / sessions.length, 488),
    near('share recorded as 0', '1', 1 - present.length / stored.length, 0.8),
    ...percentiles.map(([p, uv]) =>
      near(`non-zero response, ${100 * p}th percentile`, 'uV', quantileSorted(present, p), uv),
    ),
    within('uncensored, 5th percentile', 'uV', quantileSorted(seen, 0.05), [6, 12], '6 to 12'),
    within('uncensored, median of a map', 'uV', median(siteMedians), [10, 26], '10 to 26'),
    ...lnRows(cells),
    ...skewRows(cells),
  ]
}

/** µV; every trial of a responding site is above it, and the mean of a silent one below the other. */
const [respondingUv, silentUv] = [50, 20]

const responding = (cells: readonly SiteCell[]) => cells.filter(({ uv }) => uv.every((value) => value >= respondingUv))

function lnRows(cells: readonly SiteCell[]): CalibrationRow[] {
  const lnSd = (sites: readonly (readonly number[])[]) => median(sites.map((uv) => sdOf(uv.map((value) => ln(value)))))
  const silent = cells.filter(({ seenUv }) => meanOf(seenUv) < silentUv)
  return [
    within('SD of ln within a responding site', '1', lnSd(responding(cells).map(({ uv }) => uv)), [0.74, 1.03], '0.9'),
    within(
      'SD of ln within a silent site',
      '1',
      lnSd(silent.map(({ seenUv }) => seenUv)),
      [0.17, 0.31],
      '0.17 to 0.31',
    ),
  ]
}

const scales = [
  ['cube root', cbrt, 0.01],
  ['ln', ln, -0.42],
  ['square root', Math.sqrt, 0.21],
  ['no transform', (uv: number) => uv, 0.7],
] as const

/** Twice the standard error √(6/n) of a skewness of the 451 trials it is known from. */
const skewError = 0.23

/** Skewness of trials about the mean and over the SD of their site, sites that always respond. */
function skewRows(cells: readonly SiteCell[]): CalibrationRow[] {
  return scales.map(([name, scale, source]) => {
    const residuals = responding(cells).flatMap(({ uv }) => {
      const values = uv.map((value) => scale(value))
      const [mean, sd] = [meanOf(values), sdOf(values)]
      return values.map((value) => (value - mean) / sd)
    })
    const range = [source - skewError, source + skewError] as const
    return within(`skewness within a responding site, ${name}`, '1', skewOf(residuals), range, `${source}`)
  })
}
