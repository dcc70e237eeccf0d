/** The ends of an axis: a little beyond its values, and apart even where those are all the same. */

/** Values nearer one another than this share of their size are the same but for rounding: no step of an axis parts them. */
const least = 1e-9

/** [low, high] with `share` of the span added at both ends; around equal values a tenth of their size, or ½ around 0. */
export function withRoom(low: number, high: number, share = 0.04): readonly [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high))
  const isOne = high - low <= least * size || size < least
  const room = isOne ? (size < least ? 0.5 : size / 10) : share * (high - low)
  return [low - room, high + room]
}
