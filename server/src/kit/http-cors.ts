import type { OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Route } from './route.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Pages of other origins may call it, if their seller says so. */
    readonly isForPages?: boolean
  }
}

/** Whether pages of this origin may call what is for pages: of one organization, or of any while nobody knows yet of which. */
export type AllowsOrigin = (origin: string, organizationId: OrganizationId | null) => Promise<boolean>

/** Whether a browser on a seller's own page may be let in here: customers and publishable keys come from there, staff and software do not. */
export function isForPages({ scope }: Pick<Route, 'scope'>): boolean {
  return scope === 'customer' || scope === 'publishable'
}

const exposed = 'request-id, retry-after, ratelimit, ratelimit-policy, etag, idempotent-replayed'
const sendable = 'authorization, content-type, idempotency-key, if-match, if-none-match'

/**
 * Lets pages of other origins call what is for pages, by bearer tokens: credentials of the browser itself are not asked for, so nothing is done that only a
 * cookie would open. The origin has to be on the list of the organization whose token or key is sent; a browser that asks beforehand, when nobody is known yet,
 * hears whether it is on anybody's. `null` and `*` are on no list. What is not for pages answers no page.
 */
export function addCors(app: FastifyInstance, routes: readonly Route[], allows: AllowsOrigin, publicUrl: string): void {
  const ours = URL.canParse(publicUrl) ? new URL(publicUrl).origin : null
  app.addHook('onRequest', async (request, reply) => {
    if (!request.routeOptions.config.isForPages) return
    reply.header('vary', 'Origin')
    const origin = foreignOrigin(request, ours)
    if (origin !== null && (await allows(origin, null))) share(reply, origin)
  })
  app.addHook('preHandler', async (request, reply) => {
    const { caller, routeOptions } = request
    const origin = routeOptions.config.isForPages ? foreignOrigin(request, ours) : null
    if (origin === null || caller === null || (await allows(origin, caller.organizationId))) return
    for (const name of ['access-control-allow-origin', 'access-control-expose-headers']) reply.removeHeader(name)
    throw refuse('forbidden', { detail: 'Pages of this origin may not call the portal: see its allowed_origins.' })
  })
  for (const path of new Set(routes.filter(isForPages).map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path && isForPages(route)).map(({ method }) => method)
    app.options(path.replaceAll(/\{(\w+)\}/g, ':$1'), (request, reply) =>
      answerPreflight(request, reply, methods, (origin) => allows(origin, null)),
    )
  }
}

/** What a browser asks before it sends a request of a page elsewhere. */
async function answerPreflight(
  request: FastifyRequest,
  reply: FastifyReply,
  methods: readonly string[],
  allows: (origin: string) => Promise<boolean>,
): Promise<FastifyReply> {
  reply.header('vary', 'Origin')
  if (request.headers.origin === undefined || request.headers['access-control-request-method'] === undefined) {
    reply.header('allow', methods.join(', '))
    throw refuse('method_not_allowed', { detail: `This path offers ${methods.join(', ')}.` })
  }
  const { origin } = request.headers
  if (!(await allows(origin))) throw refuse('forbidden', { detail: 'Pages of this origin may not call the portal.' })
  share(reply, origin)
  return reply
    .headers({
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': sendable,
      'access-control-max-age': '600',
    })
    .status(204)
    .send()
}

function share(reply: FastifyReply, origin: string): void {
  reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed })
}

/** The origin of the page that a browser speaks for; null: of none, or of a page of ours, by whichever name it came here. */
function foreignOrigin(request: FastifyRequest, ours: string | null): string | null {
  const { origin } = request.headers
  if (origin === undefined || origin === ours) return null
  return URL.canParse(origin) && new URL(origin).host === request.host ? null : origin
}
