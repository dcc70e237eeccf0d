import { type ParticipantFiles, type ParticipantShard, participantFiles } from '../simulate/participant-files.js'
import type { SimulateAll } from '../simulate/study-files.js'
import type { PoolOptions } from './pool.js'
import { spread } from './spread.js'

/** What a worker does. */
export const answerParticipant = (shard: ParticipantShard): ParticipantFiles => participantFiles(shard)

/** Spreads participants over worker threads. */
export const simulateWithWorkers = (options: PoolOptions): SimulateAll =>
  spread(options, 'answerParticipant', answerParticipant)
