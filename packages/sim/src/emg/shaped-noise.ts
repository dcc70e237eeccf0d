/** Gaussian noise of a band, RMS 1. */
import { cos, sin } from '@penfield/kernels'

type Section = readonly [b0: number, b1: number, b2: number, a1: number, a2: number]

/** Second-order low- or high-pass with Q = 1/√2 by the bilinear transform. */
function sectionOf(kind: 'low' | 'high', cutHz: number, rateHz: number): Section {
  const w = (2 * Math.PI * cutHz) / rateHz
  const c = cos(w)
  const alpha = sin(w) / Math.SQRT2
  const b1 = kind === 'low' ? 1 - c : -(1 + c)
  const edge = Math.abs(b1) / 2
  return [edge / (1 + alpha), b1 / (1 + alpha), edge / (1 + alpha), (-2 * c) / (1 + alpha), (1 - alpha) / (1 + alpha)]
}

/** Filters in place, direct form I. */
function filterInto(signal: Float64Array, [b0, b1, b2, a1, a2]: Section): void {
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  for (let i = 0; i < signal.length; i++) {
    const x = signal[i]
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
    x2 = x1
    x1 = x
    y2 = y1
    y1 = y
    signal[i] = y
  }
}

export interface Band {
  readonly sections: readonly Section[]
  /** Makes the filtered white noise have RMS 1: 1 / √Σ h². */
  readonly scale: number
}

export function bandOf(lowHz: number, highHz: number, rateHz: number): Band {
  const sections = [sectionOf('high', lowHz, rateHz), sectionOf('low', highHz, rateHz)]
  const response = new Float64Array(8192)
  response[0] = 1
  for (const section of sections) filterInto(response, section)
  return { sections, scale: 1 / Math.sqrt(response.reduce((sum, h) => sum + h * h, 0)) }
}

/** Samples that run before the first one, so that the filter has settled. */
export const settling = 64

/** @param white settling + n standard normals; overwritten. @returns n samples, RMS 1 on average. */
export function shapedNoise(white: Float64Array, { sections, scale }: Band): Float64Array {
  for (const section of sections) filterInto(white, section)
  return white.subarray(settling).map((value) => scale * value)
}

/** Second-order low-pass in place, gain 1 at rest. */
export function lowPass(signal: Float64Array, cutHz: number, rateHz: number): void {
  filterInto(signal, sectionOf('low', cutHz, rateHz))
}
