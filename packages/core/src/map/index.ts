import { discrete } from './discrete.js'
import { gp } from './gp.js'
import { gridfit } from './gridfit.js'
import { kernel } from './kernel.js'
import { linear } from './linear.js'
import { natural } from './natural.js'
import { nearest } from './nearest.js'
import { tps } from './tps.js'

/** Every map method, by its id. */
export const mapMethods = { discrete, nearest, linear, natural, tps, gridfit, kernel, gp } as const

export type MapMethodId = keyof typeof mapMethods
