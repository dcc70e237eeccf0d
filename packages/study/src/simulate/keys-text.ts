/** The keys of a design as text, for help and handbook. */
import { designSchema, type ObjectSchema, type Schema } from '@penfield/sim'

/** Priors are a table of their own, too long for a line each here; changes are effects. */
const summarised = new Set(['priors', 'change'])

/** `n  whole number from 1 to 100000  how many people`, one line a key; keys inside keys below them, two blanks in. */
export function designKeysText(schema: ObjectSchema = designSchema): string {
  const lines = linesOf(schema, '')
  const width = Math.max(...lines.map(([key]) => key.length))
  return lines.map(([key, text]) => `  ${key.padEnd(width)}  ${text}\n`).join('')
}

function linesOf(schema: ObjectSchema, indent: string): (readonly [string, string])[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties).flatMap(([key, held]) => {
    const own = [`${indent}${key}`, `${held.description ?? ''} (${holds(held, required.has(key))})`] as const
    const inner = insideOf(held)
    return inner === null || summarised.has(key) ? [own] : [own, ...linesOf(inner, `${indent}  `)]
  })
}

/** The object inside a key, or inside its list. */
function insideOf(schema: Schema): ObjectSchema | null {
  if (schema.type === 'array') return insideOf(schema.items)
  if (schema.type !== 'object') return null
  return schema.additionalProperties?.type === 'object' ? schema.additionalProperties : schema
}

function holds(schema: Schema, isRequired: boolean): string {
  const fallback = schema.default === undefined ? null : JSON.stringify(schema.default)
  const what = whatOf(schema)
  if (isRequired) return `${what}, needed`
  return fallback === null || fallback === '{}' || fallback === '[]' ? what : `${what}, default ${fallback}`
}

function whatOf(schema: Schema): string {
  if (schema.type === 'object') return 'object'
  if (schema.type === 'array') return 'list'
  if (schema.type === 'boolean') return 'true or false'
  if (schema.type === 'string') return 'enum' in schema ? schema.enum.join(', ') : 'name'
  return `${schema.minimum} to ${schema.maximum}`
}
