/** The figures of one session, in the order of the report. */
import { amplitudeTime } from './amplitude-time.js'
import { coverage } from './coverage.js'
import type { Figure } from './figure.js'
import { mapDifference } from './map-difference.js'
import { mapField } from './map-field.js'
import { mapPair } from './map-pair.js'
import { mepWaterfall } from './mep-waterfall.js'

export const figures = [
  mapField,
  mapPair,
  mapDifference,
  coverage,
  mepWaterfall,
  amplitudeTime,
] as const satisfies readonly Figure[]
