/** The seven rival explanations of a group difference, as switches with a size: 1 is the default size, 0 none. */
import { analysis } from './analysis.js'
import { crosstalk } from './crosstalk.js'
import { frame } from './frame.js'
import { gain } from './gain.js'
import { geometry } from './geometry.js'
import { sampling } from './sampling.js'
import { state } from './state.js'

export const switches = [geometry, gain, crosstalk, sampling, state, analysis, frame] as const

export type SwitchId = (typeof switches)[number]['id']
export type Effects = Readonly<Partial<Record<SwitchId, number>>>
