import { activeSites } from './active-sites.js'
import { amplitude } from './amplitude.js'
import { area } from './area.js'
import { cog } from './cog.js'
import { counts } from './counts.js'
import { hotspot } from './hotspot.js'
import type { Metric } from './metric.js'
import { probability } from './probability.js'
import { volume } from './volume.js'

/** Every metric, in the order of metrics.tsv. */
export const metrics = [counts, activeSites, amplitude, probability, cog, hotspot, area, volume] as const

type IdOf<M> = M extends Metric<infer Id> ? Id : never
export type MetricId = IdOf<(typeof metrics)[number]>
