import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import { refuse } from '@quarterday/core/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createAuthenticator } from '../kit/authenticate.ts'
import { deriveKey, keysOf } from '../kit/authenticate-secrets.ts'
import { withStatementTimeout } from '../kit/db-bounded.ts'
import { requestStatementMs } from '../kit/db-connection.ts'
import { createApp } from '../kit/http-app.ts'
import { addCors } from '../kit/http-cors.ts'
import { addDocs } from '../kit/http-docs.ts'
import { pageHeaders } from '../kit/http-headers.ts'
import { addOpenRoutes } from '../kit/http-open.ts'
import { addOperation } from '../kit/http-operation.ts'
import { describeApi, webhookExamples } from '../kit/openapi.ts'
import { defaultOutside } from '../kit/outside.ts'
import { representationOf } from '../kit/representation.ts'
import type { Route } from '../kit/route.ts'
import { TryCounter } from '../kit/try-counter.ts'
import { credentialsOf } from '../modules/api-keys/store.ts'
import { describeEvents } from '../modules/events/describe-events.ts'
import { routes as allRoutes, openRoutes, tags } from '../modules/index.ts'
import { movesMoney } from '../modules/money-routes.ts'
import { staffWayIn } from '../modules/people/staff-way-in.ts'
import { signingKeyOf } from '../modules/portal/access-token.ts'
import { originsOf } from '../modules/portal/origin-store.ts'
import { portalWayIn } from '../modules/portal/way-in.ts'
import { contextFor, type Installation } from './context.ts'
import { limitsOf } from './limits.ts'

export interface HttpOptions extends Installation {
  /** Why this process cannot serve now; null when it can. Default: whether the database answers. */
  readonly readiness?: (() => Promise<string | null>) | undefined
  /** The built pages: the dashboard, and the portal. Default: `web/dist` of this repository; without it there are none. */
  readonly webDirectory?: string | undefined
  /** Default: the whole API. */
  readonly routes?: readonly Route[] | undefined
  /** Checks each reply against its schema; for tests. */
  readonly checkReplies?: boolean | undefined
}

/** The HTTP side of one process: API, health, reference, dashboard. It neither listens nor owns the database: `close` ends what it answers. */
export function createHttpServer(options: HttpOptions): FastifyInstance {
  const { config, clock, log, routes = allRoutes } = options
  const database = withStatementTimeout(options.database, requestStatementMs)
  const web = options.webDirectory ?? fileURLToPath(new URL('../../../web/dist', import.meta.url))
  const hasPages = ['index.html', 'portal.html'].every((page) => existsSync(join(web, page)))
  const app = createApp({
    log,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    allowedHosts: config.allowedHosts,
    onUnknownPath: hasPages ? sendPage : undefined,
  })
  const limits = limitsOf(options)
  if (limits !== null) app.addHook('onClose', async () => limits.close())
  const parts = {
    database,
    clock,
    limits: limits?.http ?? null,
    movesMoney,
    authenticate: createAuthenticator({
      ...{ secret: config.secret, previousSecret: config.previousSecret, clock, credentials: credentialsOf(database) },
      waysIn: [
        portalWayIn({ database, clock, ...portalTokens(options) }),
        staffWayIn({ database, clock, publicUrl: publicUrlOf(options) }),
      ],
    }),
    cursorKey: deriveKey(config.secret, 'list cursors'),
    contextFor: (operation: Parameters<typeof contextFor>[1]) => contextFor({ ...options, database }, operation),
    representationOf: representationOf(routes),
    checkReplies: options.checkReplies ?? false,
  }
  addCors(app, routes, originsOf(database), publicUrlOf(options))
  for (const route of routes) addOperation(app, route, parts)
  addOpenRoutes(app, openRoutes, {
    ...{ database, clock, log, outside: config.outside ?? defaultOutside(config.publicUrl), tries: new TryCounter(clock) },
    countNotice: async (account) => limits?.countNotice(account) ?? null,
    countRefused: async (address, account) => limits?.countRefused(address, account),
    isStopped: (address, account) => limits?.isStopped(address, account) ?? false,
    ...{ deriveKey: keysOf(config), contextFor: parts.contextFor },
  })
  addHealth(app, options.readiness ?? (() => databaseAnswers(options)))
  if (config.apiDocs ?? true) addDocs(app, apiDescription(routes, config.publicUrl), () => webhookExamples(describeEvents()))
  if (hasPages) {
    app.register(staticFiles, {
      root: web,
      wildcard: false,
      setHeaders: (reply, path) => void reply.headers(path.startsWith(join(web, 'assets')) ? { ...pageHeaders, ...forever } : pageHeaders),
    })
  }
  return app
}

/** By what customers' access tokens are known as this installation's. */
function portalTokens(options: HttpOptions) {
  const { config } = options
  const issuer = publicUrlOf(options)
  return { signingKey: signingKeyOf(deriveKey(config.secret, 'portal tokens')), issuer }
}

function publicUrlOf({ config }: HttpOptions): string {
  return (config.outside ?? defaultOutside(config.publicUrl)).publicUrl
}

/** The build names these files after their content, so another content has another name. */
const forever = { 'cache-control': 'public, max-age=31536000, immutable' }

/** The OpenAPI document of these routes. */
export function apiDescription(routes: readonly Route[] = allRoutes, publicUrl = ''): ReturnType<typeof describeApi> {
  const description = `Subscriptions, invoices and payments, right to the cent.

Send \`Authorization: Bearer <API key>\`. Every POST carries an \`Idempotency-Key\`: repeated with the same key it has one effect and the same answer.
Amounts are whole minor units of their currency (\`1250\` EUR is 12.50 €); prices and quantities, which may have fractions, are text.
Lists come in pages: give the \`next_cursor\` of one as the \`cursor\` of the next.
A GET of one object has an \`ETag\`; send it as \`If-Match\` with a change, and nothing that somebody else has changed meanwhile is lost. For plans, prices and the organization you have to.
Answers say by \`RateLimit\` how much may still be asked; too much is answered 429 with \`Retry-After\`.
A field that is not known is refused. Every error is a problem document (RFC 9457) whose \`code\` is one of [these](${publicUrl}/docs/errors).`
  const used = new Set(routes.map((route) => route.tag))
  return describeApi(routes, {
    title: 'Quarterday',
    description,
    tags: tags.filter((tag) => used.has(tag.name)),
    errorPages: `${publicUrl}/docs/errors`,
    ...(routes === allRoutes && { webhooks: describeEvents() }),
  })
}

function addHealth(app: FastifyInstance, readiness: () => Promise<string | null>): void {
  app.get('/healthz', (_request, reply) => reply.type('application/json; charset=utf-8').send('{"status":"alive"}'))
  app.get('/readyz', async (_request, reply) => {
    const reason = await readiness()
    if (reason !== null) throw refuse('unavailable', { detail: reason, retryAfterSeconds: 5 })
    return reply.type('application/json; charset=utf-8').send('{"status":"ready"}')
  })
}

async function databaseAnswers({ database, log }: Installation): Promise<string | null> {
  try {
    await database.dispatcher((tx) => tx.query('SELECT 1'))
    return null
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return 'The database does not answer.'
  }
}

/** Addresses inside the dashboard and inside hosted portals are their own: a browser that asks for one gets the page. */
function sendPage(request: FastifyRequest, reply: FastifyReply): boolean {
  const path = request.raw.url ?? '/'
  const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html')
  if (!wantsPage || /^\/(v1|docs)([/?]|$)/.test(path)) return false
  reply.headers(pageHeaders).sendFile(/^\/portal([/?]|$)/.test(path) ? 'portal.html' : 'index.html')
  return true
}
