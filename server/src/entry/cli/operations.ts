import type { JsonSchema, Schemas } from '../../kit/openapi-example.ts'
import { type Method, peopleScopes, type Route } from '../../kit/route.ts'
import { routes } from '../../modules/index.ts'
import { writtenDescription } from './description.ts'

/** One operation of the API, as a command: `quarterday <resource> <action> <ids…> --options`. */
export interface Operation {
  /** `createCustomer`. */
  readonly name: string
  readonly method: Method
  /** `/v1/customers/{id}`. */
  readonly path: string
  /** `customers`. */
  readonly resource: string
  /** `create`. */
  readonly action: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  /** What stands in the path, in order. */
  readonly ids: readonly PathParameter[]
  readonly query: readonly QueryParameter[]
  /** Null: it has no body. */
  readonly body: JsonSchema | null
  readonly example: unknown
  /** What it changes has to be read before. */
  readonly needsMatch: boolean
  /** Whether it can do without an organization, and whether it has to. */
  readonly organization: 'required' | 'optional' | 'none'
}

export interface PathParameter {
  readonly name: string
  readonly example: string
}

export interface QueryParameter {
  readonly name: string
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

export interface Api {
  readonly operations: readonly Operation[]
  readonly schemas: Schemas
}

/** Every operation of the API description. */
export function describedApi(): Api {
  const { paths, components } = writtenDescription()
  const operations = routes.filter(isForPrograms).map((route): Operation => {
    const described = paths[route.path]?.[route.method.toLowerCase()] as DescribedOperation
    const content = described.requestBody?.content['application/json']
    const resource = dashed(route.path.split('/')[2] ?? '')
    return {
      name: route.operation,
      method: route.method,
      path: route.path,
      resource,
      action: actionOf(route.operation, resource),
      tag: route.tag,
      summary: described.summary,
      description: route.description ?? '',
      ids: described.parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name, example }) => ({ name, example: String(example) })),
      query: described.parameters
        .filter((parameter) => parameter.in === 'query')
        .map(({ name, required, schema, description }) => ({
          name,
          required,
          schema,
          description: description ?? schema.description ?? '',
        })),
      body: content?.schema ?? null,
      example: content?.example,
      needsMatch: route.needsMatch,
      organization: route.scope === 'operator' ? 'none' : route.withoutOrganization ? 'optional' : 'required',
    }
  })
  return { operations, schemas: components.schemas }
}

/** People come in by a browser and customers by their portal; at the keyboard there are keys and the operator. */
function isForPrograms({ scope }: Route): boolean {
  return !peopleScopes.some((each) => each === scope)
}

/** The part of an operation's description that commands are made from. */
interface DescribedOperation {
  readonly summary: string
  readonly parameters: readonly (QueryParameter & { readonly in: string; readonly example?: unknown })[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema; readonly example: unknown } } }
}

/**
 * What the operation's name says beside the resource: `archiveCustomer` of `customers` is `archive`, `listSubscriptionChanges` of
 * `subscriptions` is `changes`, `getCustomer` is `show`.
 */
export function actionOf(operation: string, resource: string): string {
  const words = dashed(operation)
  const rest = [resource, singular(resource)].reduce((text, noun) => without(text, noun), words)
  // `applyCouponToCustomer` of `customers` is said to whom already.
  const [verb = '', ...others] = rest.replace(/-to$/, '').split('-').filter(Boolean)
  if (verb === 'get') return others.join('-') || 'show'
  if (verb === 'list') return others.join('-') || 'list'
  return [verb, ...others].join('-')
}

function dashed(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

function singular(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`
  if (plural.endsWith('xes')) return plural.slice(0, -2)
  return plural.endsWith('s') ? plural.slice(0, -1) : plural
}

/** Takes a noun out, where it stands as whole words. */
function without(text: string, noun: string): string {
  return `-${text}-`.replace(`-${noun}-`, '-').replace(/^-|-$/g, '')
}
