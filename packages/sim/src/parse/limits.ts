/** How large a design may be before anything of it is read. */
import { error } from '../codes.js'

export const mostCharacters = 1_000_000
const deepest = 8

/** The JSON of a design's text. */
export function jsonOf(text: string): unknown {
  if (text.length > mostCharacters) {
    throw error('sim/design-too-large', {
      what: `The design has ${text.length} characters; at most ${mostCharacters} are read.`,
      fix: 'Shorten its lists; a design needs a few hundred characters.',
    })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw error('sim/design-not-json', {
      what: 'The design is not JSON.',
      fix: 'Check its commas, quotes and brackets; a JSON editor marks the place.',
      cause,
    })
  }
}

/** @throws {PenfieldError} sim/design-too-deep — objects and lists nest deeper than any design needs. */
export function checkDepth(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (depth >= deepest) {
    throw error('sim/design-too-deep', {
      what: `The design nests more than ${deepest} levels deep; a design has five at most.`,
      fix: 'Flatten it: a group lists changes, these hold effects, and nothing lies below those.',
    })
  }
  for (const inner of Object.values(value)) checkDepth(inner, depth + 1)
}
