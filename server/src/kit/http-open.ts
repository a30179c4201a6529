import type { OrganizationId } from '@quarterday/core/id.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context } from './context.ts'
import { bodyLimitBytes } from './http-app.ts'
import type { Host, OpenRoute } from './open-route.ts'

export interface OpenParts extends Omit<Host, 'contextFor'> {
  readonly contextFor: (operation: { organizationId: OrganizationId; actor: Actor; requestId: string }) => Context
}

/** Puts routes outside of the API on the server. Bodies stay bytes, and are read only of the content types that the route names. */
export function addOpenRoutes(app: FastifyInstance, routes: readonly OpenRoute[], parts: OpenParts): void {
  for (const accepts of ['json', 'forms', null] as const) {
    const own = routes.filter((route) => route.accepts === accepts)
    // A scope of its own: what is read here is read nowhere else.
    app.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers()
      if (accepts !== null) {
        scope.addContentTypeParser(contentTypes[accepts], { parseAs: 'buffer' }, (_request, body, read) => read(null, body))
      }
      for (const route of own) addRoute(scope, route, parts)
      done()
    })
  }
}

/** With whatever parameters: the bytes are proven before they are read, so it is no matter which letters a gateway says that they are. */
const contentTypes = { json: /^application\/json\s*(;|$)/i, forms: /^application\/x-www-form-urlencoded\b/i } as const

function addRoute(scope: FastifyInstance, route: OpenRoute, parts: OpenParts): void {
  scope.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: route.mostBytes ?? bodyLimitBytes,
    handler: (request, reply) => answer(route, parts, request, reply),
  })
}

async function answer(
  route: OpenRoute,
  { contextFor, ...shared }: OpenParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id: requestId, ip: address, params } = request
  const host: Host = {
    ...shared,
    contextFor: (organizationId) => contextFor({ organizationId, actor: { kind: 'system', job: route.actor }, requestId }),
  }
  const {
    status,
    contentType,
    body,
    headers = {},
  } = await route.handle(host, {
    params: textsOf(params),
    headers: textsOf(request.headers),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    address,
    requestId,
  })
  return reply.status(status).headers(headers).type(contentType).send(body)
}

function textsOf(values: unknown): Readonly<Record<string, string>> {
  if (typeof values !== 'object' || values === null) return {}
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (Array.isArray(value)) return [[name, value.join(', ')]]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
