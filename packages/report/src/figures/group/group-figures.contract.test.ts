import { describe, expect, it } from 'vitest'
import { dark, light, type Theme } from '../../theme.js'
import type { Drawing } from '../figure.js'
import { blandAltmanFigure } from './bland-altman.js'
import { changeStrip } from './change-strip.js'
import { forest } from './forest.js'
import { drawingFaults } from './group-drawing.test-support.js'
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

const long = 'an outcome with a name that is far too long to stand over a panel of any width that a page has'
const hostile = '<script>alert(1)</script> & "\u202e"'

type Draw = (theme: Theme) => Drawing | null
const names = ['control', 'exercise', long, hostile]
const manyRows = (n: number) => Array.from({ length: n }, (_, k) => exampleForest.rows[k % exampleForest.rows.length])
const far = { value: 0.4, low: -40, high: 41 }
const close = { value: 0.4001, low: 0.4, high: 0.4002 }

const situations: Readonly<Record<string, Draw>> = {
  'a raincloud of one outcome': (theme) => raincloud({ outcomes: [exampleOutcome()] }, theme),
  'rainclouds of two': (theme) => raincloud({ outcomes: exampleOutcomes.slice(0, 2) }, theme),
  'rainclouds of four': (theme) => raincloud({ outcomes: exampleOutcomes.slice(0, 4) }, theme),
  'rainclouds of six': (theme) => raincloud({ outcomes: exampleOutcomes }, theme),
  'rainclouds of seven': (theme) => raincloud({ outcomes: [...exampleOutcomes, exampleOutcome()] }, theme),
  'rainclouds of four arms with long and hostile names': (theme) =>
    raincloud({ outcomes: Array.from({ length: 6 }, () => exampleOutcome({ name: long, names })) }, theme),
  'a raincloud with hostile names': (theme) =>
    raincloud({ outcomes: [exampleOutcome({ name: hostile, names })] }, theme),
  'a raincloud of equal values': (theme) => raincloud({ outcomes: [exampleOutcome({ sd: 0, shift: 0 })] }, theme),
  'a raincloud of one person a group': (theme) => raincloud({ outcomes: [exampleOutcome({ n: 1 })] }, theme),
  'a raincloud of 200 people a group': (theme) => raincloud({ outcomes: [exampleOutcome({ n: 200 })] }, theme),
  'a raincloud with an empty group': (theme) =>
    raincloud({ outcomes: [exampleOutcome({ n: 0, extra: [0.4, 0.5] })] }, theme),
  'a raincloud with outliers on both sides': (theme) =>
    raincloud({ outcomes: [exampleOutcome({ extra: [-4, 5.5, 6, 140] })] }, theme),
  'a raincloud of large numbers': (theme) =>
    raincloud({ outcomes: [exampleOutcome({ unit: 'uV*ms*mm^2', centre: 2e8, sd: 1e8 })] }, theme),
  'a forest': (theme) => forest(exampleForest, theme),
  'a forest of one outcome': (theme) => forest({ ...exampleForest, rows: exampleForest.rows.slice(0, 1) }, theme),
  'a forest of 90 outcomes': (theme) => forest({ ...exampleForest, rows: manyRows(90) }, theme),
  'a forest without a value': (theme) => forest({ ...exampleForest, rows: [exampleForest.rows[6]] }, theme),
  'a forest with long and hostile names and wide intervals': (theme) =>
    forest(
      {
        groups: [
          { name: long, n: 3 },
          { name: hostile, n: 3 },
        ],
        ends: [long, hostile],
        rows: exampleForest.rows.flatMap((row) => [
          { ...row, name: long, difference: long, p: long, effect: { g: 123.4, low: -1234.5, high: 1500 } },
          { ...row, name: hostile, effect: { reason: `${long} and ${long}, which is why ${long}` } },
        ]),
      },
      theme,
    ),
  'maps of two groups': (theme) => groupMaps(exampleMaps(), theme),
  'maps on a fine grid': (theme) => groupMaps(exampleMaps({ side: 33, cellMm: 2 }), theme),
  'maps of shape': (theme) => groupMaps(exampleMaps({ isShape: true }), theme),
  'maps without a test or an orientation': (theme) =>
    groupMaps(exampleMaps({ anchored: false, isTested: false }), theme),
  'maps of one node': (theme) => groupMaps(exampleMaps({ side: 1 }), theme),
  'maps of groups with long and hostile names': (theme) =>
    groupMaps(exampleMaps({ muscle: hostile, names: [long, hostile] }), theme),
  'maps without a common node': (theme) =>
    groupMaps({ ...exampleMaps(), difference: new Float64Array(81).fill(Number.NaN) }, theme),
  'maps that are wide and low': (theme) => groupMaps(strip(true), theme),
  'maps that are narrow and high': (theme) => groupMaps(strip(false), theme),
  'a histogram of relabellings': (theme) => nullHistogram(exampleNull(), theme),
  'a histogram of few relabellings, exact, with long words': (theme) =>
    nullHistogram(
      exampleNull({ name: long, pWords: long, values: Float64Array.of(1, 1.5, 2, 2.5), relabellings: 4, exact: true }),
      theme,
    ),
  'a histogram with the observed far away': (theme) => nullHistogram(exampleNull({ observed: 48_123 }), theme),
  'a histogram with the observed below': (theme) => nullHistogram(exampleNull({ observed: -3, name: hostile }), theme),
  'a histogram of equal values': (theme) => nullHistogram(exampleNull({ values: new Float64Array(20).fill(0) }), theme),
  'agreement of two sessions': (theme) => blandAltmanFigure(exampleAgreement(), theme),
  'agreement of one pair': (theme) =>
    blandAltmanFigure(exampleAgreement({ pairs: [{ label: 'a', mean: 1, difference: 0 }] }), theme),
  'agreement with limits close together': (theme) =>
    blandAltmanFigure(
      exampleAgreement({ low: close, bias: close, high: close, name: long, sessions: [long, hostile] }),
      theme,
    ),
  'agreement with wide intervals': (theme) => blandAltmanFigure(exampleAgreement({ low: far, high: far }), theme),
  'numbers that differ by rounding alone': (theme) => {
    const near = [12, 12 + 2e-15]
    const people = near.map((value) => ({ label: 'a', value }))
    const pairs = near.map((mean) => ({ label: 'a', mean, difference: mean }))
    const level = { value: 12, low: 12, high: 12 + 2e-15 }
    const rows = near.map((first) => ({ label: 'a', first, second: first, isBeyond: null }))
    return (
      [
        changeStrip(exampleChange(0, { rows, limit: null }), theme),
        nullHistogram(exampleNull({ values: Float64Array.from(near), observed: 12 }), theme),
        blandAltmanFigure(exampleAgreement({ pairs, low: level, bias: level, high: level }), theme),
        raincloud(
          { outcomes: [{ ...exampleOutcome(), groups: [{ name: 'a', people, mean: 12, low: 12, high: 12 }] }] },
          theme,
        ),
      ].find((drawing) => drawing === null || drawingFaults(drawing).length > 0) ?? changeStrip(exampleChange(), theme)
    )
  },
  'agreement of large numbers': (theme) => blandAltmanFigure(large(), theme),
  'change of 20 people': (theme) => changeStrip(exampleChange(), theme),
  'change of one person': (theme) => changeStrip(exampleChange(1), theme),
  'change of 100 people': (theme) => changeStrip(exampleChange(100), theme),
  'change of 300 people': (theme) => changeStrip(exampleChange(300), theme),
  'change without a limit': (theme) => changeStrip(exampleChange(20, { limit: null, unit: '1' }), theme),
  'change with long and hostile names': (theme) =>
    changeStrip(
      exampleChange(0, {
        name: long,
        limit: { value: 3, name: long },
        rows: [long, hostile].map((label) => ({ label, first: 1, second: 1, isBeyond: null })),
      }),
      theme,
    ),
}

function strip(isWide: boolean) {
  const whole = exampleMaps({ side: 3 })
  const nodesMm = Float64Array.from({ length: 18 }, (_, k) => ((k % 2 === 0) === isWide ? 10 * Math.floor(k / 2) : 0))
  return { ...whole, nodesMm }
}

function large() {
  const times = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).map(([key, v]) => [key, typeof v === 'number' ? -2e7 * v : v])) as T
  const { pairs, bias, low, high } = exampleAgreement()
  return exampleAgreement({
    ...{ unit: 'uV*ms*mm^2', pairs: pairs.map(times) },
    ...{ bias: times(bias), low: times(low), high: times(high) },
  })
}

describe('figures of a group report', () => {
  for (const [name, draw] of Object.entries(situations))
    it(`keep the contract with ${name}, light and dark`, () => {
      for (const theme of [light, dark]) {
        const drawing = draw(theme)
        expect(drawing).not.toBeNull()
        expect(drawingFaults(drawing as Drawing)).toEqual([])
        expect(draw(theme)).toEqual(drawing)
      }
    })

  it('leave their input as it is', () => {
    const pictures = [exampleMaps(), exampleNull(), exampleForest, exampleChange(), exampleAgreement()] as const
    const before = structuredClone(pictures)
    groupMaps(pictures[0])
    nullHistogram(pictures[1])
    forest(pictures[2])
    changeStrip(pictures[3])
    blandAltmanFigure(pictures[4])
    expect(pictures).toEqual(before)
  })

  it('are not drawn where there is nothing to draw', () => {
    expect(raincloud({ outcomes: [exampleOutcome({ n: 0 })] })).toBeNull()
    expect(raincloud({ outcomes: [] })).toBeNull()
    expect(forest({ ...exampleForest, rows: [] })).toBeNull()
    expect(groupMaps(exampleMaps({ side: 0 }))).toBeNull()
    expect(nullHistogram(exampleNull({ values: new Float64Array(0) }))).toBeNull()
    expect(blandAltmanFigure(exampleAgreement({ pairs: [] }))).toBeNull()
    expect(changeStrip(exampleChange(0))).toBeNull()
  })

  it('a bad figure does not keep the contract', () => {
    const faults = drawingFaults({
      svg: '<svg><text x="NaN">&</text></b>',
      alt: '',
      caption: '',
      widthMm: 90,
      heightMm: 0,
    })
    for (const word of ['bare ampersand', 'no title', 'no words', 'no n', 'missing value', 'no width', 'no height'])
      expect(faults.join('\n')).toContain(word)
  })
})
