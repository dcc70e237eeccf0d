import { describe, expect, it } from 'vitest'
import { errorsOf, PenfieldError, placeInWords, shown } from './error.js'

const error = errorsOf({ 'kitchen/egg-missing': 'data' })

describe('PenfieldError', () => {
  it('carries code, kind, what, where and fix', () => {
    const e = error('kitchen/egg-missing', {
      what: 'There is no egg.',
      where: { file: 'fridge.txt', line: 3 },
      fix: 'Buy one.',
    })
    expect(e).toBeInstanceOf(PenfieldError)
    expect([e.code, e.kind, e.message, placeInWords(e.where), e.fix]).toEqual([
      'kitchen/egg-missing',
      'data',
      'There is no egg.',
      'fridge.txt, line 3',
      'Buy one.',
    ])
  })

  it('names the sheet and the cell of a workbook, and its lines as rows', () => {
    const file = { file: 's08.xlsx', sheet: 'Data' }
    expect(placeInWords({ ...file, cell: 'C12', column: 'mep' })).toBe('s08.xlsx, sheet Data, cell C12, column mep')
    expect(placeInWords({ ...file, line: 12 })).toBe('s08.xlsx, sheet Data, row 12')
  })

  it('does not compile with a code outside the catalogue', () => {
    // @ts-expect-error a misspelt code
    expect(error('kitchen/eg-missing', { what: '', fix: '' })).toBeInstanceOf(PenfieldError)
  })
})

describe('shown', () => {
  it('escapes control characters and direction overrides, and clips', () => {
    expect(shown('a\u0000b\u202ec')).toBe('"a\\u0000b\\u202ec"')
    expect(shown('x'.repeat(100))).toBe(`"${'x'.repeat(80)}…"`)
  })
})
