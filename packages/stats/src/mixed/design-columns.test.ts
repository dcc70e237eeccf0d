import { describe, expect, it } from 'vitest'
import { designOf, interactionColumns, onesColumn, treatmentColumns } from './design-columns.js'

const group = treatmentColumns(Int32Array.of(0, 1, 2, 1), ['healthy', 'acute', 'chronic'], 'group')

describe('columns of a design', () => {
  it('are 1 in the rows of each level but the first', () =>
    expect(group).toEqual([
      { name: 'group acute', values: Float64Array.of(0, 1, 0, 1) },
      { name: 'group chronic', values: Float64Array.of(0, 0, 1, 0) },
    ]))

  it('take another level as the reference', () =>
    expect(treatmentColumns(Int32Array.of(0, 1), ['left', 'right'], 'side', 1)).toEqual([
      { name: 'side left', values: Float64Array.of(1, 0) },
    ]))

  it('multiply', () =>
    expect(interactionColumns(group, [{ name: 'age', values: [20, 30, 40, 50] }])).toEqual([
      { name: 'group acute : age', values: Float64Array.of(0, 30, 0, 50) },
      { name: 'group chronic : age', values: Float64Array.of(0, 0, 40, 0) },
    ]))

  it('stand side by side, row by row', () =>
    expect(designOf([onesColumn(2), { name: 'age', values: [20, 30] }], 2)).toEqual({
      x: Float64Array.of(1, 20, 1, 30),
      names: ['(intercept)', 'age'],
    }))

  it('refuse a level that has no name', () =>
    expect(() => treatmentColumns(Int32Array.of(0, 3), ['a', 'b'], 'arm')).toThrow('level 3; 0 to 1 were expected'))
})
