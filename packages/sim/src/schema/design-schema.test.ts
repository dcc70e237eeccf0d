import { describe, expect, it } from 'vitest'
import { parseDesign } from '../parse/design.js'
import { checked } from './check.js'
import { designSchema } from './design-schema.js'
import type { Schema } from './schema.js'

/** Keys on the way to a place: `[]` is an entry of a list, `*` a key that the design itself names. */
type Path = readonly string[]

/** Every schema of the tree with its path. */
function all(schema: Schema, path: Path = []): [Path, Schema][] {
  if (schema.type === 'array') return [[path, schema], ...all(schema.items, [...path, '[]'])]
  if (schema.type !== 'object') return [[path, schema]]
  const { properties, additionalProperties: others } = schema
  return [
    [path, schema],
    ...Object.entries(properties).flatMap(([key, of]) => all(of, [...path, key])),
    ...(others === undefined ? [] : all(others, [...path, '*'])),
  ]
}

/** The least that a schema accepts; names are those of a covariate that everybody has. */
function least(schema: Schema): unknown {
  if (schema.type === 'array') return Array.from({ length: schema.minItems }, () => least(schema.items))
  if (schema.type === 'object')
    return Object.fromEntries((schema.required ?? []).map((key) => [key, least(schema.properties[key])]))
  if (schema.type === 'boolean') return false
  if (schema.type === 'string') return 'enum' in schema ? schema.enum[0] : 'head_mm'
  return schema.minimum
}

/** The least that a schema accepts, but for one place. */
function withAt(schema: Schema, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (schema.type === 'array')
    return [withAt(schema.items, rest, value), ...(least(schema) as readonly unknown[]).slice(1)]
  if (schema.type !== 'object') throw new RangeError(key)
  const inner = key === '*' ? schema.additionalProperties : schema.properties[key]
  return { ...(least(schema) as object), [key === '*' ? 'age' : key]: withAt(inner as Schema, rest, value) }
}

const parsedWith = (path: Path, value: unknown) => () => parseDesign(withAt(designSchema, path, value))

const places = all(designSchema)

describe('the schema of a design', () => {
  it('says of every key what it holds', () => {
    for (const [path, { description }] of places) {
      if (path.at(-1) === '[]') continue
      expect(description, path.join('.')).toMatch(/\S/)
    }
  })

  it('has defaults that it accepts itself', () => {
    for (const [path, schema] of places) {
      if (schema.default !== undefined) expect(() => checked(schema, schema.default), path.join('.')).not.toThrow()
    }
  })

  it('accepts both ends of every number and refuses what lies beyond', () => {
    const numbers = places.flatMap(([path, schema]) =>
      schema.type === 'number' || schema.type === 'integer' ? [{ path, schema }] : [],
    )
    const named = numbers.map(({ path }) => path.join('.'))
    expect(named).toEqual(
      expect.arrayContaining([
        'seed',
        'positions.[].[]',
        'covariates.*.mean',
        'groups.[].change.[].gain',
        'priors.width',
      ]),
    )
    for (const { path, schema } of numbers) {
      for (const end of [schema.minimum, schema.maximum]) expect(parsedWith(path, end), path.join('.')).not.toThrow()
      const between = schema.type === 'integer' ? [schema.minimum + 0.5] : []
      for (const beyond of [schema.minimum - 1, schema.maximum + 1, Number.NaN, `${schema.minimum}`, ...between])
        expect(parsedWith(path, beyond), path.join('.')).toThrow(/was expected/)
    }
  })

  it('holds null nowhere', () => {
    for (const [path] of places) expect(parsedWith(path, null), path.join('.')).toThrow(/is null; .* was expected/)
  })
})
