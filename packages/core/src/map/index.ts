import { discrete } from './discrete.js'
import { kernel } from './kernel.js'
import { linear } from './linear.js'

/** Every map method, by its id. */
export const mapMethods = { discrete, linear, kernel } as const

export type MapMethodId = keyof typeof mapMethods
