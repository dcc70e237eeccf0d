// How often the 95 % interval of the mixing coefficient holds the truth, over sessions whose truth is known.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mixingOf } from './mixing-estimates.js'
import { type Moments, momentsOf } from './moments.js'
import { firstTrials, mixedMoments, sourcesOf } from './two-channels.test-support.js'

const root = join(import.meta.dirname, '../../../..')
/** Sessions a cell of the whole table, on demand: PENFIELD_COVERAGE=500 npx vitest run crosstalk.coverage */
const onDemand = Number(process.env.PENFIELD_COVERAGE ?? 0)

const directions = {
  'two-way': { of: (c: number) => ({ aToB: c, bToA: c }), from: 'twoWay' },
  'a to b': { of: (c: number) => ({ aToB: c, bToA: 0 }), from: 'aToB' },
  'b to a': { of: (c: number) => ({ aToB: 0, bToA: c }), from: 'bToA' },
} as const
const coefficients = [0, 0.1, 0.2, 0.3, 0.5]
const gainsOfB = [1, 3]

interface Tally {
  readonly direction: string
  readonly c: number
  readonly powers: string
  /** Share of sessions with an interval. */
  readonly given: number
  /** Share of the intervals that hold c, mean of estimate − c, mean width. */
  readonly coverage: number
  readonly bias: number
  readonly width: number
}

/** Every mixture of the same sources. */
function tallied(sessions: readonly Moments[]): Tally[] {
  const tallies: Tally[] = []
  for (const [direction, { of, from }] of Object.entries(directions)) {
    for (const c of coefficients) {
      for (const gainB of gainsOfB) {
        let [given, held, bias, width] = [0, 0, 0, 0]
        for (const sources of sessions) {
          const { value, low, high } = mixingOf(mixedMoments(sources, { ...of(c), gainB }))[from]
          bias += (value - c) / sessions.length
          if (Number.isNaN(low)) continue
          given += 1
          held += low <= c && c <= high ? 1 : 0
          width += high - low
        }
        const shares = { given: given / sessions.length, coverage: held / given, bias, width: width / given }
        tallies.push({ direction, c, powers: `1:${gainB * gainB}`, ...shares })
      }
    }
  }
  return tallies
}

const sessionsOf = (n: number, trials: number, rateHz: number, logSpread: number): readonly Moments[] =>
  Array.from({ length: n }, (_, k) => momentsOf(sourcesOf({ seed: 1000 + k, trials, rateHz, logSpread })))

describe('the interval of the mixing coefficient', () => {
  it('holds c in 93 to 97 % of 2000 sessions, one way and both, whatever the powers', { timeout: 60_000 }, () => {
    for (const { direction, c, powers, given, coverage, bias, width } of tallied(sessionsOf(2000, 20, 2000, 0.3))) {
      const cell = `${direction}, c = ${c}, ${powers}`
      expect(given, cell).toBeGreaterThan(0.99)
      expect(coverage, cell).toBeGreaterThanOrEqual(0.93)
      expect(coverage, cell).toBeLessThanOrEqual(0.97)
      expect(Math.abs(bias), `${cell}: bias`).toBeLessThan(0.05 * width)
    }
  })

  if (onDemand === 0) return
  it('is tabled over rate, trials, strength, direction, c and powers', { timeout: 24 * 3600 * 1000 }, () => {
    const folder = join(root, 'coverage')
    mkdirSync(folder, { recursive: true })
    const lines = ['rate_hz\tlog_spread\ttrials\tdirection\tc\tpowers\tsessions\tgiven\tcoverage\tbias\twidth']
    for (const rateHz of [2000, 5000])
      for (const logSpread of [0.3, 0.6]) {
        const whole = sessionsOf(onDemand, 245, rateHz, logSpread)
        for (const trials of [245, 40, 20, 10])
          for (const tally of tallied(whole.map((sources) => firstTrials(sources, trials)))) {
            const { direction, c, powers, given, coverage, bias, width } = tally
            const numbers = [given.toFixed(3), coverage.toFixed(3), bias.toFixed(4), width.toFixed(4)]
            lines.push([rateHz, logSpread, trials, direction, c, powers, onDemand, ...numbers].join('\t'))
          }
      }
    writeFileSync(join(folder, 'crosstalk-mixing.tsv'), `${lines.join('\n')}\n`)
  })
})
