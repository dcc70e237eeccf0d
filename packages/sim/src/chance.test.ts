import { describe, expect, it } from 'vitest'
import { chanceOf } from './chance.js'

describe('addressed chance', () => {
  it('gives a place the same numbers whatever was asked before', () => {
    const [a, b] = [chanceOf(1, 'trial', 3, 0), chanceOf(1, 'trial', 3, 0)]
    a.at(7, 2)
    b.at(0, 0)
    b.at(7, 2)
    expect(b.normal(3)).toBe(a.normal(3))
  })
})
