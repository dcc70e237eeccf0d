/** Whether simulated sessions look like the public maps of hand muscles. */
import { ln, median, quantileSorted } from '@penfield/kernels'
import type { Simulated } from '../session.js'
import { cellsOf, type SiteCell } from './cells.js'
import { between, fewerTrials, halfMaps, mapOf, meanOf, sdOf } from './maps.js'

export interface CalibrationRow {
  readonly quantity: string
  readonly unit: string
  /** NaN where the sessions don't show it. */
  readonly value: number
  /** Accepted range. */
  readonly least: number
  readonly most: number
  readonly met: boolean
}

/** All visits of one person, in order. The first muscle of each session is judged. */
export type People = readonly (readonly Simulated[])[]

/** Trials under this are recorded as 0 in the censored set, µV. */
const censorUv = 50

/**
 * The calibration table: each quantity, what the sessions show, and what public data of resting hand muscles allow.
 *
 * @param people at least two, each with at least two visits for the rows between days.
 */
export function calibration(people: People): readonly CalibrationRow[] {
  const sessions = people.flat()
  return [...trialRows(sessions), ...binRows(sessions.flatMap(cellsOf)), ...mapRows(people)]
}

const row = (quantity: string, unit: string, value: number, least: number, most: number): CalibrationRow => ({
  quantity,
  unit,
  value,
  least,
  most,
  met: value >= least && value <= most,
})

/** ± 25 %. */
const near = (quantity: string, unit: string, value: number, target: number): CalibrationRow =>
  row(quantity, unit, value, 0.75 * target, 1.25 * target)

function trialRows(sessions: readonly Simulated[]): CalibrationRow[] {
  const all = sessions.flatMap(({ truth }) => [...truth.responses.seenUv[0]])
  const present = Float64Array.from(all.filter((uv) => uv >= censorUv)).sort()
  const sorted = Float64Array.from(all).sort()
  const at = (p: number) => quantileSorted(present, p)
  const siteMedians = sessions.flatMap((session) => cellsOf(session).map(({ uv }) => median(uv)))
  return [
    near('share recorded as 0', '1', 1 - present.length / all.length, 0.8),
    near('response, 50th percentile', 'uV', at(0.5), 159),
    near('response, 75th percentile', 'uV', at(0.75), 472),
    near('response, 95th percentile', 'uV', at(0.95), 1795),
    near('response, 99th percentile', 'uV', at(0.99), 3162),
    row('uncensored, 5th percentile', 'uV', quantileSorted(sorted, 0.05), 6, 12),
    row('uncensored, median of a map', 'uV', median(siteMedians), 10, 26),
  ]
}

const bins = [
  { from: 50, to: 100, cv: 1.78, silent: 0.54 },
  { from: 100, to: 200, cv: 1.6, silent: 0.44 },
  { from: 200, to: 500, cv: 1.35, silent: 0.29 },
  { from: 500, to: 1000, cv: 1.03, silent: 0.09 },
  { from: 1000, to: Number.POSITIVE_INFINITY, cv: 0.65, silent: 0.01 },
] as const

function binRows(cells: readonly SiteCell[]): CalibrationRow[] {
  const censored = cells.map(({ uv }) => uv.map((value) => (value < censorUv ? 0 : value)))
  const byBin = bins.flatMap(({ from, to, cv, silent }) => {
    const here = censored.filter((uv) => meanOf(uv) >= from && meanOf(uv) < to)
    const name = `site mean ${from} to ${Number.isFinite(to) ? to : 'more'} uV`
    const share = meanOf(here.map((uv) => uv.filter((value) => value === 0).length / uv.length))
    return [
      near(`within-site CV, ${name}`, '1', meanOf(here.map((uv) => sdOf(uv) / meanOf(uv))), cv),
      row(
        `no MEP, ${name}`,
        '1',
        share,
        Math.min(0.75 * silent, silent - 0.05),
        Math.max(1.25 * silent, silent + 0.05),
      ),
    ]
  })
  const lnSd = (chosen: readonly SiteCell[]) =>
    median(chosen.map(({ uv }) => sdOf(Array.from(uv, (value) => ln(value)))))
  const responding = cells.filter(({ uv }) => uv.every((value) => value >= censorUv))
  const silent = cells.filter(({ uv }) => meanOf(uv) < 20)
  return [
    ...byBin,
    row('SD of ln within a responding site', '1', lnSd(responding), 0.74, 1.03),
    row('SD of ln within a silent site', '1', lnSd(silent), 0.17, 0.31),
  ]
}

function mapRows(people: People): CalibrationRow[] {
  const maps = people.map((visits) => visits.map(mapOf).filter(({ totalUv }) => totalUv > 0))
  const all = maps.flat()
  const halves = people
    .flat()
    .map(halfMaps)
    .filter(({ dice, shared }) => Number.isFinite(dice + shared))
  const pairs = maps.flatMap((visits) => visits.slice(1).map((later, k) => between(visits[k], later)))
  const lnVolume = maps.map((visits) => visits.map(({ volume }) => ln(volume)))
  const within = Math.sqrt(meanOf(lnVolume.map((values) => sdOf(values) * sdOf(values))))
  const people2 = sdOf(lnVolume.map(meanOf))
  const visits = meanOf(lnVolume.map((values) => values.length))
  return [
    near('spread, major', 'mm', meanOf(all.map(({ major }) => major)), 7.97),
    near('spread, minor', 'mm', meanOf(all.map(({ minor }) => minor)), 5.37),
    row('area', 'cm2', meanOf(all.map(({ area }) => area / 100)), 3, 10),
    row('volume', 'uV*cm2', meanOf(all.map(({ volume }) => volume / 100)), 0, 5297),
    near(
      'SD of ln volume between people',
      '1',
      Math.sqrt(Math.max(0, people2 * people2 - (within * within) / visits)),
      0.75,
    ),
    near('SD of ln volume between visits', '1', within, 0.51),
    row('CoG between visits', 'mm', meanOf(pairs.map(({ cogMm }) => cogMm)), 4.2, 7),
    ...fewerRows(people.flat()),
    row('split-half Dice', '1', meanOf(halves.map(({ dice }) => dice)), 0.74, 0.9),
    row('split-half histogram intersection', '1', meanOf(halves.map(({ shared }) => shared)), 0.73, 0.87),
  ]
}

const fewer = [
  { trials: 1, errorMm: 3.3, bias: -0.32 },
  { trials: 2, errorMm: 2.5, bias: -0.21 },
  { trials: 3, errorMm: 2, bias: -0.15 },
  { trials: 5, errorMm: 1.6, bias: -0.09 },
] as const

/** What the first few trials of each site show, against all of them. */
function fewerRows(sessions: readonly Simulated[]): CalibrationRow[] {
  return fewer.flatMap(({ trials, errorMm, bias }) => {
    const found = sessions.map((session) => fewerTrials(session, trials)).filter(({ cogMm }) => Number.isFinite(cogMm))
    const seen = Math.sqrt(meanOf(found.map(({ cogMm }) => cogMm * cogMm)) / 2)
    const areas = found.map(({ areaRatio }) => areaRatio - 1)
    return [
      near(`CoG error per axis, ${trials} trials a site`, 'mm', seen, errorMm),
      row(`area bias, ${trials} trials a site`, '1', meanOf(areas), 1.25 * bias - 0.03, 0.75 * bias + 0.03),
    ]
  })
}
