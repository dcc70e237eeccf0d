/** Hatches: not sampled (45°, grey), in common (135°, ink). Ids are made unique by their prefix. */
import { element } from '../svg.js'

export interface Hatch {
  readonly definition: string
  /** Value of a `fill` attribute. */
  readonly fill: string
}

/** Parallel lines at `degrees`, `spacing` pt apart. */
export function hatch(id: string, degrees: 45 | 135, stroke: string, spacing: number, width = 0.5): Hatch {
  const safe = id.replace(/[^A-Za-z0-9_-]/g, '-')
  const attributes = {
    id: safe,
    width: spacing,
    height: spacing,
    patternUnits: 'userSpaceOnUse',
    patternTransform: `rotate(${degrees})`,
  }
  const stripe = element('line', { x1: 0, y1: 0, x2: 0, y2: spacing, stroke, 'stroke-width': 2 * width })
  return { definition: element('pattern', attributes, stripe), fill: `url(#${safe})` }
}

export const definitions = (hatches: readonly Hatch[]): string =>
  element(
    'defs',
    {},
    hatches.map((each) => each.definition),
  )
