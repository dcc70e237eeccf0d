import { measurePeople, type People, type PeopleShard } from '../power/people.js'
import type { MeasureAll } from '../power/power-study.js'
import type { PoolOptions } from './pool.js'
import { spread } from './spread.js'

/** What a worker does. */
export const answerPeople = (shard: PeopleShard): People => measurePeople(shard)

/** Spreads simulated people over worker threads. */
export const measureWithWorkers = (options: PoolOptions): MeasureAll => spread(options, 'answerPeople', answerPeople)
