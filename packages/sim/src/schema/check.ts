/** Checks a value against a schema and fills what is absent; errors say what, where and how. */
import { nearest, shown } from '@penfield/kernels'
import { error } from '../codes.js'
import type { ListSchema, ObjectSchema, Schema } from './schema.js'

/** What holds where a key is left out; `needed`: it can't be, nor can an entry of a list. */
export type LeftOut = 'needed' | 'nothing' | 'default'

/**
 * @param where   the value's place, such as `groups[0].n`; '' for the whole design.
 * @param leftOut what would hold without the value.
 * @returns a copy in which absent keys hold their defaults. `null` is a value like others, and no key holds it.
 * @throws {PenfieldError} sim/design-value, sim/design-unknown-key, sim/design-missing-key.
 */
export function checked(schema: Schema, value: unknown, where = '', leftOut: LeftOut = 'needed'): unknown {
  if (schema.type === 'object') return checkedObject(schema, value, where, leftOut)
  if (schema.type === 'array') return checkedList(schema, value, where, leftOut)
  if (!fits(schema, value)) wrong(value, expected(schema), where, leftOut)
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

function checkedList(schema: ListSchema, value: unknown, where: string, leftOut: LeftOut): readonly unknown[] {
  const { items, minItems, maxItems, uniqueItems = false } = schema
  if (!Array.isArray(value) || value.length < minItems || value.length > maxItems)
    return wrong(value, expected(schema), where, leftOut)
  const held = value.map((entry, i) => checked(items, entry, `${where}[${i}]`))
  const again = uniqueItems ? held.findIndex((entry, i) => held.indexOf(entry) !== i) : -1
  if (again >= 0) wrong(held[again], 'an entry that does not stand in the list before', `${where}[${again}]`)
  return held
}

function checkedObject(
  schema: ObjectSchema,
  value: unknown,
  where: string,
  leftOut: LeftOut,
): Readonly<Record<string, unknown>> {
  const { properties, required = [], additionalProperties } = schema
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong(value, expected(schema), where, leftOut)
  const given = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(properties, key) && additionalProperties === undefined) unknownKey(key, properties, where)
  }
  for (const key of required) if (given[key] === undefined) missingKey(key, properties[key], where)
  const inside = (key: string) => keyAt(where, key)
  const own = Object.entries(properties).flatMap(([key, schemaOf]): [string, unknown][] => {
    const held = given[key] === undefined ? schemaOf.default : given[key]
    const without = required.includes(key) ? 'needed' : schemaOf.default === undefined ? 'nothing' : 'default'
    return held === undefined ? [] : [[key, checked(schemaOf, held, inside(key), without)]]
  })
  if (additionalProperties === undefined) return Object.fromEntries(own)
  const others = Object.keys(given).filter((key) => !Object.hasOwn(properties, key))
  const named = others.map((key) => [key, checked(additionalProperties, given[key], inside(key), 'nothing')] as const)
  return Object.fromEntries([...own, ...named])
}

function written(value: unknown): string {
  if (typeof value === 'string') return shown(value)
  if (typeof value !== 'object' || value === null) return value === undefined ? 'nothing' : String(value)
  return shown(JSON.stringify(value), 60)
}

/** Place of a key; keys are the reader's, and may hold anything. */
const keyAt = (where: string, key: string): string => `${where === '' ? '' : `${where}.`}${shown(key).slice(1, -1)}`

const placed = (where: string): string => (where === '' ? 'The design' : where)

const withoutIt: Readonly<Record<LeftOut, string>> = {
  needed: '',
  nothing: ', or leave the key out',
  default: ', or leave the key out for its default',
}

/** @param what what was expected, in words. */
export function wrong(value: unknown, what: string, where: string, leftOut: LeftOut = 'needed'): never {
  throw error('sim/design-value', {
    what: `${placed(where)} is ${written(value)}; ${what} was expected.`,
    where: { argument: where === '' ? 'design' : where },
    fix: `Write ${what} there${withoutIt[leftOut]}.`,
  })
}

/** A key that the design itself names is no name for what it is. */
export function wrongKey(key: string, what: string, where: string): never {
  throw error('sim/design-value', {
    what: `${where} has the key ${shown(key)}; ${what} was expected.`,
    where: { argument: keyAt(where, key) },
    fix: `Give it ${what}.`,
  })
}

/** Of longer lists of keys only the first few are named. */
const [mostNamed, firstNamed] = [30, 5]

function unknownKey(key: string, properties: ObjectSchema['properties'], where: string): never {
  const known = Object.keys(properties)
  const near = nearest(key, known)
  const isLong = known.length > mostNamed
  const names = isLong
    ? `the ${known.length} that are known: ${known.slice(0, firstNamed).join(', ')} …`
    : known.join(', ')
  const list = isLong ? ' penfield simulate --schema lists them all.' : ''
  throw error('sim/design-unknown-key', {
    what: `${placed(where)} has the key ${shown(key)}, which is not one of ${names}${isLong ? '' : '.'}`,
    where: { argument: keyAt(where, key) },
    fix: `${near === undefined ? 'Take the key out.' : `Write "${near}" if that was meant, else take the key out.`}${list}`,
  })
}

function missingKey(key: string, schema: Schema, where: string): never {
  throw error('sim/design-missing-key', {
    what: `${placed(where)} has no "${key}"; ${expected(schema)} was expected${schema.description === undefined ? '' : `: ${schema.description}`}.`,
    where: { argument: keyAt(where, key) },
    fix: key === 'groups' ? 'Add for example "groups": [{"name": "control", "n": 20}].' : `Add "${key}" there.`,
  })
}
