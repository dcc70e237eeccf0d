import { describe, expect, it } from 'vitest'
import type { GroupResult } from './group.js'
import { optionsWith, rowOf, twoGroups } from './group.test-support.js'
import type { GroupRow } from './row.js'
import { strataOf } from './strata.js'
import { methodSentences, primaryRows, verdictOf } from './words.js'

const people = twoGroups(2, 2)

function resultOf(rows: readonly GroupRow[], given: Partial<Parameters<typeof optionsWith>[0]> = {}): GroupResult {
  const options = optionsWith({ primary: rows[0]?.id ?? null, ...given })
  return {
    ...{
      options,
      people,
      strata: strataOf(people, new Map(people.people.map(({ label }) => [label, new Set(['L'])])), 1),
      rows,
      outcomes: [],
      maps: [],
      covariates: [],
    },
    ...{ leftOut: [], settings: ['map=discrete'], warnings: [], changes: null },
  }
}

const verdict = (...rows: readonly GroupRow[]): string => verdictOf(resultOf(rows))

describe('a verdict', () => {
  it('of a difference says which way, how much, g, p and how many people', () =>
    expect(verdict(rowOf({ id: 'histogram_intersection_corrected' }))).toBe(
      'Overlap (histogram_intersection without trial noise) was larger in patient than in control: difference 0.12 (95 % CI 0.03 to 0.21), g 0.81 (0.15 to 1.46), p = 0.014, 20 and 20 people.',
    ))

  it('of a distance says that it was larger, as its difference does', () =>
    expect(verdict(rowOf({ id: 'cog_distance', unit: 'mm', estimate: 3, ciLow: 1, ciHigh: 5 }))).toMatch(
      /^cog_distance was larger in patient than in control: difference 3\.0 mm \(95 % CI 1\.0 to 5\.0\)/,
    ))

  it('of a signed index or a metric speaks of the number itself', () => {
    expect(verdict(rowOf({ id: 'cog_shift_ap', unit: 'mm', estimate: -3 }))).toMatch(/^cog_shift_ap was smaller in/)
    const area = rowOf({
      level: 'metric',
      id: 'area',
      muscle: 'DM',
      unit: 'mm^2',
      estimate: 120,
      ciLow: 20,
      ciHigh: 220,
    })
    expect(verdict(area)).toMatch(/^area DM was larger in patient than in control: difference 120 mm²/)
  })

  it('that is not settled says what is compatible and how often a large difference would have been found', () =>
    // 69 %: noncentral t of scipy 1.10.1, 20 and 20 people, 0.8 SD.
    expect(
      verdict(
        rowOf({ estimate: 0.04, ciLow: -0.06, ciHigh: 0.14, effectSize: 0.25, gLow: -0.37, gHigh: 0.87, p: 0.42 }),
      ),
    ).toBe(
      "These data don't settle whether dice differs: difference 0.04 (95 % CI -0.06 to 0.14), g 0.25 (-0.37 to 0.87), p = 0.420, 20 and 20 people. Differences from -0.06 to 0.14 are compatible. A true difference of 0.80 SD would have been found in 69 % of such studies.",
    ))

  it('is refused where relabelling can give no p of 0.05: two of twenty relabellings keep three and three together', () => {
    expect(
      verdict(rowOf({ nA: 3, nB: 3, p: 0.1, test: "permutation of people, Welch's t, all 20 relabellings" })),
    ).toBe("No test: 3 and 3 people; relabelling can't give a p under 0.10.")
    expect(verdict(rowOf({ nA: 4, nB: 4, p: 2 / 70 }))).toMatch(/^Overlap \(dice\) was larger/)
  })

  it('is refused without a test, with the reason said once', () => {
    const none = { ciLow: null, ciHigh: null, effectSize: null, gLow: null, gHigh: null, p: null, test: 'none' }
    expect(verdict(rowOf({ ...none, nA: 1, nB: 1, note: 'no test: 1 and 1 people' }))).toBe('No test: 1 and 1 people.')
    expect(verdict(rowOf({ ...none, note: 'no test: the values do not differ within the groups' }))).toBe(
      'No test: 20 and 20 people; the values do not differ within the groups.',
    )
  })

  it('has a proper minus on the page', () =>
    expect(
      verdictOf(resultOf([rowOf({ id: 'cog_shift_ap', unit: 'mm', estimate: -3, ciLow: -5, ciHigh: -1 })]), 'page'),
    ).toContain('difference \u22123.0 mm (95 % CI \u22125.0 to \u22121.0)'))
})

describe('the rows of the primary number', () => {
  it('are those of the main hemisphere, one a contrast, and no dose', () => {
    const rows = [
      rowOf(),
      rowOf({ contrast: 'sprain - control' }),
      rowOf({ contrast: 'per episodes in patient', estimate: null }),
      rowOf({ hemisphere: 'R' }),
      rowOf({ id: 'jaccard' }),
    ]
    expect(primaryRows(resultOf(rows))).toEqual(rows.slice(0, 2))
    expect(verdictOf(resultOf(rows)).match(/was larger/g)).toHaveLength(2)
  })

  it('are none where none was named', () => expect(verdictOf(resultOf([rowOf()], { primary: null }))).toBe(''))
})

describe('the method', () => {
  const said = (given: Parameters<typeof resultOf>[1]) => methodSentences(resultOf([rowOf()], given)).join('\n')

  it('names the unit, the reference, the test, the family and the seed', () => {
    const words = said({ seed: 7 })
    for (const part of [
      'People were the unit of analysis (2 control, 2 patient; control is the reference).',
      "by permutation of people (9999 relabellings, Welch's t)",
      'dice was primary and is corrected over its own contrasts alone (Holm)',
      'by Benjamini and Hochberg',
      'Sessions were mapped with map=discrete. Seed 7.',
    ])
      expect(words).toContain(part)
  })

  it('says only what ran', () => {
    expect(said({})).not.toMatch(/Hotelling|covariance|correlation|Freedman/)
    expect(said({ trial: { pre: '1', post: ['2'] } })).toContain(
      'by analysis of covariance; pairs of arms are corrected by Holm',
    )
    expect(said({ trial: { pre: '1', post: ['2', '3'] } })).toContain('constrained longitudinal analysis')
    expect(said({ dose: 'episodes' })).toContain('it is an association')
  })
})
