import { areaOverlap } from './area-overlap.js'
import { bhattacharyya } from './bhattacharyya.js'
import { cogDistance } from './cog-distance.js'
import { cogShiftAp } from './cog-shift-ap.js'
import { cogShiftMl } from './cog-shift-ml.js'
import { cosine } from './cosine.js'
import { dice } from './dice.js'
import { hellinger } from './hellinger.js'
import { histogramIntersection } from './histogram-intersection.js'
import { hotspotDistance } from './hotspot-distance.js'
import { jaccard } from './jaccard.js'
import { overlapCoefficient } from './overlap-coefficient.js'
import { pearson } from './pearson.js'
import { ruzicka } from './ruzicka.js'
import { selectivity } from './selectivity.js'
import { separationD } from './separation-d.js'
import { shareA } from './share-a.js'
import { shareB } from './share-b.js'
import { spearman } from './spearman.js'
import { trialCorrelation } from './trial-correlation.js'
import { wasserstein1, wasserstein2 } from './wasserstein.js'

/** Every overlap index, in the order of overlap.tsv. */
export const overlapIndices = [
  dice,
  jaccard,
  overlapCoefficient,
  shareA,
  shareB,
  areaOverlap,
  ruzicka,
  histogramIntersection,
  bhattacharyya,
  hellinger,
  cosine,
  pearson,
  spearman,
  cogDistance,
  cogShiftMl,
  cogShiftAp,
  hotspotDistance,
  wasserstein1,
  wasserstein2,
  separationD,
  selectivity,
  trialCorrelation,
] as const

export type OverlapIndexId = (typeof overlapIndices)[number]['id']
