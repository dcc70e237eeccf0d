import { cusum } from './cusum.js'
import { derivative } from './derivative.js'
import { median } from './median.js'
import { peak } from './peak.js'
import { sd } from './sd.js'

/** Every onset detector, in the order of the help text. The first is the default; `median` asks those before it. */
export const onsets = [sd, peak, cusum, derivative, median] as const

export type OnsetId = (typeof onsets)[number]['id']
