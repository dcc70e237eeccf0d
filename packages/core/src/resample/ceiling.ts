import type { EstimateMaps } from '../map/estimate.js'
import { viewOf } from '../metrics/view.js'
import { isMissing, missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from '../overlap/index.js'
import { overlapValues, pairsOf } from './columns.js'
import { type Design, halves } from './design.js'

/** How many times the trials of each site are split at random. */
const splits = 50

export interface Ceiling {
  /** What the index gives between halves of one muscle; for distances the noise distance, mm. */
  readonly ceiling: Value
  /** What it gives between a half of one muscle and the other half of the other, over the ceiling; missing for distances. */
  readonly ceilingCorrected: Value
}

/**
 * Noise ceiling of every index for every pair of muscles, from 50 seeded splits into halves 1 and 2.
 *
 *     similarity O:  C = √(mean O(A₁, A₂) · mean O(B₁, B₂))
 *     distance d:    e = √(½ (mean d²(A₁, A₂) + mean d²(B₁, B₂)))
 *     between halves: O_h = mean of O(A₁, B₂) and O(A₂, B₁), crosswise, because the muscles share each pulse
 *
 * @returns one entry an index, pair by pair, in the order of overlap.tsv; missing `no-ceiling` where halves can't be formed.
 */
export function ceilings(design: Design, estimate: EstimateMaps, muscles: number, seed: number): readonly Ceiling[] {
  const pairs = pairsOf(muscles)
  const width = overlapIndices.length
  const within = Array.from({ length: muscles * width }, () => new Mean())
  const between = Array.from({ length: pairs.length * width }, () => new Mean())
  const add = (mean: Mean, value: Value, k: number) => {
    if (!isMissing(value)) mean.add(overlapIndices[k].kind === 'distance' ? value * value : value)
  }
  for (let split = 0; split < splits; split++) {
    const [first, second] = halves(design, seed, split).map((half) => estimate(half).map(viewOf))
    first.forEach((view, m) => {
      overlapValues(view, second[m]).forEach((value, k) => add(within[m * width + k], value, k))
    })
    pairs.forEach(([a, b], p) => {
      overlapValues(first[a], second[b]).forEach((value, k) => add(between[p * width + k], value, k))
      overlapValues(second[a], first[b]).forEach((value, k) => add(between[p * width + k], value, k))
    })
  }
  return pairs.flatMap(([a, b], p) =>
    overlapIndices.map((index, k) => {
      const ofA = within[a * width + k].value
      const ofB = within[b * width + k].value
      if (ofA === null || ofB === null)
        return { ceiling: missing('no-ceiling'), ceilingCorrected: missing('no-ceiling') }
      if (index.kind === 'distance') {
        return { ceiling: Math.sqrt((ofA + ofB) / 2), ceilingCorrected: missing('not-estimated') }
      }
      const ceiling = Math.sqrt(ofA * ofB)
      const half = between[p * width + k].value
      return { ceiling, ceilingCorrected: half === null || ceiling === 0 ? missing('no-ceiling') : half / ceiling }
    }),
  )
}

/** A running mean in the order of the splits; null until something was added. */
class Mean {
  #sum = 0
  #n = 0
  add(value: number): void {
    this.#sum += value
    this.#n += 1
  }
  get value(): number | null {
    return this.#n === 0 ? null : this.#sum / this.#n
  }
}
