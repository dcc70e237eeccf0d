/**
 * The dialects, in the order in which the variables of a file are tried.
 *
 * Those whose program writes several variables of its own come first; a lone matrix of sweeps is the weakest sign.
 */
import { acqKnowledge } from './acqknowledge.js'
import { cedSignal } from './ced-signal.js'
import type { MatDialect } from './dialect.js'
import { labChart } from './labchart.js'
import { mepFeatX } from './mepfeatx.js'

export const matDialects: readonly MatDialect[] = [labChart, acqKnowledge, cedSignal, mepFeatX]
