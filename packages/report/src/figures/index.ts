/** The figures of one session, in the order of the report. */
import { amplitudeTime } from './amplitude-time.js'
import { areaTheta } from './area-theta.js'
import { coverage } from './coverage.js'
import { crosstalkBackground } from './crosstalk-background.js'
import { crosstalkNeeded } from './crosstalk-needed.js'
import { crosstalkRatio } from './crosstalk-ratio.js'
import { emgQuality } from './emg-quality.js'
import type { Figure } from './figure.js'
import { latencyDetectors } from './latency-detectors.js'
import { mapDifference } from './map-difference.js'
import { mapField } from './map-field.js'
import { mapPair } from './map-pair.js'
import { mapSpread } from './map-spread.js'
import { mepWaterfall } from './mep-waterfall.js'
import { overlapMatrix } from './overlap-matrix.js'
import { overlapTheta } from './overlap-theta.js'
import { persistence } from './persistence.js'
import { valueMaps } from './value-maps.js'

export const figures = [
  mapField,
  mapPair,
  mapSpread,
  valueMaps,
  mapDifference,
  overlapMatrix,
  overlapTheta,
  areaTheta,
  persistence,
  coverage,
  mepWaterfall,
  latencyDetectors,
  emgQuality,
  amplitudeTime,
  crosstalkNeeded,
  crosstalkRatio,
  crosstalkBackground,
] as const satisfies readonly Figure[]
