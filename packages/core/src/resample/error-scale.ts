import { atan2, sin } from '@penfield/kernels'
import type { ErrorScale } from '../model/interval-kind.js'

interface Scale {
  /** Onto the scale; every number that the resamples can be has a finite place on it. */
  readonly to: (value: number) => number
  /** Back; what lies beyond the scale's ends is the end. */
  readonly from: (onScale: number) => number
}

const quarterTurn = Math.PI / 2
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** arcsin √x, as the angle whose sine is √x and whose cosine is √(1 − x). */
const share: Scale = {
  to: (value) => {
    const inside = within(value, 0, 1)
    return atan2(Math.sqrt(inside), Math.sqrt(1 - inside))
  },
  from: (angle) => {
    const sine = sin(within(angle, 0, quarterTurn))
    return sine * sine
  },
}

export const errorScales: Readonly<Record<ErrorScale, Scale>> = {
  plain: { to: (value) => value, from: (value) => value },
  root: {
    to: (value) => Math.sqrt(Math.max(0, value)),
    from: (root) => {
      const inside = Math.max(0, root)
      return inside * inside
    },
  },
  share,
  correlation: { to: (value) => share.to((1 + value) / 2), from: (angle) => 2 * share.from(angle) - 1 },
}

/** The scale for a number that can be anything in a range. */
export function scaleOfRange([least, most]: readonly [number, number]): ErrorScale {
  if (Number.isFinite(most)) return least < 0 ? 'correlation' : 'share'
  return Number.isFinite(least) ? 'root' : 'plain'
}
