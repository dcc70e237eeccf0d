import { onset, samplesLasting, timeMs } from './onset.js'

/** Length of the stretches on both sides of the onset. */
const stretchMs = 5

/** An onset is at least this many times as steep after as before. */
const leastRatio = 2

/**
 * Ratio of slopes: the time at which the sweep is steepest after compared with before, from the opening of the window to the
 * largest deflection p.
 *
 *     dₖ = |eₖ − eₖ₋₁|     Rₖ = mean(dₖ₊₁ … dₖ₊w) / max(mean(dₖ₋w₊₁ … dₖ), mean_G d)     w = 5 ms
 *
 *     onset = argmax Rₖ,  A ≤ tₖ ≤ p;  none where the largest is below 2
 *
 * The slope of the background stands below the fraction so that a flat stretch of a coarsely digitised sweep is no onset.
 */
export const derivative = onset({
  id: 'derivative',
  title: 'Ratio of slopes',
  source: 'house definition: mean absolute slope of the 5 ms after over that of the 5 ms before',
  latencyMs({ axis, levelledUv, window, slopeUv, peak: p }) {
    const w = samplesLasting(axis, stretchMs)
    let steepest = -1
    let largest = leastRatio
    for (let k = Math.max(window.first, w); k <= p && k + w < axis.samples; k++) {
      const ratio = pathUv(levelledUv, k, k + w) / Math.max(pathUv(levelledUv, k - w, k), w * slopeUv)
      if (steepest < 0 ? ratio >= largest : ratio > largest) {
        largest = ratio
        steepest = k
      }
    }
    return steepest < 0 ? Number.NaN : timeMs(axis, steepest)
  },
})

/** Σ |eₖ − eₖ₋₁|, first < k ≤ last. */
function pathUv(levelledUv: Float64Array, first: number, last: number): number {
  let sum = 0
  for (let k = first + 1; k <= last; k++) sum += Math.abs(levelledUv[k] - levelledUv[k - 1])
  return sum
}
