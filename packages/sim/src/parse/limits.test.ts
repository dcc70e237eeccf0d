import { describe, expect, it } from 'vitest'
import { designSchema } from '../schema/design-schema.js'
import type { Schema } from '../schema/schema.js'
import { checkDepth } from './limits.js'

/** Objects and lists inside one another, at most. */
function levels(schema: Schema): number {
  if (schema.type === 'array') return 1 + levels(schema.items)
  if (schema.type !== 'object') return 0
  const inner = [...Object.values(schema.properties), ...[schema.additionalProperties ?? []].flat()]
  return 1 + Math.max(...inner.map(levels))
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

describe('how deep a design nests', () => {
  it('is five levels, as the error says', () => {
    expect(levels(designSchema)).toBe(5)
    expect(() => checkDepth(nested(9))).toThrow('a design has five at most')
  })

  it('may be eight', () => expect(() => checkDepth(nested(8))).not.toThrow())
})
