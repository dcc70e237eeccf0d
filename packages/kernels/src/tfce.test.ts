import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Neighbours, neighboursOf } from './neighbours.js'
import { tfceExtremes } from './tfce.js'
import { plainLargest, tfceMap } from './tfce-plain.js'
import { heightRule, largestOf, type TfceConvention } from './tfce-rule.js'

const conventions = ['exact', 'integral', 'nilearn'] as const

const chainOf = (n: number): Neighbours =>
  neighboursOf(
    n,
    Int32Array.from({ length: 2 * (n - 1) }, (_, k) => (k >> 1) + (k & 1)),
  )

/** The worked example of the conventions: a chain of eleven nodes. */
const chain = Float64Array.of(0, 1, 2, 3, 2, 1, 0, 0, 2, 2, 0)

const expected: Readonly<Record<TfceConvention, readonly number[]>> = {
  exact: [0.7453559925, 4.7868078768, 11.1201412102, 3.7712361663],
  integral: [0.8608861713, 5.1650324281, 11.7500324281, 4.058792924],
  nilearn: [25.2141261211, 158.4829649977, 374.7790649977, 124.7603648376],
}

/** The definition itself: components found anew at every height. */
function byDefinition(values: Float64Array, { begins, indices }: Neighbours, heights: number[], weights: number[]) {
  const out = new Float64Array(values.length)
  heights.forEach((h, k) => {
    const seen = new Uint8Array(values.length)
    for (let v = 0; v < values.length; v++) {
      if (seen[v] === 1 || !(values[v] >= h * (1 - 1e-12))) continue
      const component = [v]
      seen[v] = 1
      for (const u of component)
        for (let i = begins[u]; i < begins[u + 1]; i++)
          if (seen[indices[i]] === 0 && values[indices[i]] >= h * (1 - 1e-12)) {
            seen[indices[i]] = 1
            component.push(indices[i])
          }
      for (const u of component) out[u] += Math.sqrt(component.length) * weights[k]
    }
  })
  return out
}

function defined(values: Float64Array, neighbours: Neighbours, convention: TfceConvention): Float64Array {
  const top = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const one = (side: Float64Array): Float64Array => {
    if (convention === 'exact') {
      const heights = [...new Set(side)].filter((value) => value > 0).sort((a, b) => a - b)
      const weights = heights.map((h, k) => (h ** 3 - (k === 0 ? 0 : heights[k - 1]) ** 3) / 3)
      return byDefinition(side, neighbours, heights, weights)
    }
    const step = convention === 'integral' ? 0.1 : top / 100
    const count = convention === 'integral' ? Math.ceil(top / step) + 1 : 100
    const heights = Array.from({ length: count }, (_, k) =>
      convention === 'nilearn' && k === 99 ? top : (k + 1) * step,
    )
    const factor = convention === 'integral' ? step : 1
    return byDefinition(
      side,
      neighbours,
      heights,
      Array.from(heights, (h) => h * h * factor),
    )
  }
  const [up, down] = [one(values), one(values.map((value) => -value))]
  return up.map((value, v) => value - down[v])
}

const graphs = fc
  .record({
    n: fc.integer({ min: 1, max: 60 }),
    edges: fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 150 }),
    values: fc.array(
      fc.oneof(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.integer({ min: -30, max: 30 }).map((k) => k / 10),
      ),
      {
        minLength: 60,
        maxLength: 60,
      },
    ),
  })
  .map(({ n, edges, values }) => ({
    neighbours: neighboursOf(n, Int32Array.from(edges.flatMap(([a, b]) => [a % n, b % n]))),
    values: Float64Array.from(values.slice(0, n)),
  }))

describe('neighbours', () => {
  it('are symmetric, each once, and none its own', () => {
    const { begins, indices } = neighboursOf(3, Int32Array.of(0, 1, 1, 0, 1, 2, 2, 2))
    expect([...begins]).toEqual([0, 1, 3, 4])
    expect([...indices]).toEqual([1, 0, 2, 1])
  })
})

describe.each(conventions)('TFCE %s', (convention) => {
  it('gives the numbers of the worked example', () => {
    const map = tfceMap(chain, chainOf(11), convention)
    const [one, two, three, last] = expected[convention]
    for (const [v, value] of [0, one, two, three, two, one, 0, 0, last, last, 0].entries())
      expect(map[v]).toBeCloseTo(value, 9)
    expect(tfceExtremes(chain, chainOf(11), convention).positive).toBeCloseTo(three, 9)
    expect(tfceExtremes(chain, chainOf(11), convention).negative).toBe(0)
  })

  it('is what its definition says, height by height', () =>
    fc.assert(
      fc.property(graphs, ({ values, neighbours }) => {
        const map = tfceMap(values, neighbours, convention)
        const right = defined(values, neighbours, convention)
        for (let v = 0; v < values.length; v++)
          expect(Math.abs(map[v] - right[v])).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(right[v])))
      }),
    ))

  it('has the largest of its map as its extremes, and the same bits compiled and plain', () =>
    fc.assert(
      fc.property(graphs, ({ values, neighbours }) => {
        const { positive, negative } = tfceExtremes(values, neighbours, convention)
        const map = tfceMap(values, neighbours, convention)
        const close = (x: number, y: number) => expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-12 * Math.max(1, x))
        close(positive, Math.max(0, ...map))
        close(negative, Math.max(0, ...map.map((value) => -value)))
        const rule = heightRule(largestOf(values), convention)
        if (rule === null) return
        expect(positive).toBe(plainLargest(values, 1, neighbours, rule))
        expect(negative).toBe(plainLargest(values, -1, neighbours, rule))
      }),
      { numRuns: 300 },
    ))

  it('keeps its order where values agree in their first bits', () => {
    const values = Float64Array.from({ length: 400 }, (_, v) => 1 + ((v * 37) % 400) * 1e-12)
    const rule = heightRule(largestOf(values), convention)
    if (rule === null) throw new RangeError('the values are above 0')
    expect(tfceExtremes(values, chainOf(400), convention).positive).toBe(plainLargest(values, 1, chainOf(400), rule))
  })

  it('counts a height that rounding alone keeps a value from', () => {
    const below = chain.map((value) => value * (1 - 2e-16))
    const [map, right] = [tfceMap(below, chainOf(11), convention), tfceMap(chain, chainOf(11), convention)]
    map.forEach((score, v) => {
      expect(score).toBeCloseTo(right[v], 9)
    })
  })

  it('turns with the sign', () => {
    const turned = tfceExtremes(
      chain.map((value) => -value),
      chainOf(11),
      convention,
    )
    expect([turned.negative, turned.positive]).toEqual([tfceExtremes(chain, chainOf(11), convention).positive, 0])
  })
})
