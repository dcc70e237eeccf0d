import type { Chance } from '../chance.js'
import type { Priors } from '../priors.js'

/**
 * A muscle's response to one stimulus, µV peak to peak, without the noise floor.
 *
 * @param field  F at the coil, 0 … 1.
 * @param lnGain logarithm of what multiplies the muscle's own gain in this session and moment.
 * @param drive  standard normal, in part shared by the muscles.
 * @param own    standard normal of this muscle and trial.
 */
export type Respond = (field: number, lnGain: number, drive: number, own: number) => number

export interface Responder {
  readonly respond: Respond
  /** What an endless number of stimuli would show: the mean of the response, or the curve without chance where none is known. */
  readonly noiseFree: (field: number, gain: number) => number
  /** How response and floor N come together: √(S² + N²), or S + N. */
  readonly joins: 'squares' | 'sum'
  /** The latent numbers, for the truth. */
  readonly truth: Readonly<Record<string, number>>
}

export interface Engine<Id extends string> {
  readonly id: Id
  readonly source: string
  /** @param chance the person's; `muscle` says where the muscle's draws stand. */
  readonly muscle: (priors: Priors, gainUv: number, chance: Chance, muscle: number) => Responder
}

/** Types an entry of the registry. */
export const engine = <const Id extends string>(entry: Engine<Id>): Engine<Id> => entry
