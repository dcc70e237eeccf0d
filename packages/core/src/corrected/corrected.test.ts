import { describe, expect, it } from 'vitest'
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import { isMissing } from '../model/missing.js'
import { overlapIndices } from '../overlap/index.js'
import { correctedOverlap } from './corrected.js'
import { fieldsWithOverlap, noisySession } from './noisy-maps.test-support.js'

const plan = (over: Partial<Parameters<typeof noisySession>[1]> = {}, overlap = 0.5) =>
  noisySession(fieldsWithOverlap('round', overlap), { gainUv: 200, trialsPerSite: 5, seed: 1, ...over })

const correctedOf = (of: MapPlan, participants = 40) => {
  const estimate = prepareMaps(of)
  const maps = estimate(new Uint16Array(of.trials.n).fill(1))
  const rows = correctedOverlap(of, estimate, maps, [0, 1], { seed: 1, participants })
  return new Map(overlapIndices.map(({ id }, k) => [id as string, rows[k]]))
}
const codeOf = (value: unknown): string | null => (isMissing(value) ? value.missing : null)

describe('overlap without trial noise', () => {
  it('lies inside its interval, and the interval inside what the index can be', () => {
    const rows = correctedOf(plan())
    for (const { id, correction, range } of overlapIndices) {
      const row = rows.get(id)
      if (correction === 'none' || row === undefined || isMissing(row.value)) continue
      const [low, high] = [row.interval.low as number, row.interval.high as number]
      expect(low).toBeLessThanOrEqual(row.value)
      expect(high).toBeGreaterThanOrEqual(row.value)
      expect(low).toBeGreaterThanOrEqual(range[0] - 1e-9)
      expect(high).toBeLessThanOrEqual(range[1] + 1e-9)
    }
    expect(rows.get('histogram_intersection')?.value).toBeTypeOf('number')
  })

  it('is the same again for the same seed', () => expect(correctedOf(plan(), 10)).toEqual(correctedOf(plan(), 10)))

  it('says why there is none for directions, amounts and what comes out wrong', () => {
    const rows = correctedOf(plan(), 10)
    expect(codeOf(rows.get('cog_shift_ap')?.value)).toBe('not-corrected')
    expect(codeOf(rows.get('area_overlap')?.value)).toBe('not-corrected')
    expect(codeOf(rows.get('jaccard')?.value)).toBe('not-reliable')
  })

  it('is missing where a muscle shows no field', () => {
    const loud = plan()
    const [dm, les] = loud.trials.muscles
    const silent = { ...les, amplitudesUv: les.shamUv ?? les.amplitudesUv }
    const rows = correctedOf({ ...loud, trials: { ...loud.trials, muscles: [dm, silent] } }, 10)
    expect(codeOf(rows.get('cosine')?.value)).toBe('low-snr')
  })

  it('is missing for medians, for a map that completes zeros, and on few sites', () => {
    expect(codeOf(correctedOf({ ...plan(), siteValue: 'median' }, 5).get('cosine')?.value)).toBe('not-estimated')
    const few = plan()
    const siteOfStimulus = few.sites.siteOfStimulus.map((site) => (site < 8 ? site : -1))
    const rows = correctedOf({ ...few, sites: { ...few.sites, siteOfStimulus } }, 5)
    expect(codeOf(rows.get('cosine')?.value)).toBe('low-snr')
  })

  it('leaves a distance that nothing bounds to the halves: maps that share nothing', () =>
    expect(codeOf(correctedOf(plan({}, 0), 40).get('cog_distance')?.value)).toBe('no-bound'))
})
