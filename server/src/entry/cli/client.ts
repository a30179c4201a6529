import type { OrganizationId } from '@quarterday/core/id.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { pause, systemClock } from '../../kit/clock.ts'
import { type Config, loadConfig } from '../../kit/config.ts'
import { newId } from '../../kit/ids.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'
import { createHttpServer } from '../http.ts'
import { openDatabase } from '../start-database.ts'
import { findRunningServer } from '../start-record.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { commandLogger } from './log-lines.ts'

export interface Call {
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: unknown
  /** Only where the object is in the state that has this ETag. */
  readonly ifMatch?: string | undefined
  /** Whose: `none` for what only an operator may do. Null: nobody's. */
  readonly organizationId: OrganizationId | null
}

export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  /** Names the state of what was asked for; undefined where it has none. */
  readonly etag: string | undefined
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown
}

/** The API, wherever it is: behind a port, or in this very process. */
export interface Client {
  /** True when a key was given: it decides the organization. */
  readonly hasKey: boolean
  /** True when the key, if there is one, opens live data. */
  readonly keyIsLive: boolean
  readonly dataDirectory: string
  /** Each POST gets an idempotency key of its own, and is repeated with it when the connection breaks. */
  request(method: string, path: string, call: Call): Promise<Answer>
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Of `--url`. */
  readonly url: string | undefined
}

/**
 * With `--url` or QUARTERDAY_URL the server there, by QUARTERDAY_API_KEY. Else the server that runs on this data directory; else the
 * database itself, opened by this process, with the same API in it. Without a key the operator's short-lived token is the credential.
 */
export async function connect({ env, url = env.QUARTERDAY_URL }: ConnectOptions): Promise<Client> {
  const key = env.QUARTERDAY_API_KEY || undefined
  if (url !== undefined && url !== '') return remote(url, key)
  const config = loadConfig(env)
  const credential = (organizationId: OrganizationId | null) => key ?? operatorToken(config, organizationId)
  const running = await findRunningServer(config)
  const send = running === null ? await inProcess(config) : overHttp(running.url)
  return {
    hasKey: key !== undefined,
    keyIsLive: key?.startsWith('qd_live_') ?? false,
    dataDirectory: config.dataDirectory,
    request: (method, path, call) => send.send(requestOf(method, path, call, credential(call.organizationId))),
    close: send.close,
  }
}

function remote(url: string, key: string | undefined): Client {
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new CommandFailed(exitCodes.usage, 'The URL of a server looks like https://billing.example.com')
  if (key === undefined)
    throw new CommandFailed(exitCodes.forbidden, 'With a URL, set QUARTERDAY_API_KEY: the operator’s own token is for this machine only.')
  const transport = overHttp(url.replace(/\/+$/, ''))
  return {
    hasKey: true,
    keyIsLive: key.startsWith('qd_live_'),
    dataDirectory: '',
    request: (method, path, call) => transport.send(requestOf(method, path, call, key)),
    close: transport.close,
  }
}

const tokenLivesSeconds = 240

function operatorToken({ secret }: Config, organizationId: OrganizationId | null): string {
  return signOperatorToken(secret, { organizationId, expiresAt: systemClock.now().add({ seconds: tokenLivesSeconds }) })
}

interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

interface Transport {
  send(request: HttpRequest): Promise<Answer>
  close(): Promise<void>
}

function requestOf(method: string, path: string, { query = {}, body, ifMatch }: Call, credential: string): HttpRequest {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each])))
  return {
    method,
    path: search.size === 0 ? path : `${path}?${search}`,
    headers: {
      authorization: `Bearer ${credential}`,
      accept: 'application/json',
      ...(method === 'POST' ? { 'idempotency-key': newId() } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}

function overHttp(url: string): Transport {
  return {
    async send(request) {
      const { method, path, headers, body } = request
      const response = await patiently(() =>
        fetch(`${url}${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body }),
          redirect: 'error',
          signal: AbortSignal.timeout(longestAnswerMs),
        }),
      ).catch((cause) => {
        throw new CommandFailed(exitCodes.unavailable, `No answer from ${url}: ${reasonOf(cause)}`, { cause })
      })
      const { status, headers: answered } = response
      return answerOf(status, answered.get('content-type') ?? '', await response.text(), answered.get('etag') ?? undefined)
    },
    close: async () => undefined,
  }
}

const longestAnswerMs = 15 * 60_000

const mostWaits = 5
const longestWaitSeconds = 30

/** Who asks too often waits as long as the server says, and asks again: nothing was done. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let waits = 0; ; waits += 1) {
    const response = await persistently(ask)
    const seconds = Number(response.headers.get('retry-after'))
    if (response.status !== 429 || waits === mostWaits || !(seconds > 0 && seconds <= longestWaitSeconds)) return response
    await response.body?.cancel()
    await pause(seconds * 1000)
  }
}

/** A request that broke is sent once more under the same idempotency key: it has one effect. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return work()
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

async function inProcess(config: Config): Promise<Transport> {
  const log = commandLogger()
  const opened = await openDatabase({ config, log, patienceMs: 0 })
  const app = createHttpServer({
    database: opened.database,
    config: { ...config, rateLimits: null },
    clock: systemClock,
    log,
    webDirectory: '/nonexistent',
  })
  return {
    send: (request) => inject(app, request),
    async close() {
      await app.close()
      await opened.close()
    },
  }
}

async function inject(app: FastifyInstance, { method, path, headers, body }: HttpRequest): Promise<Answer> {
  const reply = await app.inject({
    method: methodSchema.parse(method),
    url: path,
    headers,
    ...(body === undefined ? {} : { payload: body }),
  })
  const { etag } = reply.headers
  return answerOf(reply.statusCode, String(reply.headers['content-type'] ?? ''), reply.body, etag === undefined ? undefined : String(etag))
}

const methodSchema = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])

function answerOf(status: number, contentType: string, text: string, etag: string | undefined): Answer {
  return { status, contentType, text, etag, json: isJson.test(contentType) ? JSON.parse(text) : undefined }
}

/** A file of JSON lines is none. */
const isJson = /^application\/(problem\+)?json\b/
