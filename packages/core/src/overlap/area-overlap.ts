import { missing } from '../model/missing.js'
import { overlapIndex } from './overlap-index.js'

/** Area active for both muscles, |A⁺ ∩ B⁺|, mm²; 0 when there is none. Grows with the maps: says nothing of sameness by itself. */
export const areaOverlap = overlapIndex({
  id: 'area_overlap',
  unit: 'mm^2',
  kind: 'amount',
  range: [0, Infinity],
  swapped: 'same',
  gainFree: false,
  needs: 'maps',
  correction: 'none',
  source: 'definition',
  of: ({ n, active }) => (n === 0 ? missing('no-common-sites') : active.bothMm2),
})
