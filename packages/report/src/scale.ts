/** From data to paper, and where an axis has its ticks. */
import { ln } from '@penfield/kernels'

export type Scale = (value: number) => number

/** The straight line through (d₀, r₀) and (d₁, r₁); a domain without width maps to the middle of the range. */
export const linearScale =
  ([d0, d1]: readonly [number, number], [r0, r1]: readonly [number, number]): Scale =>
  (value) =>
    d1 === d0 ? (r0 + r1) / 2 : r0 + ((value - d0) / (d1 - d0)) * (r1 - r0)

/** Equal ratios become equal distances; domain and values > 0. */
export function logScale([d0, d1]: readonly [number, number], range: readonly [number, number]): Scale {
  const scale = linearScale([ln(d0), ln(d1)], range)
  return (value) => scale(ln(value))
}

/** 10ᵏ, exact for the small whole k that occur on axes. */
export function powerOfTen(k: number): number {
  let power = 1
  for (let i = 0; i < Math.abs(k); i++) power *= 10
  return k < 0 ? 1 / power : power
}

/** ⌊log₁₀ x⌋ of x > 0. */
export function decade(x: number): number {
  let k = Math.floor(ln(x) / ln(10))
  while (powerOfTen(k + 1) <= x) k++
  while (powerOfTen(k) > x) k--
  return k
}

/** A step of 1, 2 or 5 × 10ᵏ that cuts `span` > 0 into at most `count` parts. */
export function niceStep(span: number, count: number): number {
  const rough = span / count
  const power = powerOfTen(decade(rough))
  for (const factor of [1, 2, 5]) if (factor * power >= rough * (1 - 1e-9)) return factor * power
  return 10 * power
}

/** A range narrower than this share of its ends is a rounding error, between whose ends no tick could be counted up. */
const leastSpan = 1e-9

/** Round values in [low, high], about `count` of them. */
export function ticks(low: number, high: number, count = 5): number[] {
  if (!(high - low > leastSpan * Math.max(Math.abs(low), Math.abs(high)))) return [low]
  const step = niceStep(high - low, count)
  const marks: number[] = []
  const last = Math.floor(high / step + 1e-9)
  for (let k = Math.ceil(low / step - 1e-9); k <= last; k++) marks.push(Math.round(k * step * 1e6) / 1e6 + 0)
  return marks
}

/** Powers of ten in [low, high], low > 0. */
export function logTicks(low: number, high: number): number[] {
  const marks: number[] = []
  for (let k = decade(low); powerOfTen(k) <= high * (1 + 1e-9); k++)
    if (powerOfTen(k) >= low * (1 - 1e-9)) marks.push(powerOfTen(k))
  return marks
}

/** Values of 1, 2 and 5 × 10ᵏ in [low, high], low > 0; powers of ten alone from two decades on. */
export function fineLogTicks(low: number, high: number): number[] {
  if (high / low >= 100) return logTicks(low, high)
  const marks: number[] = []
  for (let k = decade(low); powerOfTen(k) <= high; k++)
    for (const factor of [1, 2, 5]) {
      const mark = factor * powerOfTen(k)
      if (mark >= low * (1 - 1e-9) && mark <= high * (1 + 1e-9)) marks.push(mark)
    }
  return marks
}
