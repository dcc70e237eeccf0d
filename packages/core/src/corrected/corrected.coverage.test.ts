import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Cell, type Tally, tallied } from './coverage.test-support.js'

const root = join(import.meta.dirname, '../../../..')
/** Sessions a cell of the whole table, on demand: PENFIELD_COVERAGE=500 npx vitest run corrected.coverage */
const onDemand = Number(process.env.PENFIELD_COVERAGE ?? 0)

const overlaps = [0, 0.25, 0.5, 0.75, 1]

/** A share whose truth is p comes out below this in about one of 160 samples of n. */
const shortfall = (p: number, n: number): number => p - 2.5 * Math.sqrt((p * (1 - p)) / n)

describe('overlap without trial noise', () => {
  it.each(overlaps)('of %d is found without bias and held by its interval in a few sessions', (overlap) => {
    const sessions = 16
    for (const { index, bias, rmse, coverage, found } of tallied(
      { overlap, gainUv: 200, trialsPerSite: 5 },
      sessions,
    )) {
      const spread = Math.sqrt(Math.max(0, rmse * rmse - bias * bias))
      const limit = (overlap === 1 ? 0.08 : 0.05) + (1.5 * spread) / Math.sqrt(sessions)
      expect(found, index).toBe(sessions)
      expect(Math.abs(bias), `${index}: bias`).toBeLessThan(limit)
      expect(coverage, `${index}: coverage`).toBeGreaterThanOrEqual(shortfall(0.93, sessions))
    }
  })

  if (onDemand === 0) return
  it('is tabled over overlap, gain and trials', { timeout: 24 * 3600 * 1000 }, () => {
    const folder = join(root, 'coverage')
    mkdirSync(folder, { recursive: true })
    const lines = ['overlap\tgain_uv\ttrials\tindex\ttruth\tsessions\tmissing\traw_bias\tbias\trmse\tcoverage\twidth']
    const gains = (process.env.PENFIELD_GAINS ?? '100,200,400,600').split(',').map(Number)
    for (const overlap of overlaps)
      for (const gainUv of gains)
        for (const trialsPerSite of [4, 5, 10]) {
          const cell = { overlap, gainUv, trialsPerSite }
          lines.push(...tallied(cell, onDemand).map((tally) => lineOf(cell, tally)))
          writeFileSync(join(folder, 'corrected-overlap.tsv'), `${lines.join('\n')}\n`)
        }
  })
})

const lineOf = ({ overlap, gainUv, trialsPerSite }: Cell, tally: Tally): string => {
  const { index, truth, found, missing, rawBias, bias, rmse, coverage, width } = tally
  const numbers = [rawBias, bias, rmse, coverage, width].map((value) => value.toFixed(3))
  return [overlap, gainUv, trialsPerSite, index, truth.toFixed(3), found, missing, ...numbers].join('\t')
}
