/** What a leak does to a waveform. */
import { lowPass } from './shaped-noise.js'

/**
 * Adds the leak of one muscle to the electrode of another: out += c · p2p(m) / p2p(h m) · h m, delayed.
 * Low-passed at 150 Hz (`smooth`), or differentiated (`terminal`: end-of-fibre components, of another shape and higher frequency).
 *
 * @param source the muscle's own samples; not written.
 * @param out    the electrode's samples; added to.
 */
export function addLeak(
  source: Float64Array,
  share: number,
  kind: 'smooth' | 'terminal',
  delaySamples: number,
  rateHz: number,
  out: Float64Array,
): void {
  const shaped = source.slice()
  if (kind === 'smooth') lowPass(shaped, 150, rateHz)
  else for (let i = shaped.length - 1; i >= 0; i--) shaped[i] -= i > 0 ? shaped[i - 1] : shaped[i]
  const span = spanOf(shaped)
  if (span === 0) return
  const scale = (share * spanOf(source)) / span
  for (let i = delaySamples; i < out.length; i++) out[i] += scale * shaped[i - delaySamples]
}

/** Peak-to-peak. */
export function spanOf(signal: Float64Array): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < signal.length; i++) {
    if (signal[i] < least) least = signal[i]
    if (signal[i] > most) most = signal[i]
  }
  return most - least
}
