import { assert } from '@quarterday/core/assert.ts'
import type { OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Authenticate, authorize } from './authenticate.ts'
import type { Clock } from './clock.ts'
import { type Actor, type Context, noOrganization } from './context.ts'
import type { Database } from './db.ts'
import { FileReply } from './file-reply.ts'
import { cookiesOf } from './http-cookies.ts'
import { openCursor, sealCursor } from './http-cursor.ts'
import { parseJson } from './http-json.ts'
import { parseQuery } from './http-query.ts'
import { validated } from './http-validate.ts'
import * as idempotency from './idempotency.ts'
import { isRefusal } from './problem.ts'
import { changesSomething, type Route, type RouteInput, type RouteVisit } from './route.ts'

export interface OperationParts {
  readonly database: Database
  readonly clock: Clock
  readonly contextFor: (request: { organizationId: OrganizationId; actor: Actor; requestId: string; address: string }) => Context
  readonly authenticate: Authenticate
  readonly cursorKey: Buffer
  /** Checks every reply against its schema: in tests, where a difference has to be seen. */
  readonly checkReplies: boolean
}

/** Puts one route of the table on the server: authenticate, parse, replay or run, answer. */
export function addOperation(app: FastifyInstance, route: Route, parts: OperationParts): void {
  assert(route.scope, `Everything is denied that does not say who may do it: ${route.operation}`)
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    onRequest: async (request) => {
      parseQuery(request.raw.url ?? '')
      request.caller = await parts.authenticate({ method: request.method, headers: request.headers, address: request.ip })
      authorize(request.caller, route)
    },
    handler: (request, reply) => answer(route, parts, request, reply),
  })
}

/** One request of one caller. */
interface Call {
  readonly route: Route
  readonly parts: OperationParts
  readonly organizationId: OrganizationId
  /** Null: it carries no key. */
  readonly keyed: idempotency.KeyedRequest | null
  readonly cursorScope: string
  /** Runs the handler; the transaction, if it is to be in one, is open. */
  run(): Promise<unknown>
}

interface Answer extends idempotency.StoredReply {
  readonly isReplay: boolean
  /** The body is this file. */
  readonly file?: FileReply
}

async function answer(route: Route, parts: OperationParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, body, isReplay, file } = await perform(readCall(route, parts, request, reply))
  if (isReplay) reply.header('idempotent-replayed', 'true')
  if (file !== undefined) {
    return reply.status(status).type(file.contentType).header('content-disposition', `attachment; filename="${file.fileName}"`).send(body)
  }
  return reply.status(status).type('application/json; charset=utf-8').send(body)
}

function readCall(route: Route, parts: OperationParts, request: FastifyRequest, reply: FastifyReply): Call {
  const { caller } = request
  assert(caller, 'A handler runs after authentication')
  const organizationId = authorize(caller, route)
  const cursorScope = `${organizationId} ${route.operation}`
  const params = readParams(route, request.params)
  const query = parseQuery(request.raw.url ?? '')
  if (typeof query.cursor === 'string') query.cursor = openCursor(parts.cursorKey, cursorScope, query.cursor)
  const keyed = readKey(route, request)
  const input: RouteInput<unknown, unknown, unknown> = {
    params,
    query: validated(route.query, query),
    body: readBody(route, request.body),
    operationId: keyed !== null && route.transaction === 'own' ? idempotency.operationId(organizationId, keyed) : null,
    visit: visitOf(request, reply),
  }
  const ctx = parts.contextFor({ organizationId, actor: caller.actor, requestId: request.id, address: request.ip })
  return { route, parts, organizationId, keyed, cursorScope, run: () => route.handle(ctx, input) }
}

function visitOf(request: FastifyRequest, reply: FastifyReply): RouteVisit {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 256) ?? null,
    cookies: cookiesOf(request.headers.cookie),
    setHeader: (name, value) => void reply.header(name, value),
  }
}

/** An id that cannot be one of ours is answered like one that nobody has. */
function readParams(route: Route, params: unknown): unknown {
  const result = route.params.safeParse(params)
  if (!result.success) throw refuse('not_found')
  return result.data
}

function readBody(route: Route, bytes: unknown): unknown {
  const body = readBytes(bytes)
  if (route.body !== null) return route.quickBody?.(body) ?? validated(route.body, body ?? {})
  if (body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0)) return {}
  throw refuse('unknown_field', { detail: 'This request has no body.' })
}

function readBytes(bytes: unknown): unknown {
  return Buffer.isBuffer(bytes) && bytes.length > 0 ? parseJson(bytes) : undefined
}

function readKey(route: Route, request: FastifyRequest): idempotency.KeyedRequest | null {
  if (!changesSomething(route)) return null
  const key = request.headers['idempotency-key']
  if (key === undefined) {
    if (route.method === 'POST' && !route.keyIsOptional)
      throw refuse('missing_idempotency_key', { detail: 'Send Idempotency-Key: any text that is new for each new request.' })
    return null
  }
  const [target = ''] = (request.raw.url ?? '').split('?')
  const body = readBytes(request.body) ?? {}
  return idempotency.keyedRequest({ operation: route.operation, key: [key].flat().join(), method: route.method, target, body })
}

function perform(call: Call): Promise<Answer> {
  if (call.organizationId === noOrganization) return runPlainly(call)
  if (call.route.transaction === 'read')
    return call.parts.database.organization(call.organizationId, () => runPlainly(call), { readOnly: true })
  if (call.route.transaction === 'asks') return runPlainly(call)
  if (call.route.transaction === 'own') return call.keyed === null ? runPlainly(call) : runReserved(call, call.keyed)
  if (call.keyed === null) return call.parts.database.organization(call.organizationId, () => runPlainly(call))
  return runKeyed(call, call.keyed)
}

async function runPlainly(call: Call): Promise<Answer> {
  return answerOf(call, await call.run())
}

/** Key, effect and stored answer in one transaction: all of it happens, once, or none. */
async function runKeyed(call: Call, keyed: idempotency.KeyedRequest): Promise<Answer> {
  const { database, clock } = call.parts
  return database.organization<Answer>(
    call.organizationId,
    async (tx) => {
      const earlier = await idempotency.takeKey(tx, keyed, clock.now())
      if (earlier !== null) return { ...earlier, isReplay: true }
      const value = await call.run()
      await idempotency.storeReply(tx, keyed, answerOf(call, withoutSecrets(call.route, value)))
      return answerOf(call, value)
    },
    {
      outcome: async (tx) => {
        const stored = await idempotency.findReply(tx, keyed)
        return stored === undefined ? undefined : { ...stored, isReplay: false }
      },
    },
  )
}

/** The key is reserved before, and the answer stored after, a flow that has transactions of its own. */
async function runReserved(call: Call, keyed: idempotency.KeyedRequest): Promise<Answer> {
  const { database, clock } = call.parts
  const earlier = await database.organization(call.organizationId, (tx) => idempotency.reserveKey(tx, keyed, clock.now()))
  if (earlier !== null) return { ...earlier, isReplay: true }
  let value: unknown
  try {
    value = await call.run()
  } catch (error) {
    if (isRefusal(error)) await database.organization(call.organizationId, (tx) => idempotency.releaseKey(tx, keyed))
    throw error
  }
  const stored = answerOf(call, withoutSecrets(call.route, value))
  await database.organization(call.organizationId, (tx) => idempotency.storeReply(tx, keyed, stored))
  return answerOf(call, value)
}

function answerOf(call: Call, value: unknown): Answer {
  const { route, parts } = call
  if (value instanceof FileReply) {
    assert(route.method === 'GET' && route.files.length > 0, `${route.operation} declares the files that it answers with`)
    return { status: route.status, body: value.text, isReplay: false, file: value }
  }
  if (parts.checkReplies) checkReply(route, value)
  return { status: route.status, body: JSON.stringify(withSealedCursor(call, value)), isReplay: false }
}

function checkReply(route: Route, value: unknown): void {
  const result = route.reply.safeParse(value)
  assert(result.success, `The reply of ${route.operation} differs from its schema: ${result.error?.message}`)
}

function withSealedCursor(call: Call, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('next_cursor' in value) || typeof value.next_cursor !== 'string') return value
  return { ...value, next_cursor: sealCursor(call.parts.cursorKey, call.cursorScope, value.next_cursor) }
}

/** What is shown once is not kept: a copy of the reply with null at `secret` or `api_key.secret`. */
function withoutSecrets(route: Route, value: unknown): unknown {
  return route.shownOnce.reduce((reply, path) => withNull(reply, path.split('.')), value)
}

function withNull(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return null
  const inner: unknown = Object.hasOwn(value, name) ? Object.entries(value).find(([key]) => key === name)?.[1] : null
  return { ...value, [name]: rest.length === 0 ? null : withNull(inner, rest) }
}
