import { describe, expect, it } from 'vitest'
import { numbersOf, optionsWith, twoGroups } from './group.test-support.js'
import { takingPart, visitPicker, visitsOf } from './taking-part.js'

const visitsWith = (lines: readonly string[]) => visitsOf({ numbers: numbersOf(lines), sites: [], settings: [] })

describe('visits', () => {
  it('stand in the order of their numbers, however the folders lie', () => {
    const visits = visitsWith(['c1 ses-10 L 1', 'c1 ses-2 L 2', 'p1 post L 1', 'p1 ante L 2'])
    expect(visits.get('c1')).toEqual(['ses-2', 'ses-10'])
    expect(visits.get('p1')).toEqual(['ante', 'post'])
    expect(visitPicker(visits, null)('c1')).toBe('ses-2')
    expect(visitPicker(visits, 'post')('c1')).toBe(null)
  })
})

describe('a trial', () => {
  const people = twoGroups(2, 2)
  const visits = visitsWith(['c1 1 L 1', 'c1 2 L 1', 'c2 1 L 1', 'p1 1 L 1', 'p1 2 L 1', 'p2 3 L 1', 'p2 1 L 1'])
  const out = (post: readonly string[]) =>
    takingPart(people, visits, optionsWith({ trial: { pre: '1', post } })).leftOut

  it('with one visit after leaves out who lacks it, by name', () => {
    expect(out(['2'])).toEqual([
      { label: 'c2', reason: 'no visit 2' },
      { label: 'p2', reason: 'no visit 2' },
    ])
  })

  it('with several keeps who has any', () => expect(out(['2', '3'])).toEqual([]))
})
