import { describe, expect, it } from 'vitest'
import { exampleResult } from '../example-result.test-support.js'
import { light } from '../theme.js'
import { mapPair } from './map-pair.js'

describe('two outlines that lie on each other', () => {
  const result = exampleResult()
  const [a, b] = result.maps
  const svg = mapPair.draw({ result: { ...result, maps: [a, { ...b, valuesUv: a.valuesUv }] } })?.svg ?? ''
  const outlines = [
    ...svg.matchAll(/<path d="(M[^"]*Z)" fill="none"[^>]*stroke="(#[0-9A-F]{6})" stroke-width="([\d.]+)"/g),
  ]

  it('are both seen: the first is wider and lies below the second, which has gaps', () => {
    const [first, second] = outlines.filter(([, , stroke]) => stroke !== light.page)
    expect(first[1]).toBe(second[1])
    expect([first[2], second[2]]).toEqual([light.muscles[0], light.muscles[1]])
    expect(Number.parseFloat(first[3])).toBeGreaterThan(1.5 * Number.parseFloat(second[3]))
    expect(svg).toContain(`stroke="${light.muscles[1]}" stroke-width="${second[3]}" stroke-dasharray="3 1.5"`)
  })

  it('have their halos below both, so that no halo takes a line away', () => {
    expect(outlines.map(([, , stroke]) => stroke === light.page)).toEqual([true, true, false, false])
  })
})
