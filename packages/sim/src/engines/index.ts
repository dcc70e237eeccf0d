/** How a field becomes amplitudes. */
import { recruitment } from './recruitment.js'
import { simple } from './simple.js'

export const engines = { simple, recruitment } as const

export type EngineId = keyof typeof engines
