/** DESIGN.json of `simulate`: a design, and what other commands keep in the same file. */
import { type Design, parseDesign } from '@penfield/sim'

export interface SimulatedDesign {
  readonly design: Design
  /** As it was written, for the truth. */
  readonly given: unknown
}

/**
 * @param text DESIGN.json; its key `power` is that of `penfield power` and not read here.
 * @param seed in place of the design's.
 * @throws {PenfieldError} sim/design-… — the key and what it should hold.
 */
export function parseSimulated(text: string, seed?: number): SimulatedDesign {
  const given = jsonOf(text)
  const parsed = parseDesign(given ?? text)
  return { design: seed === undefined ? parsed : { ...parsed, seed }, given }
}

/** The design's own keys; undefined where the text is no object, which the reader of designs refuses. */
function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
    const { power: _power, ...own } = json as Readonly<Record<string, unknown>>
    return own
  } catch {
    return undefined
  }
}
