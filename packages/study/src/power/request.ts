/** What `penfield power` is asked: a design of `simulate` with two groups, and the object `power` beside its keys. */
import { nearest, shown } from '@penfield/kernels'
import { type Design, parseDesign } from '@penfield/sim'
import { error } from '../codes.js'
import { outcomeIds } from './outcomes.js'

export interface PowerRequest {
  readonly design: Design
  /** Ids that the text and the figures speak of, the primary one first; the table has all. */
  readonly judge: readonly string[]
  readonly alpha: number
  /** Power to be reached. */
  readonly target: number
  /** Simulated studies. */
  readonly studies: number
  /** People a group that are simulated for the design itself, and for each variation of it. */
  readonly pool: number
  readonly poolVaried: number
  readonly hemisphere: 'L' | 'R' | 'average'
  /** Levels of each variation; those of the design itself are left out. */
  readonly people: readonly number[]
  readonly trialsPerSite: readonly number[]
  readonly gridSizes: readonly number[]
  readonly sessionFactors: readonly number[]
}

/** Keys of `power` with their defaults and meanings; the help lists them. */
export const powerKeys = {
  judge: ['8 common ids', 'metric and index ids to speak of, the primary one first'],
  alpha: ['0.05', 'two-sided'],
  target: ['0.8', 'power to be reached'],
  studies: ['1000', 'simulated studies'],
  pool: ['1000', 'people simulated a group; half as many for each variation'],
  hemisphere: ["the design's first", 'L, R, or average of both'],
  people: ['[5, 10, 15, 20, 30, 40, 60]', 'people a group'],
  trials_per_site: ['[2, 3, 5, 10]', 'stimuli a site'],
  grid: ['[5, 7, 9]', 'sites along each side of the grid'],
  session: ['[0.5, 1, 2]', 'factors on everything that varies between visits'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

const keys = Object.keys(powerKeys)

const commonIds = [
  'histogram_intersection',
  'dice',
  'cog_distance',
  'cog_shift_ap',
  'separation_d',
  'area',
  'ln_volume',
  'max_amplitude',
]

type Range = readonly [number, number]

/**
 * Reads DESIGN.json.
 *
 * @throws {PenfieldError} sim/design-… — a key of the design; study/power-design — the groups, or a key of `power`.
 */
export function parsePowerRequest(text: string, seed?: number): PowerRequest {
  const { power = {}, ...rest } = objectOf(text)
  const parsed = parseDesign(rest)
  const design = seed === undefined ? parsed : { ...parsed, seed }
  if (design.groups.length !== 2) {
    throw wrong(
      `The design has ${design.groups.length} ${design.groups.length === 1 ? 'group' : 'groups'}; two were expected, the first being the reference.`,
      'groups',
      'Keep the two groups that the study compares.',
    )
  }
  const has = fieldsOf(power)
  const pool = whole(has.pool ?? 1000, [20, 100_000], 'power.pool')
  const hemisphere = choice(has.hemisphere ?? design.hemispheres[0], [...design.hemispheres, 'average'])
  return {
    design: { ...design, emg: false },
    judge: idsOf(has.judge ?? commonIds),
    alpha: number(has.alpha ?? 0.05, [1e-6, 0.5], 'power.alpha'),
    target: number(has.target ?? 0.8, [0.51, 0.999], 'power.target'),
    studies: whole(has.studies ?? 1000, [10, 1_000_000], 'power.studies'),
    pool,
    poolVaried: Math.max(20, Math.floor(pool / 2)),
    hemisphere: hemisphere as PowerRequest['hemisphere'],
    people: wholes(has.people ?? [5, 10, 15, 20, 30, 40, 60], [2, pool], 'power.people'),
    trialsPerSite: wholes(has.trials_per_site ?? [2, 3, 5, 10], [1, 100], 'power.trials_per_site'),
    gridSizes: wholes(has.grid ?? [5, 7, 9], [2, 30], 'power.grid'),
    sessionFactors: list(has.session ?? [0.5, 1, 2], 'power.session').map((each, i) =>
      number(each, [0, 10], `power.session[${i}]`),
    ),
  }
}

/** What is no JSON object is the reader of designs to refuse. */
function objectOf(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>
  } catch {
    // The reader of designs says where the text breaks off.
  }
  return parseDesign(text) as unknown as Record<string, unknown>
}

const wrong = (what: string, argument: string, fix: string) =>
  error('study/power-design', { what, where: { argument }, fix })

function fieldsOf(power: unknown): Readonly<Record<string, unknown>> {
  if (typeof power !== 'object' || power === null || Array.isArray(power)) throw expected(power, 'an object', 'power')
  for (const key of Object.keys(power)) {
    if (keys.includes(key)) continue
    const near = nearest(key, keys)
    throw wrong(
      `power has the key ${shown(key)}, which is not one of ${keys.join(', ')}.`,
      'power',
      near === undefined ? 'Take the key out.' : `Write "${near}" if that was meant, else take the key out.`,
    )
  }
  return power as Readonly<Record<string, unknown>>
}

const expected = (value: unknown, what: string, where: string) =>
  wrong(
    `${where} is ${shown(JSON.stringify(value) ?? 'nothing', 60)}; ${what} was expected.`,
    where,
    `Write ${what} there, or leave the key out for its default.`,
  )

function number(value: unknown, [least, most]: Range, where: string): number {
  if (typeof value === 'number' && value >= least && value <= most) return value
  throw expected(value, `a number from ${least} to ${most}`, where)
}

function whole(value: unknown, [least, most]: Range, where: string): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return value as number
  throw expected(value, `a whole number from ${least} to ${most}`, where)
}

function list(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value) && value.length <= 50) return value
  throw expected(value, 'a list of up to 50 entries', where)
}

const wholes = (value: unknown, range: Range, where: string): readonly number[] =>
  list(value, where).map((each, i) => whole(each, range, `${where}[${i}]`))

function choice(value: unknown, choices: readonly string[]): string {
  if (typeof value === 'string' && choices.includes(value)) return value
  throw expected(value, `one of ${choices.join(', ')}`, 'power.hemisphere')
}

function idsOf(value: unknown): readonly string[] {
  const ids = list(value, 'power.judge')
  if (ids.length === 0) throw expected(value, 'a list of one id or more', 'power.judge')
  return ids.map((id, i) => {
    if (typeof id === 'string' && outcomeIds.includes(id)) return id
    const near = typeof id === 'string' ? nearest(id, outcomeIds) : undefined
    throw wrong(
      `power.judge[${i}] is ${shown(JSON.stringify(id) ?? 'nothing', 60)}; the id of a metric or an overlap index was expected.`,
      `power.judge[${i}]`,
      near === undefined ? 'Take an id of metrics.tsv or overlap.tsv.' : `Write "${near}" if that was meant.`,
    )
  })
}
