import { cos, sin } from '@penfield/kernels'
import { error } from '../codes.js'

/** Rows b₀ b₁ b₂ a₀ a₁ a₂ of a cascade, a₀ = 1. */
export type Sections = Float64Array

/**
 * Analogue angular frequency that the bilinear transform s = (1 − z⁻¹) / (1 + z⁻¹) takes to a digital frequency.
 *
 *     w = tan(π f / f_s)
 *
 * @param argument names the frequency in the error, as in `--band 20:450`.
 * @throws {PenfieldError} emg/filter-frequency — f is not between 0 and half the sampling rate.
 */
export function warped(frequencyHz: number, samplingHz: number, argument: string): number {
  const nyquistHz = samplingHz / 2
  if (!(frequencyHz > 0 && frequencyHz < nyquistHz))
    throw error('emg/filter-frequency', {
      what: `A filter at ${shownHz(frequencyHz)} is not possible: the recording has ${shownHz(samplingHz)}, so the frequency must lie between 0 and ${shownHz(nyquistHz)}.`,
      where: { argument },
      fix: `Choose a frequency below ${shownHz(nyquistHz)}, or leave out ${argument.split(' ')[0]}.`,
    })
  const angle = (Math.PI * frequencyHz) / samplingHz
  return sin(angle) / cos(angle)
}

/** To hundredths, for a sentence. */
const shownHz = (frequencyHz: number): string => `${Math.round(100 * frequencyHz) / 100} Hz`
