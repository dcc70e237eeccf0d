/**
 * Butterworth filters of order n as cascades of second-order sections: analogue prototype, change of band, bilinear transform
 * with prewarping.
 *
 *     prototype     |H|² = 1 / (1 + w²ⁿ)        poles p = −σ ± iω, σ = sin(π (2k + 1) / 2n), and −1 when n is odd
 *     low-pass      s → s / w₁
 *     high-pass     s → w₁ / s
 *     band-pass     s → (s² + w₀²) / (B s)      w₀² = w₁ w₂,  B = w₂ − w₁; order 2n
 *     bilinear      s = (1 − z⁻¹) / (1 + z⁻¹)   w = tan(π f / f_s)
 *
 * Each analogue section is carried through on its own, so that no polynomial is ever multiplied out.
 */
import { cos, sin } from '@penfield/kernels'
import { error } from '../codes.js'
import { type Sections, warped } from './frequency.js'

/** Highest order; each step of it is a steeper edge and a longer transient. */
const mostOrder = 8

/** Low and high edge, Hz; a low of 0 makes a low-pass, a high of Infinity a high-pass, both together nothing at all. */
export type BandHz = readonly [low: number, high: number]

/**
 * @param order 1 … 8, of the low- or high-pass; a band-pass has this order at each edge.
 * @param bandHz where the response falls to 1/√2.
 * @returns sections × 6; empty for a band without edges.
 * @throws {PenfieldError} emg/filter-order, emg/filter-frequency, emg/filter-band-empty.
 */
export function butterworth(order: number, bandHz: BandHz, samplingHz: number): Sections {
  const [lowHz, highHz] = bandHz
  const argument = `--band ${lowHz === 0 ? '' : lowHz}:${highHz === Number.POSITIVE_INFINITY ? '' : highHz}`
  if (!Number.isInteger(order) || order < 1 || order > mostOrder)
    throw error('emg/filter-order', {
      what: `The order ${order} of the filter is not a whole number from 1 to ${mostOrder}.`,
      where: { argument: 'order' },
      fix: 'Take order 4, which is what Penfield uses for EMG.',
    })
  const low = lowHz === 0 ? null : warped(lowHz, samplingHz, argument)
  const high = highHz === Number.POSITIVE_INFINITY ? null : warped(highHz, samplingHz, argument)
  if (low !== null && high !== null) {
    if (low < high) return bandPass(order, low, high)
    throw error('emg/filter-band-empty', {
      what: `The band from ${lowHz} to ${highHz} Hz holds no frequency: its upper edge must lie above its lower one.`,
      where: { argument },
      fix: 'Give the lower edge first, as in --band 20:450.',
    })
  }
  if (low !== null) return oneEdge(order, low, highPassSection)
  return high === null ? new Float64Array(0) : oneEdge(order, high, lowPassSection)
}

/** σ and ω of the prototype's poles in the upper half plane. */
const prototype = (order: number): { sigma: number; omega: number }[] =>
  Array.from({ length: Math.floor(order / 2) }, (_, k) => {
    const angle = (Math.PI * (2 * k + 1)) / (2 * order)
    return { sigma: sin(angle), omega: cos(angle) }
  })

type EdgeSection = (edge: number, damping: number | null) => readonly number[]

function oneEdge(order: number, edge: number, section: EdgeSection): Sections {
  const single = order % 2 === 1 ? section(edge, null) : []
  return Float64Array.from([...single, ...prototype(order).flatMap(({ sigma }) => section(edge, 2 * sigma))])
}

/** w² / (s² + d w s + w²), or w / (s + w) where there is no damping d. */
const lowPassSection: EdgeSection = (w, damping) => {
  if (damping === null) return [w / (1 + w), w / (1 + w), 0, ...digitalPole(w)]
  const gain = (w * w) / (1 + damping * w + w * w)
  return [gain, 2 * gain, gain, ...digitalPoles(damping * w, w * w)]
}

/** s² / (s² + d w s + w²), or s / (s + w). */
const highPassSection: EdgeSection = (w, damping) => {
  if (damping === null) return [1 / (1 + w), -1 / (1 + w), 0, ...digitalPole(w)]
  const gain = 1 / (1 + damping * w + w * w)
  return [gain, -2 * gain, gain, ...digitalPoles(damping * w, w * w)]
}

/** B s / (s² − 2 Re r s + |r|²) for each root r of s² − p B s + w₀², with p and its conjugate; for p = −1 both roots share one. */
function bandPass(order: number, low: number, high: number): Sections {
  const width = high - low
  const centre2 = low * high
  const section = (alpha: number, beta: number) => {
    const gain = width / (1 + alpha + beta)
    return [gain, 0, -gain, ...digitalPoles(alpha, beta)]
  }
  const single = order % 2 === 1 ? section(width, centre2) : []
  const pairs = prototype(order).flatMap(({ sigma, omega }) => {
    const [re, im] = largerRoot((-sigma * width) / 2, (omega * width) / 2, centre2)
    const square = re * re + im * im
    // The other root is w₀² / r: no difference of nearly equal numbers.
    return [...section(-2 * re, square), ...section((-2 * re * centre2) / square, (centre2 * centre2) / square)]
  })
  return Float64Array.from([...single, ...pairs])
}

/** h + √(h² − w₀²) for h = x + i y in the second quadrant, with the root that adds to h. */
function largerRoot(x: number, y: number, centre2: number): readonly [number, number] {
  const re = x * x - y * y - centre2
  const im = 2 * x * y
  const modulus = Math.sqrt(re * re + im * im)
  const half = Math.sqrt((modulus + Math.abs(re)) / 2)
  if (re > 0) return [x - half, y - im / (2 * half)]
  return [x + im / (2 * half), y + half]
}

/** 1 a₁ a₂ of s² + α s + β, divided by 1 + α + β as the numerators are. */
const digitalPoles = (alpha: number, beta: number): readonly number[] => {
  const sum = 1 + alpha + beta
  return [1, (2 * (beta - 1)) / sum, (1 - alpha + beta) / sum]
}

/** 1 a₁ a₂ of s + w. */
const digitalPole = (w: number): readonly number[] => [1, (w - 1) / (w + 1), 0]
