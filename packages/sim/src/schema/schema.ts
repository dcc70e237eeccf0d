/** The part of JSON Schema (2020-12) that a design needs. Every value says what it means; absent keys take their default. */
export type Schema =
  | {
      readonly type: 'number' | 'integer'
      readonly minimum: number
      readonly maximum: number
      readonly default?: number
      readonly description?: string
    }
  | { readonly type: 'boolean'; readonly default?: boolean; readonly description?: string }
  | {
      readonly type: 'string'
      readonly enum: readonly string[]
      readonly default?: string
      readonly description?: string
    }
  | {
      readonly type: 'string'
      readonly pattern: string
      readonly holds: string
      readonly default?: string
      readonly description?: string
    }
  | ListSchema
  | ObjectSchema

export interface ListSchema {
  readonly type: 'array'
  readonly items: Schema
  readonly minItems: number
  readonly maxItems: number
  readonly uniqueItems?: boolean
  readonly default?: readonly unknown[]
  readonly description?: string
}

export interface ObjectSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  /** What keys that are not properties hold; none may stand there where this is absent. */
  readonly additionalProperties?: Schema
  readonly default?: Readonly<Record<string, unknown>>
  readonly description?: string
}
