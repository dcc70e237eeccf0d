/** Sweeps as path data with as many points as paper can show. */
import type { Recording } from '@penfield/core'
import { coordinate } from '../svg.js'

/** Samples [first, last] whose times lie within [fromMs, toMs]. */
export function sampleRange(
  { stepMs, startMs, samples }: Recording,
  fromMs: number,
  toMs: number,
): readonly [number, number] {
  return [
    Math.max(0, Math.ceil((fromMs - startMs) / stepMs - 1e-9)),
    Math.min(samples - 1, Math.floor((toMs - startMs) / stepMs + 1e-9)),
  ]
}

/** Indices that keep the shape: of each of `bins` parts the lowest and the highest sample, in order of time. */
export function decimated(values: ArrayLike<number>, bins: number): number[] {
  const n = values.length
  if (n <= 2 * bins) return Array.from({ length: n }, (_, i) => i)
  const kept: number[] = []
  for (let bin = 0; bin < bins; bin++) {
    const start = Math.floor((bin * n) / bins)
    const end = Math.floor(((bin + 1) * n) / bins)
    let low = start
    let high = start
    for (let i = start; i < end; i++) {
      if (values[i] < values[low]) low = i
      if (values[i] > values[high]) high = i
    }
    kept.push(Math.min(low, high))
    if (low !== high) kept.push(Math.max(low, high))
  }
  return kept
}

/** A polyline through the kept samples; where a sample is missing (NaN) the line is broken. */
export function tracePath(
  values: ArrayLike<number>,
  bins: number,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = ''
  let pen = 'M'
  for (const i of decimated(values, bins)) {
    if (Number.isNaN(values[i])) {
      pen = 'M'
      continue
    }
    path += `${pen}${coordinate(x(i), 1)} ${coordinate(y(values[i]), 1)}`
    pen = 'L'
  }
  return path
}
