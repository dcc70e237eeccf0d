import { cos } from '@penfield/kernels'
import { type Sections, warped } from './frequency.js'

/** Sharpness: the notch is f₀ / Q wide at 1/√2, 1.7 Hz at 50 Hz. */
const quality = 30

/**
 * Notch filter: nothing of f₀ passes, nearly all of what lies 1 Hz beside it does.
 *
 *     H = g (1 − 2 cos ω z⁻¹ + z⁻²) / (1 − 2 g cos ω z⁻¹ + (2 g − 1) z⁻²)
 *     ω = 2π f₀ / f_s        g = 1 / (1 + tan(ω / 2Q))
 *
 * @returns one section.
 * @throws {PenfieldError} emg/filter-frequency — f₀ is not between 0 and half the sampling rate.
 */
export function notch(frequencyHz: number, samplingHz: number): Sections {
  const argument = `--notch ${frequencyHz}`
  warped(frequencyHz, samplingHz, argument)
  const gain = 1 / (1 + warped(frequencyHz / quality, samplingHz, argument))
  const middle = -2 * cos((2 * Math.PI * frequencyHz) / samplingHz) * gain
  return Float64Array.of(gain, middle, gain, 1, middle, 2 * gain - 1)
}
