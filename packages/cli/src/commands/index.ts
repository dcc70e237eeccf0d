import type { Command } from './command.js'
import { compareMaps } from './compare-maps.js'
import { demo } from './demo.js'
import { doctor } from './doctor.js'
import { group } from './group.js'
import { inspect } from './inspect.js'
import { map } from './map.js'
import { power } from './power.js'
import { reliability } from './reliability.js'
import { simulate } from './simulate.js'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  demo,
  inspect,
  map,
  group,
  compareMaps,
  reliability,
  simulate,
  power,
  doctor,
]
