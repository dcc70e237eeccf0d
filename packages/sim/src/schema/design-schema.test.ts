import { describe, expect, it } from 'vitest'
import { parseDesign } from '../parse/design.js'
import { checked } from './check.js'
import { designSchema } from './design-schema.js'
import type { Schema } from './schema.js'

/** Every schema of the tree with its path. */
function all(schema: Schema, path = ''): [string, Schema][] {
  const inner =
    schema.type === 'object'
      ? Object.entries(schema.properties).flatMap(([key, of]) => all(of, `${path}.${key}`))
      : schema.type === 'array'
        ? all(schema.items, `${path}[]`)
        : []
  return [[path, schema], ...inner]
}

const groups = [{ name: 'a', n: 1 }]

describe('the schema of a design', () => {
  it('says of every key what it holds', () => {
    for (const [path, { description }] of all(designSchema)) {
      if (path.endsWith('[]')) continue
      expect(description, path).toMatch(/\S/)
    }
  })

  it('has defaults that it accepts itself', () => {
    for (const [path, schema] of all(designSchema)) {
      if (schema.default !== undefined) expect(() => checked(schema, schema.default, path), path).not.toThrow()
    }
  })

  it('accepts both ends of every number and refuses what lies beyond', () => {
    const numbers = Object.entries(designSchema.properties).filter(
      ([, { type }]) => type === 'number' || type === 'integer',
    )
    expect(numbers.length).toBeGreaterThan(3)
    for (const [key, schema] of numbers) {
      if (schema.type !== 'number' && schema.type !== 'integer') continue
      for (const end of [schema.minimum, schema.maximum])
        expect(() => parseDesign({ groups, [key]: end })).not.toThrow()
      for (const beyond of [schema.minimum - 1, schema.maximum + 1])
        expect(() => parseDesign({ groups, [key]: beyond }), key).toThrow(/was expected/)
    }
  })
})
