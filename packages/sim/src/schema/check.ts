/** Checks a value against a schema and fills what is absent; errors say what, where and how. */
import { nearest, shown } from '@penfield/kernels'
import { error } from '../codes.js'
import type { ListSchema, ObjectSchema, Schema } from './schema.js'

/**
 * @param where the value's place, such as `groups[0].n`; '' for the whole design.
 * @returns a copy in which absent keys hold their defaults.
 * @throws {PenfieldError} sim/design-value, sim/design-unknown-key, sim/design-missing-key.
 */
export function checked(schema: Schema, value: unknown, where = ''): unknown {
  if (schema.type === 'object') return checkedObject(schema, value, where)
  if (schema.type === 'array') return checkedList(schema, value, where)
  if (!fits(schema, value)) wrong(value, expected(schema), where)
  return value
}

function fits(schema: Exclude<Schema, ListSchema | ObjectSchema>, value: unknown): boolean {
  if (schema.type === 'boolean') return typeof value === 'boolean'
  if (schema.type === 'string') {
    if (typeof value !== 'string') return false
    return 'enum' in schema ? schema.enum.includes(value) : new RegExp(schema.pattern, 'u').test(value)
  }
  const isIn = typeof value === 'number' && value >= schema.minimum && value <= schema.maximum
  return isIn && (schema.type === 'number' || Number.isInteger(value))
}

/** What a place should hold, in words. */
export function expected(schema: Schema): string {
  switch (schema.type) {
    case 'object':
      return 'an object'
    case 'array':
      return schema.minItems === schema.maxItems
        ? `a list of ${schema.minItems} entries`
        : `a list of ${schema.minItems} to ${schema.maxItems} entries`
    case 'boolean':
      return 'true or false'
    case 'string':
      return 'enum' in schema ? `one of ${schema.enum.join(', ')}` : schema.holds
    default:
      return `a ${schema.type === 'integer' ? 'whole number' : 'number'} from ${schema.minimum} to ${schema.maximum}`
  }
}

function checkedList(schema: ListSchema, value: unknown, where: string): readonly unknown[] {
  const { items, minItems, maxItems, uniqueItems = false } = schema
  if (!Array.isArray(value) || value.length < minItems || value.length > maxItems)
    return wrong(value, expected(schema), where)
  const twice = uniqueItems ? value.find((entry, i) => value.indexOf(entry) !== i) : undefined
  if (twice !== undefined) wrong(twice, 'a list in which nothing stands twice', where)
  return value.map((entry, i) => checked(items, entry, `${where}[${i}]`))
}

function checkedObject(schema: ObjectSchema, value: unknown, where: string): Readonly<Record<string, unknown>> {
  const { properties, required = [], additionalProperties } = schema
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(value, 'an object', where)
  const given = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(properties, key) && additionalProperties === undefined) unknownKey(key, properties, where)
  }
  for (const key of required) if (given[key] === undefined) missingKey(key, properties[key], where)
  const inside = (key: string) => (where === '' ? key : `${where}.${key}`)
  const out: Record<string, unknown> = {}
  for (const [key, schemaOf] of Object.entries(properties)) {
    const held = given[key] ?? schemaOf.default
    if (held !== undefined) out[key] = checked(schemaOf, held, inside(key))
  }
  if (additionalProperties !== undefined) {
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(properties, key)) out[key] = checked(additionalProperties, given[key], inside(key))
    }
  }
  return out
}

const written = (value: unknown): string =>
  typeof value === 'string' ? shown(value) : shown(JSON.stringify(value) ?? 'nothing', 60)

const named = (where: string): string => (where === '' ? 'The design' : where)

export function wrong(value: unknown, what: string, where: string): never {
  throw error('sim/design-value', {
    what: `${named(where)} is ${written(value)}; ${what} was expected.`,
    where: { argument: where === '' ? 'design' : where },
    fix: `Write ${what} there, or leave the key out for its default.`,
  })
}

function unknownKey(key: string, properties: ObjectSchema['properties'], where: string): never {
  const known = Object.keys(properties)
  const near = nearest(key, known)
  throw error('sim/design-unknown-key', {
    what: `${named(where)} has the key ${shown(key)}, which is not one of ${known.join(', ')}.`,
    where: { argument: where === '' ? key : where },
    fix: near === undefined ? 'Take the key out.' : `Write "${near}" if that was meant, else take the key out.`,
  })
}

function missingKey(key: string, schema: Schema, where: string): never {
  throw error('sim/design-missing-key', {
    what: `${named(where)} has no "${key}"; ${expected(schema)} was expected${schema.description === undefined ? '' : `: ${schema.description}`}.`,
    where: { argument: where === '' ? key : `${where}.${key}` },
    fix: key === 'groups' ? 'Add for example "groups": [{"name": "control", "n": 20}].' : `Add "${key}" there.`,
  })
}
