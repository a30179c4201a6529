import type { Socket } from 'node:net'
import { encodeId } from '@quarterday/core/id.ts'
import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { type AllowedHosts, isAllowedHost } from './allowed-hosts.ts'
import type { Caller } from './authenticate.ts'
import { UnknownOutcome } from './db.ts'
import { everyHeader } from './http-headers.ts'
import { newId } from './ids.ts'
import type { Logger } from './log.ts'
import { internalProblem, isRefusal, type Problem, problemOf, problemType, refusalOfFramework } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    /** The code of the refusal that was the answer; for the log. */
    refusalCode: string | null
  }
}

export interface AppOptions {
  readonly log: Logger
  /** Without a slash at its end; error answers point to their page below it. */
  readonly publicUrl: string
  /** Addresses of proxies whose forwarded headers are believed. None: nobody's are. */
  readonly trustedProxies?: readonly string[] | undefined
  /** Under which names requests may come. Undefined: under any. */
  readonly allowedHosts?: AllowedHosts | undefined
  /** A path that no route knows: true when it was answered. The dashboard's pages are served so. */
  readonly onUnknownPath?: ((request: FastifyRequest, reply: FastifyReply) => boolean) | undefined
}

export const bodyLimitBytes = 1_048_576

/** A Fastify application with everything that is the same for all routes: limits, headers, request ids, one place for errors, one log line a request. */
export function createApp(options: AppOptions): FastifyInstance {
  const { log, publicUrl } = options
  const app = fastify({
    logger: false,
    genReqId: () => encodeId('req', newId()),
    requestIdHeader: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    maxRequestsPerSocket: 100,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384, requireHostHeader: false },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: options.trustedProxies === undefined || options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    routerOptions: { querystringParser: () => ({}), maxParamLength: 200 },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, publicUrl),
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  })

  function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const refusal = isRefusal(error) ? error : (refusalOfFramework(error) ?? refusalOfUnknownOutcome(error))
    reply.headers(everyHeader).header('request-id', request.id)
    if (hasMoreToRead(request)) reply.header('connection', 'close')
    if (refusal === undefined) {
      request.refusalCode = 'internal_error'
      log.error({ request_id: request.id, method: request.method, route: request.routeOptions?.url, err: error }, 'bug')
      return sendProblem(reply, internalProblem(request.id, publicUrl))
    }
    request.refusalCode = refusal.code
    if (refusal.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
    const retryAfter = refusal.retryAfterSeconds ?? (refusal.status === 503 ? 5 : undefined)
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    return sendProblem(reply, problemOf(refusal, request.id, publicUrl))
  }

  let isClosing = false
  const paths = watchPaths(app)
  app.setErrorHandler(answerError)
  app.decorateRequest('caller', null)
  app.decorateRequest('refusalCode', null)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(everyHeader).header('request-id', request.id)
    if (isClosing) reply.header('connection', 'close')
    checkHost(request, options.allowedHosts)
    // What only reads has no body that anybody would look into.
    if (request.headers['content-encoding'] !== undefined && request.method !== 'GET' && request.method !== 'HEAD') {
      throw refuse('unsupported_media_type', { detail: 'Send the body as it is, without Content-Encoding.' })
    }
  })
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onResponse', async (request, reply) => log.info(lineOf(request, reply), 'request'))
  app.setNotFoundHandler((request, reply) => {
    const allowed = paths.methodsOf(pathOf(request)) ?? (request.method === 'TRACE' ? ['GET', 'HEAD'] : null)
    if (allowed !== null) {
      reply.header('allow', allowed.join(', '))
      throw refuse('method_not_allowed', { detail: `This path offers ${allowed.join(', ')}.` })
    }
    if (options.onUnknownPath?.(request, reply)) return reply
    throw refuse('not_found', { detail: 'There is no such path.' })
  })
  // The body stays bytes until the caller is known and the route reads it.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(/^application\/json(;\s*charset="?utf-8"?)?$/i, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  return app
}

const littleBytes = 65_536

/** Whether more of the request is to come than is worth reading on for: the connection is closed instead. */
function hasMoreToRead({ raw, headers }: FastifyRequest): boolean {
  return !raw.complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > littleBytes)
}

/** Asked by machines that know nothing but our address. */
const probes = new Set(['/healthz', '/readyz'])

/** Refuses `unparsable` for what is no HTTP/1, or HTTP/1.1 without exactly one Host, and `host_not_allowed`. A trusted proxy may say by which name it was asked. */
function checkHost(request: FastifyRequest, allowed: AllowedHosts | undefined): void {
  const { rawHeaders, httpVersion, socket } = request.raw
  if (httpVersion !== '1.1' && httpVersion !== '1.0') throw refuse('unparsable', { detail: 'This is not a valid HTTP request.' })
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  if (count > 1 || (count === 0 && httpVersion === '1.1')) throw refuse('unparsable', { detail: 'There must be one Host header.' })
  if (allowed === undefined || probes.has(pathOf(request))) return
  if (!isAllowedHost(allowed, request.host ?? '', socket.remoteAddress ?? ''))
    throw refuse('host_not_allowed', { detail: 'The name in the Host header is not one of ours: see PUBLIC_URL and ALLOWED_HOSTS.' })
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.status(problem.status).type(problemType).send(JSON.stringify(problem))
}

/** The connection broke at COMMIT and nobody could tell what came of it: the client asks again under the same key, and is told. */
function refusalOfUnknownOutcome(error: unknown): Refusal | undefined {
  if (!(error instanceof UnknownOutcome)) return undefined
  return refuse('unavailable', {
    detail: 'It is not known whether this was done. Repeat it with the same Idempotency-Key.',
    retryAfterSeconds: 1,
  })
}

function lineOf(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  const { caller } = request
  return {
    request_id: request.id,
    method: request.method,
    // The pattern, not the path: ids stay out of what is counted and grouped.
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    address: request.ip,
    ...(caller === null ? {} : { organization_id: caller.organizationId, actor: caller.actor.kind }),
    ...(caller?.actor.kind === 'api_key' ? { key_id: caller.actor.id } : {}),
    ...(caller !== null && 'userId' in caller.actor ? { user_id: caller.actor.userId } : {}),
    ...(request.refusalCode === null ? {} : { code: request.refusalCode }),
  }
}

function pathOf(request: FastifyRequest): string {
  const [path = '/'] = (request.raw.url ?? '/').split('?')
  return path
}

/** Remembers which methods each path pattern offers, to tell an unknown path from a known one that was asked wrongly. */
function watchPaths(app: FastifyInstance): { methodsOf(path: string): string[] | null } {
  const patterns = new Map<string, { readonly shape: RegExp; readonly methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const known = patterns.get(url) ?? {
      shape: new RegExp(`^${url.replaceAll(/[.+()]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`),
      methods: new Set(),
    }
    for (const each of [method].flat()) known.methods.add(each)
    patterns.set(url, known)
  })
  return {
    methodsOf(path) {
      const methods = [...patterns.values()].filter(({ shape }) => shape.test(path)).flatMap((pattern) => [...pattern.methods])
      return methods.length === 0 ? null : methods.sort()
    },
  }
}

/** What cannot even be read as HTTP has no request: the answer is written to the socket, in the same shape. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, publicUrl: string): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return
  const requestId = encodeId('req', newId())
  const problem = problemOf(brokenRequest(error.code), requestId, publicUrl)
  const body = JSON.stringify(problem)
  const headers = {
    ...everyHeader,
    'request-id': requestId,
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${problem.status} ${statusTexts.get(problem.status) ?? 'Bad Request'}\r\n${lines.join('')}\r\n${body}`)
}

const statusTexts = new Map([
  [400, 'Bad Request'],
  [408, 'Request Timeout'],
  [431, 'Request Header Fields Too Large'],
])

function brokenRequest(code: string | undefined): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refuse('request_timeout')
  if (code === 'HPE_HEADER_OVERFLOW') return refuse('headers_too_large')
  return refuse('unparsable', { detail: 'This is not a valid HTTP request.' })
}
