import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cos, filterSignals, fitLine, sin, zeroPhase } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { butterworth } from './butterworth.js'
import type { Sections } from './frequency.js'
import { notch } from './notch.js'

interface Case {
  readonly name: string
  readonly order: number
  readonly bandHz: readonly [number, number | null]
  readonly notchHz: number
  readonly samplingHz: number
  readonly real: readonly number[]
  readonly imaginary: readonly number[]
  readonly filtered: readonly number[]
}

const oracle = JSON.parse(readFileSync(join(import.meta.dirname, 'oracle', 'scipy.json'), 'utf8')) as {
  readonly tolerance: { readonly response: number; readonly filtered: number }
  readonly shares: readonly number[]
  readonly every: number
  readonly cases: readonly Case[]
  readonly notches: readonly Case[]
  readonly cascade: {
    readonly sections: readonly number[]
    readonly steady: readonly number[]
    readonly filtered: readonly number[]
  }
}

const signal = Float64Array.from({ length: 180 }, (_, i) => ((37 * i) % 23) - 11 + (i % 5) / 4 + (i >= 90 ? 40 : 0))

function expectFiltered(sections: Sections, expected: readonly number[], line = false): void {
  const plan = { samples: signal.length, filter: zeroPhase(sections), line: line ? fitLine(signal.length) : null }
  const largest = Math.max(...expected.map(Math.abs))
  filterSignals(signal, plan, (row) => {
    const kept = expected.map((_, k) => row[oracle.every * k])
    for (let k = 0; k < kept.length; k++)
      expect(Math.abs(kept[k] - expected[k])).toBeLessThanOrEqual(oracle.tolerance.filtered * largest)
  })
}

function expectResponse(sections: Sections, { real, imaginary }: Case): void {
  oracle.shares.forEach((share, k) => {
    const [re, im] = response(sections, Math.PI * share)
    expect(Math.abs(re - real[k])).toBeLessThanOrEqual(oracle.tolerance.response)
    expect(Math.abs(im - imaginary[k])).toBeLessThanOrEqual(oracle.tolerance.response)
  })
}

describe.each(oracle.cases)('Butterworth, $name', (one) => {
  const [low, high] = one.bandHz
  const sections = butterworth(one.order, [low, high ?? Number.POSITIVE_INFINITY], one.samplingHz)
  it('responds as the design of scipy', () => expectResponse(sections, one))
  it('filters as scipy does', () => expectFiltered(sections, one.filtered))
})

describe.each(oracle.notches)('$name', (one) => {
  const sections = notch(one.notchHz, one.samplingHz)
  it('responds as the design of scipy', () => expectResponse(sections, one))
  it('filters as scipy does', () => expectFiltered(sections, one.filtered))
})

describe('a cascade of scipy', () => {
  const { sections, steady, filtered } = oracle.cascade
  const rows = Float64Array.from(sections)

  it('rests in the states that scipy gives, which here lack the gain of the sections so far', () => {
    const { table } = zeroPhase(rows)
    let gain = 1
    for (let s = 0; s < rows.length / 6; s++) {
      gain *= rows[6 * s]
      for (let j = 0; j < 2; j++) expect(table[6 * s + 4 + j] * gain).toBeCloseTo(steady[2 * s + j], 10)
    }
  })

  it('filters as scipy does, a straight line taken off before', () => expectFiltered(rows, filtered, true))
})

/** H(e^(iω)), real and imaginary part. */
function response(sections: Sections, angle: number): readonly [number, number] {
  let [re, im] = [1, 0]
  for (let s = 0; s < sections.length; s += 6) {
    const [b0, b1, b2, a0, a1, a2] = sections.subarray(s, s + 6)
    const at = (c0: number, c1: number, c2: number) => [
      c0 + c1 * cos(angle) + c2 * cos(2 * angle),
      -c1 * sin(angle) - c2 * sin(2 * angle),
    ]
    const [nr, ni] = at(b0, b1, b2)
    const [dr, di] = at(a0, a1, a2)
    const square = dr * dr + di * di
    const [hr, hi] = [(nr * dr + ni * di) / square, (ni * dr - nr * di) / square]
    ;[re, im] = [re * hr - im * hi, re * hi + im * hr]
  }
  return [re, im]
}
