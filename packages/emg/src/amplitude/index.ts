import { area } from './area.js'
import { netRms } from './net-rms.js'
import { p2p } from './p2p.js'
import { ratio } from './ratio.js'
import { rms } from './rms.js'

/** Every amplitude, in the order of the help text. The first is the default. */
export const amplitudes = [p2p, rms, area, netRms, ratio] as const

export type AmplitudeId = (typeof amplitudes)[number]['id']
