import { describe, expect, it } from 'vitest'
import { gridMap, gridSites, trialsOf } from '../map/grid-maps.test-support.js'
import { amplitude } from './amplitude.js'
import { censoredNotes } from './censored.js'
import { viewOf } from './view.js'

function viewWith(amplitudesUv: readonly number[]) {
  const n = amplitudesUv.length
  const sites = { ...gridSites(1, 1), siteOfStimulus: new Int32Array(n) }
  return viewOf(gridMap([[50]], { sites, drawn: { trials: trialsOf(amplitudesUv), multiplicity: Array(n).fill(1) } }))
}

describe('the note on censored amplitudes', () => {
  it('is given above a fifth of exact zeros', () => {
    expect(censoredNotes(viewWith([0, 9, 9, 9, 9]))).toEqual([])
    expect(censoredNotes(viewWith([0, 9, 9, 9]))).toEqual(['censored'])
    expect(censoredNotes(viewWith([0.1, 9]))).toEqual([])
  })

  it('stands beside the amplitudes', () => {
    expect(amplitude.notes?.(viewWith([0, 0, 9]))).toEqual(['censored'])
  })

  it('is not given without trials', () => {
    expect(censoredNotes(viewWith([]))).toEqual([])
  })
})
