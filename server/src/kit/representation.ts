import { Bug } from '@quarterday/core/assert.ts'
import { z } from 'zod'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { canonicalJson } from './http-json.ts'
import { etagOf } from './http-match.ts'
import { isRefusal } from './problem.ts'
import type { Route, RouteVisit } from './route.ts'

/** What the API shows of the one object that a path leads to. */
export interface Representation {
  /** What it is called there: `invoice`. */
  readonly object: string
  /**
   * Holds back whoever wants to change the same object by the API until the transaction ends, so that what is read now is what will be changed. Jobs of ours
   * do not ask for it; against them the flow's own locks help. Taken before every other lock but that of the idempotency key.
   */
  lock(tx: Tx, params: unknown): Promise<void>
  /** As a GET would answer at this point of the transaction that is open; null: it is not there. `params` are those of the route that changes it. */
  read(ctx: Context, params: unknown): Promise<unknown>
  /** Names the state that was read. */
  etag(shown: unknown): string
}

/**
 * Finds, for an operation, how the object is shown that its path leads to: `POST /v1/invoices/{id}/void` is about what `GET /v1/invoices/{id}` shows.
 * The longest beginning of the path counts. Null: it leads to none, as where something is created.
 */
export function representationOf(routes: readonly Route[]): (route: Pick<Route, 'path'>) => Representation | null {
  const shown = new Map<string, Representation>()
  for (const route of routes) {
    const representation = representationBy(route)
    if (representation !== null) shown.set(route.path, representation)
  }
  return ({ path }) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const found = shown.get(path.slice(0, end))
      if (found !== undefined) return found
    }
    return null
  }
}

function representationBy(route: Route): Representation | null {
  const object = objectNameOf(route.reply)
  // One that opens transactions of its own cannot be asked inside another.
  if (route.method !== 'GET' || route.transaction !== 'read' || object === null) return null
  const query = route.query.safeParse({})
  if (!query.success) return null
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return {
    object,
    async lock(tx, params) {
      const text = `${tx.organizationId} ${route.path} ${canonicalJson(pick(params, names))}`
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [text], 'lock-representation')
    },
    async read(ctx, params) {
      try {
        return await route.handle(ctx, { params: pick(params, names), query: query.data, body: {}, operationId: null, visit: noVisit })
      } catch (error) {
        if (isRefusal(error) && error.code === 'not_found') return null
        throw error
      }
    },
    etag: (shown) => etagOf(shown, route.changesByItself),
  }
}

/** We ask ourselves. What is shown depends on nothing that came with a request beside its path. */
const noVisit: RouteVisit = {
  address: '',
  userAgent: null,
  cookies: {},
  headers: {},
  setHeader: (name) => {
    throw new Bug(`Showing an object sets no header: ${name}`)
  },
}

/** `invoice` of a schema whose `object` is always that; null for lists and whatever else has no such name. */
export function objectNameOf(schema: z.ZodType): string | null {
  if (!(schema instanceof z.ZodObject) || 'has_more' in schema.shape) return null
  const name: unknown = schema.shape.object
  if (!(name instanceof z.ZodLiteral)) return null
  return typeof name.value === 'string' ? name.value : null
}

function pick(params: unknown, names: readonly string[]): Record<string, unknown> {
  const given = typeof params === 'object' && params !== null ? Object.entries(params) : []
  return Object.fromEntries(given.filter(([name]) => names.includes(name)))
}
