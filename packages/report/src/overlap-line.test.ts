import { missing, type OverlapRow } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { readingOf, shareOfCeiling } from './overlap-kind.js'
import { overlapLine } from './overlap-line.js'
import { pt } from './svg.js'
import { textFaults } from './text-boxes.test-support.js'
import { xmlFault } from './xml-check.test-support.js'

const row: OverlapRow = {
  muscleA: 'DM',
  muscleB: 'LES',
  index: 'histogram_intersection',
  value: 0.63,
  unit: '1',
  interval: { low: 0.57, high: 0.68 },
  ceiling: 0.7,
  chance: 0.21,
  corrected: 0.77,
  correctedInterval: { low: 0.7, high: 0.85 },
  ceilingCorrected: 0.84,
  note: 'low-trials;ceiling_corrected=0.84',
}

const without = missing('no-resamples')

/** Rows of every kind, complete and with holes. */
const rows: readonly OverlapRow[] = [
  row,
  {
    ...row,
    ceiling: missing('no-ceiling'),
    chance: missing('no-chance'),
    corrected: missing('not-estimated'),
    note: '',
  },
  { ...row, value: missing('empty-map'), interval: { low: without, high: without } },
  { ...row, index: 'dice', chance: 0.72, ceiling: 0.9 },
  {
    ...row,
    index: 'cog_distance',
    unit: 'mm',
    value: 7.4,
    interval: { low: 5.6, high: 9.1 },
    ceiling: 2.6,
    chance: 14,
  },
  { ...row, index: 'cog_shift_ap', unit: 'mm', value: -4.9, interval: { low: -6.7, high: -3.1 }, ceiling: 1.2 },
  { ...row, index: 'area_overlap', unit: 'mm^2', value: 1500, interval: { low: 1400, high: 1650 } },
  { ...row, index: 'pearson', value: -0.4, interval: { low: -0.6, high: -0.1 } },
  { ...row, index: 'an_index_of_a_later_release', value: 3.2 },
]

const words = (each: OverlapRow): string => overlapLine(each).alt

describe('the overlap line', () => {
  it('is well-formed, with no text clipped or covered, for every kind of index', () => {
    for (const each of rows) {
      const { svg, widthMm, heightMm } = overlapLine(each)
      expect([each.index, xmlFault(svg), textFaults(svg, pt(widthMm), pt(heightMm))]).toEqual([each.index, null, []])
      expect(svg).not.toMatch(/NaN|undefined/)
    }
  })

  it('gives value, ceiling, chance, share of ceiling and corrected in words', () => {
    const said = words(row)
    expect(said).toContain('0.63 (95 % CI 0.57 to 0.68)')
    expect(said).toContain('ceiling 0.70 · chance 0.21 · share of ceiling 0.84')
    expect(said).toContain('corrected 0.77 (95 % CI 0.70 to 0.85)')
  })

  it('says what is missing and why', () => {
    expect(words(rows[1])).toContain('no ceiling: halves of the trials can not be compared')
    expect(words(rows[1])).toContain('no chance: the map fills the grid')
    expect(words(rows[2])).toContain('n/a: nothing lies above the threshold')
  })

  it('says when there is little room between chance and ceiling', () => {
    expect(words(rows[3])).toContain('little room between chance and ceiling (0.18)')
    expect(words(row)).not.toContain('little room')
    expect(words({ ...row, chance: 0.8 })).toContain('no room between chance and ceiling')
  })

  it('reads distances from same to apart, shifts by direction, others plainly', () => {
    expect(readingOf(rows[4])).toEqual({
      kind: 'distance',
      domain: [0, 20],
      ends: ['same', 'apart'],
      ceilingName: 'noise',
    })
    expect(readingOf(rows[5]).ends).toEqual(['posterior', 'anterior'])
    expect(readingOf(rows[7]).domain).toEqual([-1, 1])
    expect(words(rows[4])).toContain('noise 2.6 mm · chance 14.0 mm')
    expect(words(rows[6])).toBe('area_overlap, DM and LES: 1\u2009500 mm² (95 % CI 1\u2009400 to 1\u2009650).')
  })

  it('has a share of ceiling where halves could be compared', () => {
    expect(shareOfCeiling(row)).toBe(0.84)
    expect(shareOfCeiling({ ...row, ceilingCorrected: missing('no-ceiling') })).toBeNull()
  })
})
