/** Power, errors of size and sign, and precision of every number, for a design and for designs that differ in one thing. */
import { criticalValues, type Interval, isNoStatistic, type NoStatistic, noStatistic, powerOfT } from '@penfield/stats'
import { type Arm, armsOf, type Factor } from './arms.js'
import { type PoolEffect, poolEffect } from './effect.js'
import { type Outcome, outcomesOf } from './outcomes.js'
import type { People, PeopleShard } from './people.js'
import type { PowerRequest } from './request.js'
import { type Members, membersOf, type PoolValues, runStudies, type StudiesResult, type TrueEffect } from './studies.js'

export interface PowerRow extends Omit<StudiesResult, 'powerInterval'> {
  readonly factor: Factor
  readonly level: number
  readonly people: readonly [number, number]
  readonly outcome: Outcome
  readonly pool: PoolEffect
  /** From the number of studies and the size of the pool together. */
  readonly powerInterval: Interval
  /** The simulated power of its design is about that of normal values; false: the closed form is not to be believed. */
  readonly isNormal: boolean
}

export interface PowerResult {
  readonly request: PowerRequest
  readonly rows: readonly PowerRow[]
  /** How many people were simulated. */
  readonly people: number
}

/** Has the people of every shard simulated and measured; answers in the order of the shards. */
export type MeasureAll = (shards: readonly PeopleShard[]) => Promise<readonly People[]>

/** People in a shard. Fixed: the numbers do not depend on it. */
const shardSize = 50

export async function powerStudy(request: PowerRequest, measureAll: MeasureAll): Promise<PowerResult> {
  const arms = armsOf(request)
  const shards = arms.flatMap((arm) => [0, 1].flatMap((group) => shardsOf(arm, group, request)))
  const answers = await measureAll(shards)
  const critical = criticalValues(request.alpha)
  const rows: PowerRow[] = []
  let at = 0
  for (const arm of arms) {
    const perGroup = Math.ceil(arm.pool / shardSize)
    const pools = [0, 1].map((group) => joined(answers.slice(at + group * perGroup, at + (group + 1) * perGroup)))
    at += 2 * perGroup
    rows.push(...rowsOf(arm, pools, request, critical))
  }
  return { request, rows, people: arms.reduce((sum, { pool }) => sum + 2 * pool, 0) }
}

const shardsOf = ({ design, pool }: Arm, group: number, { hemisphere }: PowerRequest): readonly PeopleShard[] =>
  Array.from({ length: Math.ceil(pool / shardSize) }, (_, k) => {
    const from = k * shardSize
    return { design, group, hemisphere, from, to: Math.min(pool, from + shardSize) }
  })

function joined(parts: readonly People[]): People {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** One size of the studies: `people` beside the design's own. */
interface Size {
  readonly factor: Factor
  readonly level: number
  readonly people: readonly [number, number]
}

function rowsOf(
  arm: Arm,
  pools: readonly People[],
  request: PowerRequest,
  critical: (df: number) => number,
): readonly PowerRow[] {
  const { design, studies, target, alpha } = request
  const [nA, nB] = design.groups.map(({ n }) => Math.min(n, arm.pool))
  const own: Size = { factor: arm.factor, level: arm.level, people: [nA, nB] }
  const others = arm.factor === 'design' ? request.people : []
  const sizes = [own, ...others.map((n): Size => ({ factor: 'people', level: n, people: [n, n] }))]
  const most = Math.max(...sizes.flatMap(({ people }) => people))
  const members: Members = {
    studies,
    most,
    of: [membersOf(design.seed, studies, 0, arm.pool, most), membersOf(design.seed, studies, 1, arm.pool, most)],
  }
  const outcomes = outcomesOf(design.muscles)
  const columns = outcomes.map(
    (_, k): PoolValues => [column(pools[0], k, outcomes.length), column(pools[1], k, outcomes.length)],
  )
  const effects = columns.map((values) => poolEffect(values, target, alpha))
  const rows = sizes.flatMap(({ factor, level, people }) =>
    outcomes.map((outcome, k) => {
      const pool = effects[k]
      const result = runStudies(columns[k], members, truthOf(pool), { people, critical })
      const powerInterval = withPoolError(result, pool, people, alpha)
      return { factor, level, people, outcome, pool, ...result, powerInterval }
    }),
  )
  const isNormal = rows.slice(0, outcomes.length).map((row) => isAboutNormal(row, alpha))
  return rows.map((row, k): PowerRow => ({ ...row, isNormal: isNormal[k % outcomes.length] }))
}

/** Power in closed form and simulated: farther apart than this the numbers are no normal ones. */
const farApart = 0.08

const isAboutNormal = (
  { power, people, pool: { effect } }: Pick<PowerRow, 'power' | 'people' | 'pool'>,
  alpha: number,
): boolean => isNoStatistic(effect) || Math.abs(powerOfT(effect.d, people[0], people[1], alpha) - power) <= farApart

const column = (rows: People, k: number, width: number): Float64Array =>
  Float64Array.from({ length: rows.length / width }, (_, i) => rows[i * width + k])

/** The pool's difference, where it can be told from 0. */
function truthOf({ a, b, effect }: PoolEffect): TrueEffect | NoStatistic {
  if (isNoStatistic(effect)) return effect
  return isNoStatistic(effect.needed) ? noStatistic('no-effect') : { difference: b.mean - a.mean, d: effect.d }
}

/**
 * The interval of the studies, widened by that of the pool's d: the distances to its ends are added as independent errors are.
 *
 *     low = power − √((power − low of the studies)² + (f(d) − f(end of d nearer 0))²)        f in closed form
 */
function withPoolError(
  { power, powerInterval }: StudiesResult,
  { effect }: PoolEffect,
  [nA, nB]: readonly [number, number],
  alpha: number,
): Interval {
  if (isNoStatistic(effect)) return powerInterval
  const at = powerOfT(effect.d, nA, nB, alpha)
  const ends = [powerOfT(effect.low, nA, nB, alpha), powerOfT(effect.high, nA, nB, alpha)]
  const holdsZero = effect.low < 0 && effect.high > 0
  const down = at - (holdsZero ? Math.min(alpha, at) : Math.min(...ends))
  const up = Math.max(...ends) - at
  const both = (x: number, y: number): number => Math.sqrt(x * x + y * y)
  return {
    low: Math.max(0, power - both(power - powerInterval.low, down)),
    high: Math.min(1, power + both(powerInterval.high - power, up)),
  }
}
