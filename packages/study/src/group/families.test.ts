import { describe, expect, it } from 'vitest'
import { withFamilies } from './families.js'
import { rowOf } from './group.test-support.js'

// STATISTICS.md, section 12.
const ids = ['dice', 'jaccard', 'cosine', 'pearson']
const rows = [0.01, 0.04, 0.03, 0.005].map((p, i) => rowOf({ id: ids[i], p }))

describe('a family', () => {
  it('is corrected by Benjamini and Hochberg, and its note says over how many', () => {
    const found = withFamilies(rows, null, 'L')
    expect(found.map(({ pCorrected }) => pCorrected)).toEqual(
      [0.02, 0.04, 0.04, 0.02].map((p) => expect.closeTo(p, 12)),
    )
    expect(found[0].note).toBe('Benjamini-Hochberg over 4 numbers (overlap of patient - control)')
  })

  it('is of one level and one contrast', () => {
    const others = [
      rowOf({ id: 'area', level: 'metric', muscle: 'DM', p: 0.03 }),
      rowOf({ id: 'dice', contrast: 'sprain - control', p: 0.05 }),
      rowOf({ id: 'dice', contrast: 'per episodes in patient', p: 0.06 }),
    ]
    const found = withFamilies([...rows, ...others], null, 'L')
    expect(found.slice(0, 4)).toEqual(withFamilies(rows, null, 'L'))
    expect(found.slice(4).map(({ p, pCorrected }) => pCorrected === p)).toEqual([true, true, true])
  })

  it('leaves out the primary number of the main hemisphere, which keeps its p', () => {
    const other = rowOf({ id: 'dice', hemisphere: 'R', p: 0.01 })
    const [primary, ...found] = withFamilies([...rows, other], 'dice', 'L')
    expect([primary.pCorrected, primary.note]).toEqual([0.01, 'primary'])
    // .04 .03 .005 .01: Benjamini and Hochberg in the head.
    expect(found.map(({ pCorrected }) => pCorrected)).toEqual(
      [0.04, 0.04, 0.02, 0.02].map((p) => expect.closeTo(p, 12)),
    )
  })

  it('corrects a primary number of two muscles by Holm over the two', () => {
    const two = ['DM', 'LES'].map((muscle, i) =>
      rowOf({ id: 'area', level: 'metric', muscle, muscleA: null, muscleB: null, p: [0.03, 0.02][i] }),
    )
    expect(withFamilies(two, 'area', 'L').map(({ pCorrected, note }) => [pCorrected, note])).toEqual([
      [0.04, 'primary, Holm over 2'],
      [0.04, 'primary, Holm over 2'],
    ])
    const [dm, les] = withFamilies(two, 'area DM', 'L')
    expect([dm.pCorrected, dm.note]).toEqual([0.03, 'primary'])
    expect(les.note).toContain('Benjamini-Hochberg over 1')
  })

  it('builds on p that is corrected for pairs of arms already', () => {
    const [row] = withFamilies([rowOf({ id: 'dice', p: 0.01, pCorrected: 0.03 })], null, 'L')
    expect(row.pCorrected).toBe(0.03)
  })

  it('holds a dose of the primary number like any other', () => {
    const dose = rowOf({
      id: 'dice',
      contrast: 'per episodes in patient',
      p: 0.03,
      note: 'association within the group',
    })
    expect(withFamilies([dose], 'dice', 'L')[0].note).toBe(
      'association within the group; Benjamini-Hochberg over 1 numbers (overlap of per episodes in patient)',
    )
  })

  it('has no part in maps, which are corrected over their nodes, nor in rows without a test', () => {
    const map = rowOf({ level: 'map', id: 'map_frame', p: 0.2, pCorrected: 0.2, note: 'as the maps lie' })
    const none = rowOf({ id: 'spearman', p: null, note: 'no test: 1 and 1 people' })
    expect(withFamilies([map, none, ...rows], null, 'L').slice(0, 2)).toEqual([map, none])
    expect(withFamilies([none, ...rows], null, 'L').slice(1)).toEqual(withFamilies(rows, null, 'L'))
  })
})
