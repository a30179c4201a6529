import { assert } from '@quarterday/core/assert.ts'
import { type RefusalCode, refusals } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { exampleOf, type JsonSchema, type Schemas } from './openapi-example.ts'
import { problemSchema } from './problem.ts'
import { objectNameOf, representationOf } from './representation.ts'
import { changesSomething, type Proof, type Route } from './route.ts'

export interface OpenApiOptions {
  readonly title: string
  readonly description: string
  /** In the order in which a reader meets them; every tag of a route is here. */
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  /** The codes and what they mean are explained on pages below this address. */
  readonly errorPages: string
  /** What is posted to addresses that others give us. */
  readonly webhooks?: readonly DescribedWebhook[]
}

export interface DescribedWebhook {
  /** `invoice.paid` */
  readonly name: string
  readonly summary: string
  readonly tag: string
  readonly description: string
  /** What every one of them is made of, and what some of its fields are in this one. */
  readonly envelope: z.ZodType
  readonly fields: z.ZodType
}

export type OpenApiDocument = Record<string, unknown> & {
  readonly paths: Record<string, Record<string, unknown>>
  readonly components: { readonly schemas: Schemas; readonly examples: unknown; readonly securitySchemes: unknown }
}

/** The OpenAPI 3.1 description of a route table: schemas as they travel, each with an example, and every code that each operation can answer. */
export function describeApi(routes: readonly Route[], options: OpenApiOptions): OpenApiDocument {
  const schemas: Schemas = {}
  const known = new Set(options.tags.map((tag) => tag.name))
  const problem = describe(problemSchema, schemas)
  const shown = representationOf(routes)
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    assert(known.has(route.tag), `No description of the tag ${route.tag}`)
    paths[route.path] ??= {}
    const methods = paths[route.path] ?? {}
    assert(!(route.method.toLowerCase() in methods), `Two routes for ${route.method} ${route.path}`)
    methods[route.method.toLowerCase()] = describeOperation(route, schemas, problem, shown(route) !== null)
  }
  return {
    openapi: '3.1.1',
    info: {
      title: options.title,
      description: options.description,
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: options.tags,
    paths,
    ...(options.webhooks && {
      webhooks: Object.fromEntries(options.webhooks.map((webhook) => [webhook.name, { post: describeWebhook(webhook, schemas) }])),
    }),
    components: {
      schemas,
      examples: errorExamples(options.errorPages),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key: `Authorization: Bearer qd_test_…`. A key has scopes and belongs to one organization.',
        },
      },
    },
  }
}

function describeOperation(route: Route, schemas: Schemas, problem: JsonSchema, isShown: boolean): Record<string, unknown> {
  const reply = describe(route.reply, schemas)
  return {
    operationId: route.operation,
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, proofNotes[route.proof], `Scope: \`${route.scope}\`.`].filter(Boolean).join('\n\n'),
    parameters: [
      ...pathParameters(route, schemas),
      ...queryParameters(route, schemas),
      ...keyParameter(route),
      ...stateParameters(route, isShown),
    ],
    ...(route.body === null ? {} : { requestBody: requestBody(route.body, route, schemas) }),
    responses: {
      [route.status]: {
        description: 'Done.',
        headers: answerHeaders(route),
        content: {
          'application/json': { schema: reply, example: route.examples.response ?? exampleOf(reply, schemas) },
          ...Object.fromEntries(route.files.flatMap(fileContent)),
        },
      },
      ...(route.approval && { 202: heldResponse(route, describe(route.approval.gate.reply, schemas), schemas) }),
      ...errorResponses(route, problem),
    },
  }
}

function heldResponse(route: Route, schema: JsonSchema, schemas: Schemas): unknown {
  return {
    description: 'Taken down, and not done yet: somebody else has to approve it.',
    headers: answerHeaders(route),
    content: { 'application/json': { schema, example: exampleOf(schema, schemas) } },
  }
}

const proofNotes: Readonly<Record<Proof, string>> = {
  never: '',
  sometimes: 'May ask people to have given their password or second factor within the last ten minutes.',
  always: 'Asks people to have given their password or second factor within the last ten minutes.',
}

function describeWebhook(
  { name, summary, tag, description, envelope, fields }: DescribedWebhook,
  schemas: Schemas,
): Record<string, unknown> {
  const schema = { allOf: [describe(envelope, schemas), describe(fields, schemas)] }
  const example = exampleOf(schema, schemas)
  return {
    operationId: `on ${name}`.replaceAll(/[ ._]+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [tag],
    summary,
    description,
    requestBody: { required: true, content: { 'application/json': { schema, example } } },
    responses: { '2XX': { description: 'Received. Anything else counts as not received, and it is sent again.' } },
  }
}

/** An example of each, by its name: what reaches whoever listens. */
export function webhookExamples(webhooks: readonly DescribedWebhook[]): { name: string; summary: string; example: unknown }[] {
  const schemas: Schemas = {}
  return webhooks.map(({ name, summary, envelope, fields }) => {
    const example = exampleOf({ allOf: [describe(envelope, schemas), describe(fields, schemas)] }, schemas)
    return { name, summary, example }
  })
}

function pathParameters(route: Route, schemas: Schemas): unknown[] {
  const { properties = {} } = inline(route.params, schemas)
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return names.map((name) => {
    const schema = properties[name]
    assert(schema, `${route.operation} has {${name}} in its path and no schema for it`)
    return { name, in: 'path', required: true, schema, example: exampleOf(schema, schemas) }
  })
}

function queryParameters(route: Route, schemas: Schemas): unknown[] {
  const { properties = {}, required = [] } = inline(route.query, schemas)
  return Object.entries(properties)
    .filter(([, schema]) => schema.not === undefined)
    .map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), description: schema.description, schema }))
}

function keyParameter(route: Route): unknown[] {
  if (!changesSomething(route)) return []
  const description = 'New for each new request, the same for each repetition: a repeated request has one effect and the same answer.'
  const schema = { type: 'string', minLength: 1, maxLength: 255 }
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: route.method === 'POST' && !route.keyIsOptional,
      description,
      schema,
      example: '5f0d6a2e-3b0f-4c55-9d1a-7c1f3f6b8a10',
    },
  ]
}

/** `isShown`: what is changed is an object that can be read. */
function stateParameters(route: Route, isShown: boolean): unknown[] {
  const schema = { type: 'string', maxLength: 2000 }
  const example = '"0hQZP2mT0vX1sYcLh4mSxw7bN_e"'
  if (hasState(route)) {
    const description = 'The `ETag` of what you have: if it is still so, the answer is 304 without a body.'
    return [{ name: 'If-None-Match', in: 'header', required: false, description, schema, example }]
  }
  if (!isShown || !['PATCH', 'PUT', 'DELETE'].includes(route.method)) return []
  const description = 'The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.'
  return [{ name: 'If-Match', in: 'header', required: route.needsMatch, description, schema, example }]
}

/** It shows one object. */
function hasState(route: Route): boolean {
  return route.method === 'GET' && objectNameOf(route.reply) !== null
}

function requestBody(body: z.ZodType, route: Route, schemas: Schemas): unknown {
  const schema = describe(body, schemas)
  const required = (resolved(schema, schemas).required ?? []).length > 0
  return { required, content: { 'application/json': { schema, example: route.examples.request ?? exampleOf(schema, schemas) } } }
}

function answerHeaders(route: Route): unknown {
  const text = { schema: { type: 'string' } }
  const shared = {
    'Request-Id': { description: 'Name it when you ask for help.', ...text },
    RateLimit: {
      description: 'What is left of the limit that is nearest, and the seconds until there is more: `"key";r=199;t=1`.',
      ...text,
    },
    'RateLimit-Policy': {
      description: 'How much may be asked for at once, and in how many seconds that flows in: `"key";q=200;w=2`.',
      ...text,
    },
    ...(hasState(route) && { ETag: { description: 'Names the state that the object is in now.', ...text } }),
  }
  if (!changesSomething(route)) return shared
  return {
    ...shared,
    'Idempotent-Replayed': { description: '`true` when this is the stored answer to an earlier request.', schema: { type: 'string' } },
  }
}

const always: readonly RefusalCode[] = [
  'unparsable',
  'unauthenticated',
  'forbidden',
  'invalid',
  'unknown_field',
  'card_data_refused',
  'rate_limited',
  'unavailable',
]
const withBody: readonly RefusalCode[] = ['too_large', 'unsupported_media_type']
const withMatch: readonly RefusalCode[] = ['precondition_failed']
const withKey: readonly RefusalCode[] = ['missing_idempotency_key', 'idempotency_key_running', 'idempotency_key_reused']

/** One response a status; its description lists the codes that it travels with. */
function errorResponses(route: Route, problem: JsonSchema): Record<string, unknown> {
  const codes = new Set([
    ...always,
    ...(route.method === 'GET' ? [] : withBody),
    ...(changesSomething(route) ? [...withKey, ...withMatch] : []),
    ...(route.needsMatch ? (['precondition_required'] as const) : []),
    ...(route.proof === 'never' ? [] : (['reauth_required'] as const)),
    ...route.refuses,
  ])
  const byStatus = Map.groupBy([...codes].sort(), (code) => refusals[code].status)
  const responses = [...byStatus].sort(([a], [b]) => a - b).map(([status, list]) => [String(status), errorResponse(list, problem)])
  return {
    ...Object.fromEntries(responses),
    '500': { description: '`internal_error`: a bug of ours.', content: { 'application/problem+json': { schema: problem } } },
  }
}

function errorResponse(codes: readonly RefusalCode[], problem: JsonSchema): unknown {
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])
  return {
    description: codes.map((code) => `\`${code}\`: ${refusals[code].title}.`).join('\n\n'),
    content: { 'application/problem+json': { schema: problem, examples: Object.fromEntries(examples) } },
  }
}

/** What each refusal looks like, once for all operations. */
function errorExamples(errorPages: string): Record<string, unknown> {
  const entries = Object.entries(refusals).map(([code, { status, title }]) => {
    const page = `${errorPages}/${code}`
    return [
      code,
      { value: { type: page, title, status, code, detail: `${title}.`, request_id: 'req_01h455vb4pex5vsknk084sn02q', doc_url: page } },
    ]
  })
  return Object.fromEntries(entries)
}

/** The schema as it travels. Everything named in it moves to the components; a name stands for one schema only. */
function describe(schema: z.ZodType, schemas: Schemas): JsonSchema {
  const { $schema: _, $defs = {}, ...root } = jsonSchema(schema)
  for (const [name, definition] of Object.entries($defs)) {
    const { id: __, ...rest } = moved(definition)
    assert(!(name in schemas) || JSON.stringify(schemas[name]) === JSON.stringify(rest), `Two schemas are called ${name}`)
    schemas[name] = rest
  }
  const { id, ...whole } = moved(root)
  if (id === undefined) return whole
  assert(!(id in schemas) || JSON.stringify(schemas[id]) === JSON.stringify(whole), `Two schemas are called ${id}`)
  schemas[id] = whole
  return { $ref: `#/components/schemas/${id}` }
}

/** The same with the outermost name resolved: for parameters, which are listed one by one. */
function inline(schema: z.ZodType, schemas: Schemas): JsonSchema {
  return resolved(describe(schema, schemas), schemas)
}

function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  return schema.$ref === undefined ? schema : (schemas[schema.$ref.replace('#/components/schemas/', '')] ?? schema)
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any', override: keepExamples }) as JsonSchema
}

/** zod drops examples and defaults of what it decodes, for they might be of the decoded side. Ours are of the side that travels. */
function keepExamples({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const examples = z.globalRegistry.get(zodSchema)?.examples
  if (Array.isArray(examples)) jsonSchema.examples = examples
  if (zodSchema instanceof z.ZodDefault && ['number', 'string'].includes(typeof zodSchema.def.defaultValue))
    jsonSchema.default = zodSchema.def.defaultValue
}

function moved(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}

/** A file as an answer. One that is JSON has the schema of the reply already. */
function fileContent(mediaType: string): [string, { schema: { type: string; format?: string } }][] {
  if (mediaType === 'application/json') return []
  const isText = mediaType.startsWith('text/') || mediaType.includes('json')
  return [[mediaType, { schema: isText ? { type: 'string' } : { type: 'string', format: 'binary' } }]]
}
