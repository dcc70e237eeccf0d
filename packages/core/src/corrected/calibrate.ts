import { quantileSorted } from '@penfield/kernels'

/** One simulated participant drawn apart step by step: what an index truly is, and what is seen of it through noise. */
export interface Curve {
  readonly truth: readonly number[]
  readonly seen: readonly number[]
}

export interface Calibrated {
  readonly value: number
  readonly low: number
  readonly high: number
  /** True when half of the participants, drawn apart as far as they go, would be seen so: nothing bounds the truth from below. */
  readonly reachesEnd: boolean
}

const bisections = 40
const [lowLevel, highLevel] = [0.98, 0.02]

/**
 * The true value behind a seen one, by turning simulations round.
 *
 * For a candidate truth O each simulated participant is brought to the step where its own truth is O, and what is seen there is
 * compared with the measurement; P(O) is the share at or below it, among those whose truth comes down to O. P falls as O rises, and
 *
 *     value: P = ½        low: P = 0.98        high: P = 0.02
 *
 * The ends lie a little further out than 0.975 and 0.025, with which 92 % of the intervals held the truth of fields with sharp edges:
 * the simulations know neither the fields nor their noise for certain. At the default design of `npm run truth` the intervals of
 * three indices hold the truth in 97.6 % of the sessions for that, and say so beside the number. The value is as often too high as too low.
 *
 * @param curves truth falls along a curve, but for a small rise here and there; the first step at O counts.
 */
export function calibrated(curves: readonly Curve[], observed: number): Calibrated {
  const tops = Float64Array.from(curves, ({ truth }) => truth[0]).sort()
  const ends = curves.map(({ truth }) => truth.reduce((least, value) => Math.min(least, value)))
  const bottom = quantileSorted(Float64Array.from(ends).sort(), 0.5)
  const share = (candidate: number): number => {
    let [below, reaching] = [0, 0]
    curves.forEach((curve, k) => {
      if (ends[k] > candidate) return
      const seen = seenAt(curve, candidate)
      reaching += 1
      if (seen < observed) below += 1
      else if (seen === observed) below += 0.5
    })
    return (below + 0.5) / (reaching + 1)
  }
  const at = (level: number): number => {
    // Seen as alike as can be: what is left open is how alike these maps could be at most.
    const top = quantileSorted(tops, 1 - level)
    if (share(top) >= level) return top
    if (share(bottom) < level) return bottom
    let [low, high] = [bottom, top]
    for (let k = 0; k < bisections; k++) {
      const middle = (low + high) / 2
      if (share(middle) >= level) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
  const low = at(lowLevel)
  return { value: at(0.5), low, high: at(highLevel), reachesEnd: low === bottom }
}

/** What is seen at the first step where the truth has fallen to `candidate`, linear between steps. */
function seenAt({ truth, seen }: Curve, candidate: number): number {
  if (candidate >= truth[0]) return seen[0]
  for (let k = 1; k < truth.length; k++) {
    if (truth[k] > candidate) continue
    const share = (truth[k - 1] - candidate) / (truth[k - 1] - truth[k])
    return seen[k - 1] + share * (seen[k] - seen[k - 1])
  }
  return seen[seen.length - 1]
}
