/** The schema of a design as other programs read it. */
import { designSchema, type Schema } from '@penfield/sim'

/** JSON Schema 2020-12. */
export const designSchemaText = (): string =>
  `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'DESIGN.json', ...strict(designSchema) }, null, 2)}\n`

/** Keys that our schema does not name are refused, which JSON Schema has to be told; our words for a pattern it does not know. */
function strict(schema: Schema): Readonly<Record<string, unknown>> {
  if (schema.type === 'array') return { ...schema, items: strict(schema.items) }
  if (schema.type === 'object') {
    const properties = Object.fromEntries(Object.entries(schema.properties).map(([key, held]) => [key, strict(held)]))
    const others = schema.additionalProperties === undefined ? false : strict(schema.additionalProperties)
    return { ...schema, properties, additionalProperties: others }
  }
  const { holds: _holds, ...own } = { holds: undefined, ...schema }
  return own
}
