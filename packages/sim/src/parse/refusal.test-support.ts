import { PenfieldError } from '@penfield/kernels'
import { parseDesign } from './design.js'

/** What a design is refused with. */
export function refusalOf(given: unknown): PenfieldError {
  try {
    parseDesign(given)
  } catch (error) {
    if (error instanceof PenfieldError) return error
    throw error
  }
  throw new TypeError('nothing was refused')
}
