/** The parts of JSON Schema that our schemas are made of. */
export interface JsonSchema {
  readonly id?: string
  readonly $schema?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly not?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly pattern?: string
  readonly minimum?: number
}

export type Schemas = Record<string, JsonSchema>

const suffix = '01h455vb4pex5vsknk084sn02q'

/** A value of the schema, put together from the examples of its parts, so that an example in the reference cannot grow stale. */
export function exampleOf(schema: JsonSchema, schemas: Schemas, depth = 0): unknown {
  if (schema.$ref !== undefined) return exampleOf(schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}, schemas, depth + 1)
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum?.[0] !== undefined) return schema.enum[0]
  const options = schema.anyOf ?? schema.oneOf
  if (options !== undefined) return exampleOf(options.find((option) => option.type !== 'null') ?? {}, schemas, depth + 1)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas, depth + 1)))
  return depth > 12 ? null : exampleOfType(schema, schemas, depth)
}

function exampleOfType(schema: JsonSchema, schemas: Schemas, depth: number): unknown {
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, exampleOf(part, schemas, depth + 1)]))
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(schema.items, schemas, depth + 1)]
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 0)
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return exampleOfText(schema.pattern ?? '')
  }
}

const candidates = ['text', '1000', '2027-04-01', '2027-04-01T09:30:00Z']

function exampleOfText(pattern: string): string {
  const [, prefix] = /^\^([a-z]+)_/.exec(pattern) ?? []
  if (prefix !== undefined) return `${prefix}_${suffix}`
  const shape = new RegExp(pattern)
  return candidates.find((candidate) => shape.test(candidate)) ?? ''
}
