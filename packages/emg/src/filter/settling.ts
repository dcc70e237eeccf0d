import { ln } from '@penfield/kernels'
import type { Sections } from './frequency.js'

/** What is left of a change when the filter counts as settled. */
const settledShare = 0.01

/**
 * How long a cascade answers a change at its input, in samples, by its slowest pole p: what the change leaves behind decays as
 * |p|^k, to 1 % after
 *
 *     k = ⌈ln 0.01 / ln |p|⌉
 *
 * That is how far the unknown before and after a sweep is felt in it: at its beginning in the pass forwards, at its end in the
 * pass backwards. A notch is slow: until then it leaves a part of the mains in, although it answers a step of the level less.
 *
 * @param sections every pole inside the unit circle; none: 0.
 */
export function settlingSamples(sections: Sections): number {
  const radius = slowestRadius(sections)
  return radius === 0 ? 0 : Math.ceil(ln(settledShare) / ln(radius))
}

/** Largest radius of a root of z² + a₁ z + a₂; 0 without sections. */
function slowestRadius(sections: Sections): number {
  let radius = 0
  for (let s = 0; s < sections.length; s += 6) {
    const half = Math.abs(sections[s + 4]) / 2
    const a2 = sections[s + 5]
    const square = half * half - a2
    radius = Math.max(radius, square < 0 ? Math.sqrt(a2) : half + Math.sqrt(square))
  }
  return radius
}
