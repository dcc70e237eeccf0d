/** Pictures of a made-up study for the tests of its figures; every number is invented. */
import { exp, normalQuantile } from '@penfield/kernels'
import type { BlandAltmanPicture } from './bland-altman.js'
import type { ChangeStripPicture } from './change-strip.js'
import type { ForestPicture, ForestRow } from './forest.js'
import type { GroupMapsPicture } from './group-maps.js'
import type { NullHistogramPicture } from './null-histogram.js'
import type { RaincloudOutcome } from './raincloud.js'

/** The k-th of normal values spread by a quadratic sequence: the same at every run. */
const normal = (k: number): number => {
  const turns = (k + 1) * (k + 1) * 0.41421356237 + (k + 1) * 0.61803398875
  return normalQuantile(0.004 + 0.992 * (turns - Math.floor(turns)))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

export interface OutcomeOptions {
  readonly name?: string
  readonly unit?: RaincloudOutcome['unit']
  readonly names?: readonly string[]
  readonly n?: number
  readonly centre?: number
  readonly sd?: number
  readonly shift?: number
  readonly extra?: readonly number[]
}

export function exampleOutcome({
  name = 'histogram_intersection corrected',
  unit = '1',
  names = ['control', 'lbp'],
  n = 20,
  centre = 0.55,
  sd = 0.1,
  shift = 0.08,
  extra = [],
}: OutcomeOptions = {}): RaincloudOutcome {
  const groups = names.map((group, g) => {
    const values = Array.from({ length: n }, (_, k) => centre + g * shift + sd * normal(k + 31 * g))
    if (g === names.length - 1) values.push(...extra)
    const people = values.map((value, k) => ({ label: `sub-${100 * g + k + 1}`, value }))
    if (values.length < 2) return { name: group, people, mean: values[0] ?? null, low: null, high: null }
    const half = (2.09 * sd) / Math.sqrt(values.length)
    return { name: group, people, mean: mean(values), low: mean(values) - half, high: mean(values) + half }
  })
  return { name, unit, groups }
}

export const exampleOutcomes: readonly RaincloudOutcome[] = [
  exampleOutcome({}),
  exampleOutcome({ name: 'cog_shift_ap', unit: 'mm', centre: 14, sd: 3, shift: -4 }),
  exampleOutcome({ name: 'cog_distance', unit: 'mm', centre: 12, sd: 3, shift: -3, extra: [61] }),
  exampleOutcome({ name: 'max_amplitude of DM', unit: 'uV', centre: 420, sd: 110, shift: 60 }),
  exampleOutcome({ name: 'area of LES', unit: 'mm^2', centre: 2300, sd: 450, shift: 200 }),
  exampleOutcome({ name: 'volume of LES', unit: 'uV*mm^2', centre: 640_000, sd: 160_000, shift: 30_000 }),
]

const row = (name: string, g: number, difference: string, p: string, more: Partial<ForestRow> = {}): ForestRow => ({
  ...{ name, effect: { g, low: g - 0.66, high: g + 0.66 }, difference, p },
  ...{ role: 'exploratory' as const, follows: null, ...more },
})

export const exampleForest: ForestPicture = {
  groups: [
    { name: 'control', n: 20 },
    { name: 'lbp', n: 20 },
  ],
  ends: ['less overlap in lbp', 'more overlap in lbp'],
  rows: [
    row('histogram_intersection corrected', 0.81, '0.12 (0.03 to 0.21)', 'p = 0.014', { role: 'primary' }),
    row('cog_distance (sign turned)', 0.66, '\u22124.4 mm (\u22127.6 to \u22121.1)', 'p = 0.048, max-T of 3', {
      role: 'corrected',
    }),
    row('cog_shift_ap (sign turned)', 0.58, '\u22123.9 mm (\u22127.9 to 0.1)', 'p = 0.094, max-T of 3', {
      role: 'corrected',
    }),
    row('dice at 50 \u00b5V', 0.95, '0.14 (0.05 to 0.23)', 'p = 0.0061', { follows: 'gain' }),
    row('trial_correlation', 0.31, '0.05 (\u22120.05 to 0.15)', 'p = 0.31', { follows: 'crosstalk' }),
    row('selectivity', -0.12, '\u22120.02 (\u22120.13 to 0.09)', 'p = 0.72'),
    row('separation_d', 0, '', '', { effect: { reason: 'fewer than 5 people of a group have a value' } }),
    row('area of LES', 0.4, '190 mm\u00b2 (\u2212120 to 500)', 'p = 0.22', { follows: 'gain' }),
  ],
}

export interface MapsOptions {
  readonly side?: number
  readonly cellMm?: number
  readonly muscle?: string
  readonly names?: readonly [string, string]
  readonly anchored?: boolean
  readonly isTested?: boolean
  readonly isShape?: boolean
}

/** Hills on a square grid, the second group's moved back and wider; corners of few people, one corner of none. */
export function exampleMaps({
  side = 9,
  cellMm = 10,
  muscle = 'LES',
  names = ['control', 'lbp'],
  anchored = true,
  isTested = true,
  isShape = false,
}: MapsOptions = {}): GroupMapsPicture {
  const n = side * side
  const middle = (side - 1) / 2
  const nodesMm = Float64Array.from({ length: 2 * n }, (_, k) => {
    const node = Math.floor(k / 2)
    return cellMm * (k % 2 === 0 ? (node % side) - middle : Math.floor(node / side) - middle)
  })
  const hill = (node: number, u: number, v: number, width: number): number => {
    const [du, dv] = [nodesMm[2 * node] / cellMm - u, nodesMm[2 * node + 1] / cellMm - v]
    return exp(-(du * du + dv * dv) / (2 * width * width))
  }
  const people = Int32Array.from({ length: n }, (_, node) => {
    const far = Math.abs(nodesMm[2 * node]) + Math.abs(nodesMm[2 * node + 1])
    return far >= 2 * middle * cellMm && side > 2 ? 0 : Math.max(4, Math.round(20 - (14 * far) / (side * cellMm)))
  })
  const top = isShape ? 0.05 : 480
  const width = side / 5
  const valued = (of: (node: number) => number) =>
    Float64Array.from({ length: n }, (_, node) => (people[node] === 0 ? Number.NaN : of(node)))
  const a = valued((node) => top * hill(node, 0, side / 9, width))
  const b = valued((node) => top * 0.95 * hill(node, -side / 18, -side / 8, width * 1.1))
  const pFwe = valued((node) => {
    const size = Math.abs(b[node] - a[node]) / top
    return size > 0.45 ? 0.004 : size > 0.33 ? 0.03 : 0.6
  })
  return {
    ...{ muscle, nodesMm, cellMm, anchored, isShape, unit: isShape ? ('1' as const) : ('uV' as const) },
    groups: [
      { name: names[0], n: 20, mean: a, people },
      { name: names[1], n: 20, mean: b, people },
    ],
    difference: valued((node) => b[node] - a[node]),
    pFwe: isTested ? pFwe : null,
  }
}

export const exampleNull = (options: Partial<NullHistogramPicture> = {}): NullHistogramPicture => ({
  name: 'histogram_intersection corrected, lbp \u2212 control',
  values: Float64Array.from({ length: 9999 }, (_, k) => Math.abs(normal(k))),
  observed: 2.57,
  pWords: 'p = 0.0018, two-sided',
  relabellings: 9999,
  exact: false,
  ...options,
})

export function exampleAgreement(options: Partial<BlandAltmanPicture> = {}): BlandAltmanPicture {
  const pairs = Array.from({ length: 24 }, (_, k) => ({
    label: `sub-${k + 1}`,
    mean: 12 + 4 * normal(k + 7),
    difference: 0.4 + 1.5 * normal(k),
  }))
  return {
    ...{ name: 'cog_shift_ap', unit: 'mm' as const, pairs, sessions: ['visit 1', 'visit 2'] as const },
    bias: { value: 0.4, low: -0.2, high: 1.0 },
    low: { value: -2.5, low: -3.6, high: -1.4 },
    high: { value: 3.3, low: 2.2, high: 4.4 },
    ...options,
  }
}

export function exampleChange(n = 20, options: Partial<ChangeStripPicture> = {}): ChangeStripPicture {
  const limit = { value: 4.8, name: 'MDC95' }
  const rows = Array.from({ length: n }, (_, k) => {
    const first = 10 + 4 * normal(k)
    const second = first + 3.4 * normal(k + 11)
    return { label: `sub-${k + 1} L`, first, second, isBeyond: Math.abs(second - first) > limit.value }
  })
  return { name: 'cog_shift_ap', unit: 'mm', rows, limit, ...options }
}
