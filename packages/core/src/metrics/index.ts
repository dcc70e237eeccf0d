import { activeSites } from './active-sites.js'
import { amplitude } from './amplitude.js'
import { area } from './area.js'
import { areaHull } from './area-hull.js'
import { areaProbabilityWeighted } from './area-probability-weighted.js'
import { areaVoronoi } from './area-voronoi.js'
import { borderFraction } from './border-fraction.js'
import { cog } from './cog.js'
import { counts } from './counts.js'
import { excitabilityAuc } from './excitability-auc.js'
import { hotspot } from './hotspot.js'
import { latencyMean } from './latency-mean.js'
import type { Metric } from './metric.js'
import { orientation } from './orientation.js'
import { peaks } from './peaks.js'
import { probability } from './probability.js'
import { relativeAreas } from './relative-areas.js'
import { spread } from './spread.js'
import { volume } from './volume.js'
import { volumeNormalised } from './volume-normalised.js'

/** Every metric, in the order of metrics.tsv. */
export const metrics = [
  counts,
  activeSites,
  amplitude,
  probability,
  cog,
  hotspot,
  area,
  areaProbabilityWeighted,
  areaHull,
  areaVoronoi,
  volume,
  volumeNormalised,
  excitabilityAuc,
  relativeAreas,
  spread,
  orientation,
  peaks,
  borderFraction,
  latencyMean,
] as const

type IdOf<M> = M extends Metric<infer Id> ? Id : never
export type MetricId = IdOf<(typeof metrics)[number]>
