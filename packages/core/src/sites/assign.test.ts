import { describe, expect, it } from 'vitest'
import type { Stimuli } from '../model/session.js'
import { assignSites, assignSitesByLabel } from './assign.js'
import { stimuliAt } from './sites.test-support.js'

/** A 4 × 3 grid of 10 mm measured by tape, `repeats` stimuli a site. */
const tape = (repeats: number) =>
  Float64Array.from(
    Array.from({ length: 12 * repeats }, (_, i) => [
      -50 + 10 * (i % 4),
      10 * (Math.floor(i / 4) % 3),
      Number.NaN,
    ]).flat(),
  )

const at = (...rows: number[][]) => stimuliAt('device:x', Float64Array.from(rows.flat()))

/** 500 stimuli spread evenly over 60 × 60 mm by a linear congruence. */
function walkMm(): Float64Array {
  let state = 1
  const chance = () => (state = (state * 48271) % 2147483647) / 2147483647
  return Float64Array.from({ length: 1500 }, (_, k) => (k % 3 === 2 ? 0 : 60 * chance()))
}

const withTargets = (stimuli: Stimuli<'scalp'>, target: (i: number) => string | null) => ({
  ...stimuli,
  targets: Array.from({ length: stimuli.n }, (_, i) => target(i)),
})

describe('auto', () => {
  it.each([1, 5])('finds a grid measured by tape with %d stimuli a site', (repeats) => {
    const { sites, issues } = assignSites(stimuliAt('scalp', tape(repeats)), { kind: 'auto' })
    expect([sites.n, sites.rule.kind, issues]).toEqual([12, 'grid', []])
    expect(sites.rule.stepMm).toBeCloseTo(10, 4)
    expect([...sites.siteOfStimulus.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(sites.labels.slice(0, 5)).toEqual(['c1r1', 'c2r1', 'c3r1', 'c4r1', 'c1r2'])
    expect([...(sites.rule.lattice ?? []).slice(8, 12)]).toEqual([0, 1, 1, 1])
    expect([...sites.planeMm.subarray(0, 4)]).toEqual([-50, 0, -40, 0])
    expect([...sites.positionsMm.subarray(0, 3)]).toEqual([-50, 0, 0])
  })

  it('takes the targets that the file names, with their names', () => {
    const stimuli = withTargets(stimuliAt('scalp', tape(5)), (i) => `T${i % 12}`)
    const { sites } = assignSites(stimuli, { kind: 'auto' })
    expect([sites.rule.kind, sites.labels[4], sites.areasMm2.length]).toEqual(['targets', 'T4', 12])
    expect(sites.areasMm2[0]).toBeCloseTo(100, 3)
  })

  it('leaves targets alone where the stimuli are not at them', () => {
    const stimuli = withTargets(stimuliAt('scalp', tape(5)), (i) => `T${i % 5}`)
    expect(assignSites(stimuli, { kind: 'auto' }).sites.rule.kind).toBe('grid')
  })

  it('counts stimuli without a target', () => {
    const stimuli = withTargets(stimuliAt('scalp', tape(5)), (i) => (i < 58 ? `T${i % 12}` : null))
    const { sites, issues } = assignSites(stimuli, { kind: 'auto' })
    expect([sites.siteOfStimulus[59], issues.map(({ code, count }) => [code, count])]).toEqual([
      -1,
      [['core/no-target', 2]],
    ])
  })

  it('speaks of one stimulus as of one', () => {
    const one = withTargets(stimuliAt('scalp', tape(5)), (i) => (i < 59 ? `T${i % 12}` : null))
    expect(assignSites(one, { kind: 'auto' }).issues.map(({ what }) => what)).toEqual([
      '1 of 60 stimuli has a position and no target in the file, and so no site.',
    ])
    const moved = tape(5).map((mm, k) => (k === 0 ? mm - 7 : mm))
    const [off] = assignSites(stimuliAt('scalp', moved), { kind: 'grid', stepMm: 10 }).issues
    expect(off.what).toMatch(/^1 stimulus of 60 lies .*; it is kept in that cell\.$/)
  })

  it('makes a site of each place that the coil came back to, off any grid', () => {
    const places = [
      [0, 0],
      [13, 2],
      [29, -4],
      [8, 17],
      [25, 22],
    ]
    const rows = [0, 0.3, -0.3].flatMap((off) => places.map(([x, y]) => [x + off, y - off, 0]))
    const { sites } = assignSites(at(...rows), { kind: 'auto' })
    expect([sites.rule.kind, sites.rule.lattice, sites.labels]).toEqual(['repeated', null, ['1', '2', '3', '4', '5']])
    expect([...sites.siteOfStimulus]).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4])
  })

  it('takes a dense random walk for what it is: each stimulus a site that counts by its area', () => {
    const { sites } = assignSites(stimuliAt('device:x', walkMm()), { kind: 'auto' })
    expect([sites.rule.kind, sites.n]).toEqual(['walk', 500])
    expect(sites.weights).toEqual(sites.areasMm2)
    expect(sites.weights).not.toBe(sites.areasMm2)
  })
})

describe('the other requests', () => {
  it('none makes each stimulus with a position a site that counts alike', () => {
    const { sites } = assignSites(at([0, 0, 0], [Number.NaN, 0, 0], [9, 0, 0]), { kind: 'none' })
    expect([[...sites.siteOfStimulus], [...sites.weights], sites.rule]).toEqual([
      [0, -1, 1],
      [1, 1],
      { kind: 'each', stepMm: 9, lattice: null },
    ])
  })

  it('radius joins the nearest leader in order of time, then reassigns once', () => {
    const stimuli = at([4, 0, 0], [0, 0, 0], [9, 0, 0], [5, 0, 0])
    const { sites } = assignSites({ ...stimuli, timesMs: Float64Array.of(2, 1, 0, 3) }, { kind: 'radius', radiusMm: 5 })
    // Leaders 9 then 0; 4 joins 0, 5 joins 9 (4 mm, not 5); centres 7 and 2.
    expect([[...sites.siteOfStimulus], sites.rule.stepMm]).toEqual([[0, 0, 1, 1], 5])
  })

  it('grid keeps its step and says when the sites are farther apart', () => {
    const { sites, issues } = assignSites(stimuliAt('scalp', tape(3)), { kind: 'grid', stepMm: 5 })
    expect([sites.n, sites.rule.stepMm, issues.map(({ code }) => code)]).toEqual([12, 5, ['core/grid-step']])
  })

  it('one place has no area and no neighbour', () => {
    const { sites } = assignSites(at([1, 2, 3], [1, 2, 3]), { kind: 'auto' })
    expect([sites.areasMm2[0], sites.rule.stepMm, sites.weights[0]]).toEqual([Number.NaN, Number.NaN, 1])
  })

  it('labels that are given make one site each', () => {
    const { sites } = assignSitesByLabel(at([0, 0, 0], [8, 0, 0], [2, 0, 0], [9, 9, 9]), ['a', 'b', 'a', null])
    expect([sites.labels, [...sites.positionsMm], [...sites.siteOfStimulus], sites.rule.kind]).toEqual([
      ['a', 'b'],
      [1, 0, 0, 8, 0, 0],
      [0, 1, 0, -1],
      'labels',
    ])
  })
})

describe('what cannot be done', () => {
  it('a position farther off than any head is counted and gets no site', () => {
    const { sites, issues } = assignSites(at([0, 0, 0], [1e150, 0, 0], [9, 0, 0]), { kind: 'auto' })
    expect([[...sites.siteOfStimulus], issues.map(({ code, where }) => [code, where])]).toEqual([
      [0, -1, 1],
      [['core/far-position', { argument: 'stimulus 2' }]],
    ])
  })

  it('a grid is not found in a random walk, nor one whose cells are larger than the map', () => {
    for (const stepMm of [10, 90]) {
      expect(() => assignSites(stimuliAt('device:x', walkMm()), { kind: 'grid', stepMm })).toThrow(
        expect.objectContaining({ code: 'core/grid-not-found', fix: expect.stringContaining('--sites none') }),
      )
    }
  })

  it('no position at all is an error that counts the stimuli', () => {
    const stimuli = at([Number.NaN, 0, 0], [Number.NaN, 1, 1])
    for (const kind of ['auto', 'none'] as const) {
      expect(() => assignSites(stimuli, { kind })).toThrow(
        expect.objectContaining({ code: 'core/no-usable-stimuli', message: expect.stringContaining('2 stimuli') }),
      )
    }
  })

  it('one label a stimulus is expected', () => {
    expect(() => assignSitesByLabel(at([0, 0, 0]), [])).toThrow(
      expect.objectContaining({ code: 'core/lengths-differ' }),
    )
  })
})
