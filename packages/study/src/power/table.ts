/** power.tsv: one row a number and a design. */
import { isNoStatistic, type NoStatistic } from '@penfield/stats'
import type { Column, Table } from '../tables/table.js'
import type { Needed, PoolSize } from './effect.js'
import type { PowerRow } from './power-study.js'

type Statistic = number | NoStatistic

/** A finite number, or nothing. */
const finite = (value: Statistic): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)

/** What is always the same is no test at all. */
const tested = (row: PowerRow, value: number): number | null => (isNoStatistic(row.pool.effect) ? null : value)

const sizeOf = (row: PowerRow): PoolSize | null => (isNoStatistic(row.pool.effect) ? null : row.pool.effect)

const neededOf = (row: PowerRow): Needed | null => {
  const needed = sizeOf(row)?.needed
  return needed === undefined || isNoStatistic(needed) ? null : needed
}

const column = (name: string, meaning: string, of: Column<PowerRow>['of'], unit?: string): Column<PowerRow> =>
  unit === undefined ? { name, meaning, of } : { name, meaning, of, unit }

export const powerTable: Table<PowerRow> = {
  name: 'power',
  about: 'One row a number and a design: how often simulated studies find the difference of two groups',
  columns: [
    column(
      'factor',
      'What differs from the design: design (nothing), people, trials_per_site, grid, session',
      (r) => r.factor,
    ),
    column(
      'level',
      'Of the factor: people a group, stimuli a site, sites along a side, factor on session SDs',
      (r) => r.level,
    ),
    column('n_a', 'People in the reference group of a study', (r) => r.people[0]),
    column('n_b', 'People in the other group of a study', (r) => r.people[1]),
    column('level_of', 'metric or overlap', (r) => r.outcome.level),
    column('id', 'Id of the metric or overlap index', (r) => r.outcome.id),
    column('muscle', 'Muscle of a metric', (r) => r.outcome.muscle),
    column('muscle_a', 'First muscle of an index', (r) => r.outcome.pair?.[0] ?? null),
    column('muscle_b', 'Second muscle of an index', (r) => r.outcome.pair?.[1] ?? null),
    column('unit', 'Unit of means, difference, SD and half width', (r) => r.outcome.unit),
    column('mean_a', 'Mean of the reference group in the pool', (r) => finite(r.pool.a.mean)),
    column('mean_b', 'Mean of the other group in the pool', (r) => finite(r.pool.b.mean)),
    column('difference', 'mean_b - mean_a: what the studies look for', (r) => finite(r.pool.b.mean - r.pool.a.mean)),
    column('sd', 'Root of the mean variance of the groups in the pool', (r) => finite(r.pool.sd)),
    column('d', 'Difference over the pooled SD of the pool', (r) => finite(sizeOf(r)?.d ?? Number.NaN), '1'),
    column(
      'd_low',
      'Lower end of its 95 % interval, by the noncentral t',
      (r) => finite(sizeOf(r)?.low ?? Number.NaN),
      '1',
    ),
    column('d_high', 'Upper end of its 95 % interval', (r) => finite(sizeOf(r)?.high ?? Number.NaN), '1'),
    column('power', 'Share of the simulated studies that find a difference', (r) => tested(r, r.power), '1'),
    column('power_low', 'Lower end of its 95 % interval: studies and pool', (r) => tested(r, r.powerInterval.low), '1'),
    column('power_high', 'Upper end of its 95 % interval', (r) => tested(r, r.powerInterval.high), '1'),
    column(
      'type_m',
      'Mean size of the estimate over the true difference, among the studies that find one',
      (r) => finite(r.typeM),
      '1',
    ),
    column(
      'type_m_d',
      'The same of d: the difference over the pooled SD of the study itself',
      (r) => finite(r.typeMOfD),
      '1',
    ),
    column('type_s', 'Share of wrong signs among the studies that find a difference', (r) => finite(r.typeS), '1'),
    column('half_width', 'Mean half width of the 1 - alpha interval of the difference', (r) => finite(r.halfWidth)),
    column(
      'needed',
      'People a group for the target power, by the noncentral t; not to be trusted where the note says not-normal',
      (r) => neededOf(r)?.people ?? null,
    ),
    column(
      'needed_low',
      'The same where d is at the end of its interval farther from 0',
      (r) => neededOf(r)?.low ?? null,
    ),
    column('needed_high', 'The same at the end nearer to 0', (r) => finite(neededOf(r)?.high ?? Number.NaN)),
    column('missing_share', 'Share of the pool for whom there is no number', (r) => r.pool.missingShare, '1'),
    column(
      'note',
      'Why a number is missing; not-normal: the simulated power of the design is far from that of normal values',
      noteOf,
    ),
  ],
}

function noteOf({ pool, typeM, halfWidth, isNormal }: PowerRow): string | null {
  const found = [pool.effect, typeM, halfWidth].find((each) => isNoStatistic(each))
  const missing = found !== undefined && isNoStatistic(found) ? [found.missing] : []
  return [...missing, ...(isNormal ? [] : ['not-normal'])].join(';')
}
