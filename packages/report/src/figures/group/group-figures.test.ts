import { describe, expect, it } from 'vitest'
import { contrastRatio } from '../../colour.js'
import { light } from '../../theme.js'
import { blandAltmanFigure } from './bland-altman.js'
import { changeStrip } from './change-strip.js'
import { forest } from './forest.js'
import { groupDifferenceColour, groupDifferenceStops } from './group-colour.js'
import {
  exampleAgreement,
  exampleChange,
  exampleForest,
  exampleMaps,
  exampleNull,
  exampleOutcome,
  exampleOutcomes,
} from './group-examples.test-support.js'
import { groupMaps } from './group-maps.js'
import { nullHistogram } from './null-histogram.js'
import { raincloud } from './raincloud.js'

const count = (svg: string | undefined, part: string): number => (svg ?? '').split(part).length - 1

describe('the colours of a group difference', () => {
  it('are the nine of the visual language: green, white, purple', () => {
    groupDifferenceStops.forEach((stop, k) => expect(groupDifferenceColour(k / 4 - 1).toUpperCase()).toBe(stop))
    expect(groupDifferenceColour(-2)).toBe(groupDifferenceColour(-1))
    expect(groupDifferenceColour(2)).toBe(groupDifferenceColour(1))
  })

  it('get darker to both ends', () => {
    const darkness = (share: number) => contrastRatio(groupDifferenceColour(share), '#FFFFFF')
    for (let k = 1; k <= 10; k++)
      for (const sign of [-1, 1]) expect(darkness((sign * k) / 10)).toBeGreaterThan(darkness((sign * (k - 1)) / 10))
  })
})

describe('a raincloud', () => {
  it('has a named mark for every person, outliers too, and says that the axis is broken', () => {
    const drawing = raincloud({ outcomes: [exampleOutcome({ extra: [40] })] })
    expect(count(drawing?.svg, 'data-person=')).toBe(41)
    expect(drawing?.svg).toContain('<title>sub-121: 40.00</title>')
    expect(drawing?.caption).toContain('is broken: 1 of 41 people lie beyond the break')
  })

  it('gives mean, interval and n of each group in words, and says what it leaves out', () => {
    const people = [1, 2, 3].map((value) => ({ label: `p${value}`, value }))
    const group = { name: 'control', people, mean: 2, low: -0.48, high: 4.48 }
    const alt = raincloud({ outcomes: [{ name: 'cog_distance', unit: 'mm', groups: [group] }] })?.alt
    expect(alt).toContain('cog_distance: control mean 2.0 mm (95 % CI \u22120.5 to 4.5), n 3')
    const seven = raincloud({ outcomes: [...exampleOutcomes, exampleOutcome(), exampleOutcome({ n: 0 })] })
    expect(seven?.caption).toContain('1 more outcome is in the table. 1 outcome has no value.')
  })

  it('parts groups by shape as well as by colour', () => {
    const svg = raincloud({ outcomes: [exampleOutcome({ n: 3 })] })?.svg ?? ''
    const marks = [...svg.matchAll(/<g data-person="[^"]*"><title>[^<]*<\/title>(<[^>]*>)/g)].map(([, mark]) => mark)
    expect(marks.filter((mark) => mark.includes(`stroke="${light.controlGroup}"`))).toHaveLength(3)
    expect(marks.filter((mark) => mark.includes(`fill="${light.patientGroup}"`))).toHaveLength(3)
  })
})

describe('a forest', () => {
  it('says why a row has no value', () => {
    const drawing = forest(exampleForest)
    expect(drawing?.svg).toContain('n/a: fewer than 5 people of a group have a value')
    expect(drawing?.alt).toContain('histogram_intersection corrected (primary) 0.81 (0.15 to 1.47)')
    expect(count(drawing?.svg, 'follows gain<')).toBe(2)
  })

  it('counts the intervals that go on beyond its axis', () => {
    const rows = [exampleForest.rows[0], { ...exampleForest.rows[1], effect: { g: 0.2, low: -30, high: 31 } }]
    expect(forest({ ...exampleForest, rows })?.caption).toContain('1 interval goes on beyond the axis')
    expect(forest(exampleForest)?.caption).not.toContain('beyond the axis')
  })

  it('says how many outcomes are in the table alone', () => {
    const rows = Array.from({ length: 90 }, () => exampleForest.rows[0])
    const drawing = forest({ ...exampleForest, rows })
    const shown = count(drawing?.svg, '>p = 0.014<')
    expect(drawing?.caption).toContain(`${90 - shown} more outcomes are in the table`)
  })
})

describe('maps of two groups', () => {
  const words = 'a significant cluster does not place an effect at each node'

  it('say that a cluster does not place an effect, and count nodes at both levels', () => {
    const drawing = groupMaps(exampleMaps())
    expect(drawing?.svg).toContain(words)
    expect(drawing?.alt).toMatch(/Of 77 nodes \d+ at p_FWE ≤ 0\.05 and \d+ at p_FWE ≤ 0\.01; smallest p_FWE = 0\.004/)
  })

  it('have no contour and no such words without a test', () => {
    const drawing = groupMaps(exampleMaps({ isTested: false }))
    expect(drawing?.svg).not.toContain(words)
    expect(drawing?.svg).not.toContain('p_FWE')
    expect(drawing?.alt).toContain('No test was made of the maps.')
  })

  it('draw the thin contour inside the thick one, and none where nothing is found', () => {
    const picture = exampleMaps()
    const lines = (p: number) =>
      [
        ...(groupMaps({ ...picture, pFwe: picture.difference.map(() => p) })?.svg ?? '').matchAll(
          /stroke-linejoin="miter"/g,
        ),
      ].length
    // Each contour is a halo and its ink.
    expect([0.5, 0.05, 0.01].map(lines)).toEqual([0, 2, 4])
  })

  it('use purple where the second group has more, green where the first has', () => {
    const picture = exampleMaps()
    const [more, less] = [1, -1].map((sign) =>
      groupMaps({ ...picture, difference: picture.difference.map(() => sign) }),
    )
    expect(more?.svg).toContain('fill="#5b1e74" shape-rendering')
    expect(less?.svg).toContain('fill="#1e5a1e" shape-rendering')
  })
})

describe('the histogram of relabellings', () => {
  it('counts those as large as the observed one, and names exact ones', () => {
    const values = Float64Array.of(1, 2, 3, 4, 4, 2, 1, 1, 1, 1)
    const picture = exampleNull({ values, observed: 4, pWords: 'p = 0.2', relabellings: 10, exact: true })
    expect(nullHistogram(picture)?.alt).toContain('all 10 relabellings (exact); observed 4.00, 2 as large or larger')
    expect(nullHistogram(exampleNull())?.svg).toContain('9\u2009999 relabellings, drawn at random')
  })
})

describe('agreement', () => {
  it('gives bias and limits with their intervals and unit', () => {
    const drawing = blandAltmanFigure(exampleAgreement())
    expect(drawing?.alt).toContain('visit 2 minus visit 1, n 24: bias 0.4 mm (95 % CI \u22120.2 to 1.0)')
    for (const label of ['upper limit 3.3 mm', 'bias 0.4 mm', 'lower limit \u22122.5 mm'])
      expect(drawing?.svg).toContain(label)
    expect(count(drawing?.svg, 'data-person=')).toBe(24)
  })
})

describe('a change strip', () => {
  const filled = (svg: string | undefined) => [...(svg ?? '').matchAll(/<path [^>]*fill="#1B2026" stroke/g)].length
  const rows = [
    { label: 'a', first: 1, second: 9, isBeyond: true },
    { label: 'b', first: 1, second: 3, isBeyond: false },
    { label: 'c', first: 5, second: 4, isBeyond: null },
  ]

  it('fills arrows only beyond the limit, and says how many chance alone gives', () => {
    const drawing = changeStrip(exampleChange(0, { rows }))
    // One row and the legend.
    expect(filled(drawing?.svg)).toBe(2)
    expect(drawing?.caption).toContain('1 of 3 beyond MDC95 (4.8 mm); about 0.2 (3 \u00d7 5 %) expected by chance')
  })

  it('makes no individual call without a limit', () => {
    const drawing = changeStrip(exampleChange(0, { rows, limit: null }))
    expect(filled(drawing?.svg)).toBe(0)
    expect(drawing?.caption).toContain('no individual call')
    expect(drawing?.svg).toContain('no individual call')
  })
})
