/** How the gain changes while a session lasts. */
import { exp, ln } from '@penfield/kernels'
import type { Chance } from './chance.js'
import type { Priors } from './priors.js'
import type { Visit } from './visit.js'

/**
 * Logarithm of the factor on every gain at a stimulus of the plan.
 *
 *     ln g_t = ln g + α exp(−t/τ) + slope · t + a_t,    a_t = φ a_(t−1) + √(1 − φ²) · sd · z_t
 *
 * Stimuli that were lost count too, so that a loss changes no other stimulus. Ask in ascending order.
 *
 * @param pulse the stimulus's chance; stands at block 1 of the stimulus afterwards, lane 2 used up.
 */
export function driftOf(visit: Visit, priors: Priors, pulse: Chance): (stimulus: number) => number {
  const { wander_phi: phi, wander_sd: sd } = priors
  const innovation = sd * Math.sqrt(1 - phi * phi)
  const fade = exp(-1 / priors.warm_up_stimuli)
  const lnGain = ln(visit.gain)
  let [t, warmth, wander] = [-1, visit.warmUp / fade, 0]
  return (stimulus) => {
    while (t < stimulus) {
      t += 1
      pulse.at(t, 1)
      wander = t === 0 ? sd * pulse.normal(2) : phi * wander + innovation * pulse.normal(2)
      warmth *= fade
    }
    return lnGain + warmth + visit.slope * stimulus + wander
  }
}
