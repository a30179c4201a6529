import { refuse } from '@quarterday/core/refusal.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookiesOf } from './http-cookies.ts'
import { parseJson } from './http-json.ts'
import { validated } from './http-validate.ts'
import * as idempotency from './idempotency.ts'
import { changesSomething, type Route, type RouteVisit } from './route.ts'

/** The outside of the request, for the few handlers that let people in. */
export function visitOf(request: FastifyRequest, reply: FastifyReply): RouteVisit {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 256) ?? null,
    cookies: cookiesOf(request.headers.cookie),
    headers: request.headers,
    setHeader: (name, value) => void reply.header(name, value),
  }
}

/** An id that cannot be one of ours is answered like one that nobody has. */
export function readParams(route: Route, params: unknown): unknown {
  const result = route.params.safeParse(params)
  if (!result.success) throw refuse('not_found')
  return result.data
}

/** The body as the route's schema reads it. Refuses `unparsable`, `invalid`, `unknown_field`. */
export function readBody(route: Route, bytes: unknown): unknown {
  const body = readBytes(bytes)
  if (route.body !== null) return route.quickBody?.(body) ?? validated(route.body, body ?? {}, route.opaqueKeys)
  if (body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0)) return {}
  throw refuse('unknown_field', { detail: 'This request has no body.' })
}

/** The body as it was written; undefined: there was none. Refuses `unparsable`. */
export function readBytes(bytes: unknown): unknown {
  return Buffer.isBuffer(bytes) && bytes.length > 0 ? parseJson(bytes) : undefined
}

/** Null: nothing has to be remembered under a key. Refuses `missing_idempotency_key`. */
export function readKey(
  route: Route,
  parts: { readonly movesMoney: (route: Pick<Route, 'scope'>) => boolean },
  request: FastifyRequest,
): idempotency.KeyedRequest | null {
  // Strangers share one publishable key: an answer kept for one of them would be another's to ask for.
  if (!changesSomething(route) || route.scope === 'publishable') return null
  const key = request.headers['idempotency-key']
  if (key === undefined) {
    if (route.method === 'POST' && !route.keyIsOptional)
      throw refuse('missing_idempotency_key', { detail: 'Send Idempotency-Key: any text that is new for each new request.' })
    return null
  }
  const [target = ''] = (request.raw.url ?? '').split('?')
  const body = readBytes(request.body) ?? {}
  // Keys are the organization's own, but for its customers: each has theirs.
  const whose = request.caller?.actor.kind === 'customer' ? ` ${request.caller.actor.id}` : ''
  const operation = `${route.operation}${whose}`
  const keptHours = parts.movesMoney(route) ? idempotency.keptHours.money : idempotency.keptHours.other
  return idempotency.keyedRequest({ operation, key: [key].flat().join(), method: route.method, target, body, keptHours })
}

/** What the path names, as text. */
export function namedIn(params: unknown): Record<string, string> {
  const named = typeof params === 'object' && params !== null ? Object.entries(params) : []
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]))
}
