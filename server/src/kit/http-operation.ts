import { assert } from '@quarterday/core/assert.ts'
import type { OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from './audit.ts'
import { recordDenied } from './audit-denied.ts'
import { type OperationAudit, operationAudit } from './audit-operation.ts'
import { type Authenticate, authorize } from './authenticate.ts'
import type { Clock } from './clock.ts'
import { type Actor, type Context, newContext, noOrganization } from './context.ts'
import type { Database } from './db.ts'
import { withStatementTimeout } from './db-bounded.ts'
import { defaultStatementTimeoutMs } from './db-connection.ts'
import { FileReply } from './file-reply.ts'
import { HeldReply } from './held-reply.ts'
import { isForPages } from './http-cors.ts'
import { openCursor, sealCursor } from './http-cursor.ts'
import type { HttpLimits } from './http-limits.ts'
import { etagOf, isKnown, readIfMatch, refuseUnlessMatch, type Wanted } from './http-match.ts'
import { parseQuery } from './http-query.ts'
import { namedIn, readBody, readBytes, readKey, readParams, visitOf } from './http-request.ts'
import { validated } from './http-validate.ts'
import * as idempotency from './idempotency.ts'
import { isRefusal } from './problem.ts'
import { demandProof } from './proof.ts'
import { objectNameOf, type Representation } from './representation.ts'
import { changesSomething, type HeldRequest, type Route, type RouteInput } from './route.ts'

export interface OperationParts {
  readonly database: Database
  readonly clock: Clock
  readonly contextFor: (request: { organizationId: OrganizationId; actor: Actor; requestId: string; address: string }) => Context
  readonly authenticate: Authenticate
  readonly cursorKey: Buffer
  /** How the object is shown that a path leads to. */
  readonly representationOf: (route: Pick<Route, 'path'>) => Representation | null
  /** What moves money can be repeated under the same key for longer. */
  readonly movesMoney: (route: Pick<Route, 'scope'>) => boolean
  /** Null: whoever comes is let in as often as they come. */
  readonly limits: HttpLimits | null
  /** Checks every reply against its schema: in tests, where a difference has to be seen. */
  readonly checkReplies: boolean
}

/** Puts one route of the table on the server: authenticate, parse, replay or run, answer. */
export function addOperation(app: FastifyInstance, route: Route, shared: OperationParts): void {
  assert(route.scope, `Everything is denied that does not say who may do it: ${route.operation}`)
  const parts = route.longStatements ? withLongStatements(shared) : shared
  app.route({
    method: route.method,
    config: { isForPages: isForPages(route) },
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    onRequest: async (request, reply) => {
      const query = parseQuery(request.raw.url ?? '')
      const arrival = { method: request.method, headers: request.headers, address: request.ip }
      const authenticate = () => parts.authenticate(arrival)
      const caller = await (parts.limits?.letIn({ route, arrival, query, reply }, authenticate) ?? authenticate())
      request.caller = caller
      await tellingDenials(route, parts, request, async () => {
        authorize(caller, route)
        if (route.proof === 'always') demandProof(caller.actor, parts.clock.now())
      })
    },
    handler: (request, reply) => tellingDenials(route, parts, request, () => answer(route, parts, request, reply)),
  })
}

function withLongStatements(parts: OperationParts): OperationParts {
  const database = withStatementTimeout(parts.database, defaultStatementTimeoutMs)
  return { ...parts, database, contextFor: (request) => newContext({ ...parts.contextFor(request), database }) }
}

/** One request of one caller. */
interface Call {
  readonly route: Route
  readonly parts: OperationParts
  readonly organizationId: OrganizationId
  /** Null: it carries no key. */
  readonly keyed: idempotency.KeyedRequest | null
  readonly cursorScope: string
  readonly ctx: Context
  /** Null: the audit log has nothing of it. */
  readonly audit: OperationAudit | null
  /** What the path leads to; null: nothing that is shown by itself. */
  readonly representation: Representation | null
  /** Asked for as it is by itself, without filters or fields beside it: such a state has a tag. */
  readonly asksForState: boolean
  /** Runs the handler; the transaction, if it is to be in one, is open. */
  run(): Promise<unknown>
}

interface Answer extends idempotency.StoredReply {
  readonly isReplay: boolean
  /** In place of the body. */
  readonly file?: FileReply
  /** Names the state of the object that the path leads to. Undefined: there is none, or it is not known. */
  readonly etag?: string | undefined
}

async function answer(route: Route, parts: OperationParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const call = readCall(route, parts, request, reply)
  const { status, body, isReplay, file, etag } = await perform(call)
  if (file !== undefined) await tellFile(call, file)
  if (isReplay) reply.header('idempotent-replayed', 'true')
  if (etag !== undefined) reply.header('etag', etag)
  if (etag !== undefined && route.method === 'GET' && isKnown(request.headers['if-none-match'], etag)) return reply.status(304).send()
  if (file !== undefined) {
    return reply
      .status(status)
      .type(file.contentType)
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .send(file.content)
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
  const keyed = readKey(route, parts, request)
  const input: RouteInput<unknown, unknown, unknown> = {
    params,
    query: validated(route.query, query),
    body: readBody(route, request.body),
    operationId: keyed !== null && route.transaction === 'own' ? idempotency.operationId(organizationId, keyed) : null,
    visit: visitOf(request, reply),
  }
  const ctx = parts.contextFor({ organizationId, actor: caller.actor, requestId: request.id, address: request.ip })
  const audit = auditFor(route, parts, { ctx, params, named: namedIn(request.params) })
  const representation = parts.representationOf(route)
  const tags = readIfMatch(route, request.headers['if-match'])
  const handle = () => route.handle(ctx, input)
  const run = tags === null ? handle : whereMatching(tags, { route, ctx, params, representation, handle })
  const isAround = audit !== null && route.transaction === 'one'
  const runTold = isAround ? () => audit.around(run) : run
  const written = { params: request.params, body: readBytes(request.body) ?? {} }
  const runUnlessHeld = async () => (await heldReply(route, ctx, input, written)) ?? (await runTold())
  const asksForState = route.method === 'GET' && Object.keys(query).length === 0 && objectNameOf(route.reply) !== null
  const about = { representation, asksForState }
  return { route, parts, organizationId, keyed, cursorScope, ctx, audit, ...about, run: route.approval === null ? runTold : runUnlessHeld }
}

/**
 * Runs the handler only where the object is in the state that the caller has read. Inside a transaction it is read under the lock that everybody takes who
 * changes it by the API, so of two who have read the same one is first and the other is refused. A flow that opens transactions of its own is asked
 * before the first of them.
 */
function whereMatching(
  tags: Wanted,
  {
    route,
    ctx,
    params,
    representation,
    handle,
  }: {
    readonly route: Route
    readonly ctx: Context
    readonly params: unknown
    readonly representation: Representation | null
    readonly handle: () => Promise<unknown>
  },
): () => Promise<unknown> {
  if (representation === null) throw refuse('precondition_failed', { detail: 'What this changes cannot be read, so it has no ETag.' })
  const check = () =>
    ctx.transaction(async (tx) => {
      await representation.lock(tx, params)
      const shown = await representation.read(ctx, params)
      refuseUnlessMatch(tags, shown === null ? null : representation.etag(shown))
    })
  const checked = async () => {
    await check()
    return handle()
  }
  return route.transaction === 'one' ? () => ctx.transaction(checked) : checked
}

/** Null: it needs nobody else's word. */
async function heldReply(
  route: Route,
  ctx: Context,
  { params, body }: RouteInput<unknown, unknown, unknown>,
  written: HeldRequest<unknown, unknown>['written'],
): Promise<HeldReply | null> {
  const { approval, operation, scope } = route
  const held = await approval?.gate.hold(ctx, { operation, scope, params, body, written }, (tx) => approval.deeds(tx, { params, body }))
  return held == null ? null : new HeldReply(held)
}

function auditFor(
  route: Route,
  parts: OperationParts,
  request: { readonly ctx: Context; readonly params: unknown; readonly named: Readonly<Record<string, string>> },
): OperationAudit | null {
  if (!changesSomething(route) || route.unaudited !== null || request.ctx.organizationId === noOrganization) return null
  const keepable = (reply: unknown) => withoutSecrets(route, reply)
  return operationAudit({ ...request, route, representation: parts.representationOf(route), keepable })
}

/** What leaves as a file is in the audit log, although nothing was changed. */
async function tellFile({ ctx, route, organizationId }: Call, { fileName, content }: FileReply): Promise<void> {
  if (organizationId === noOrganization) return
  await ctx.transaction(async (tx) =>
    recordAudit(tx, ctx, {
      action: route.operation,
      detail: { file: fileName, [typeof content === 'string' ? 'characters' : 'bytes']: content.length },
    }),
  )
}

/** Who may not, or fails to come in, is in the audit log of the organization. The answer is the same when that fails. */
async function tellingDenials<T>(route: Route, parts: OperationParts, request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { caller } = request
    if (caller?.organizationId == null || !isRefusal(error)) throw error
    // It has a record of its own, and software goes on asking for as long as it lasts.
    if (error.code === 'organization_suspended') throw error
    const { actor, organizationId } = caller
    // With a publishable key, which anybody may have, somebody tries to log in.
    if (error.status !== 403 && !(error.status === 401 && actor.kind === 'publishable')) throw error
    const ctx = parts.contextFor({ organizationId, actor, requestId: request.id, address: request.ip })
    await recordDenied(ctx, { action: route.operation, code: error.code }).catch((err) => ctx.log.error({ err }, 'denial not recorded'))
    throw error
  }
}

function perform(call: Call): Promise<Answer> {
  if (call.organizationId === noOrganization) return runPlainly(call)
  if (call.route.transaction === 'read')
    return call.parts.database.organization(call.organizationId, () => runPlainly(call), { readOnly: true })
  if (call.route.transaction === 'asks') return runPlainly(call)
  if (call.route.transaction === 'own') return call.keyed === null ? runTold(call) : runReserved(call, call.keyed)
  if (call.keyed === null) return call.parts.database.organization(call.organizationId, () => runPlainly(call))
  return runKeyed(call, call.keyed)
}

async function runPlainly(call: Call): Promise<Answer> {
  return answerOf(call, await call.run())
}

/** Before and after a flow that has transactions of its own the audit log is told, in transactions of their own. */
async function runTold(call: Call): Promise<Answer> {
  const { audit, ctx } = call
  if (audit === null) return runPlainly(call)
  await ctx.transaction((tx) => audit.begun(tx))
  const value = await runOrTell(call, (outcome) => ctx.transaction((tx) => audit.ended(tx, outcome)))
  await ctx.transaction((tx) => audit.ended(tx, 'done', value))
  return answerOf(call, value)
}

/** Runs the handler. Where it does not end well, that is told before the error goes on; a failure in telling does not hide it. */
async function runOrTell(call: Call, tell: (outcome: 'refused' | 'failed') => Promise<void>): Promise<unknown> {
  try {
    return await call.run()
  } catch (error) {
    if (isRefusal(error)) await tell('refused')
    else await tell('failed').catch((err) => call.ctx.log.error({ err }, 'failure not recorded'))
    throw error
  }
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
  const earlier = await database.organization(call.organizationId, async (tx) => {
    const reply = await idempotency.reserveKey(tx, keyed, clock.now())
    if (reply === null) await call.audit?.begun(tx)
    return reply
  })
  if (earlier !== null) return { ...earlier, isReplay: true }
  const value = await runOrTell(call, (outcome) =>
    database.organization(call.organizationId, async (tx) => {
      if (outcome === 'refused') await idempotency.releaseKey(tx, keyed)
      await call.audit?.ended(tx, outcome)
    }),
  )
  const stored = answerOf(call, withoutSecrets(call.route, value))
  await database.organization(call.organizationId, async (tx) => {
    await idempotency.storeReply(tx, keyed, stored)
    await call.audit?.ended(tx, 'done', value)
  })
  return answerOf(call, value)
}

function answerOf(call: Call, value: unknown): Answer {
  const { route, parts } = call
  if (value instanceof FileReply) {
    assert(route.method === 'GET' && route.files.length > 0, `${route.operation} declares the files that it answers with`)
    return { status: route.status, body: '', isReplay: false, file: value }
  }
  if (value instanceof HeldReply) {
    assert(route.approval, `${route.operation} says that it may have to wait`)
    if (parts.checkReplies) checkReply(route.operation, route.approval.gate.reply, value.body)
    return { status: 202, body: JSON.stringify(value.body), isReplay: false }
  }
  if (parts.checkReplies) checkReply(route.operation, route.reply, value)
  return { status: route.status, body: JSON.stringify(withSealedCursor(call, value)), isReplay: false, etag: etagAfter(call, value) }
}

function etagAfter({ route, audit, representation, asksForState }: Call, value: unknown): string | undefined {
  if (asksForState) return etagOf(value, route.changesByItself)
  const left = route.transaction === 'one' ? (audit?.left() ?? null) : null
  return left === null || representation === null ? undefined : representation.etag(left)
}

function checkReply(operation: string, schema: Route['reply'], value: unknown): void {
  const result = schema.safeParse(value)
  assert(result.success, `The reply of ${operation} differs from its schema: ${result.error?.message}`)
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
