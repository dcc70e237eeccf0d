/** The sections of a chapter, in reading order. */
import { checklist } from './checklist.js'
import { crosstalk } from './crosstalk.js'
import { emg } from './emg.js'
import { maps } from './maps.js'
import { methods } from './methods.js'
import { numbers } from './numbers.js'
import { overlap } from './overlap.js'
import { picture } from './picture.js'
import { provenance } from './provenance.js'
import { quality } from './quality.js'
import { responses } from './responses.js'
import type { Section } from './section.js'
import { warnings } from './warnings.js'

export const sections = [
  picture,
  overlap,
  maps,
  numbers,
  responses,
  emg,
  crosstalk,
  quality,
  methods,
  checklist,
  provenance,
  warnings,
] as const satisfies readonly Section[]
