import type { FastifyInstance } from 'fastify'
import { createHttpServer, type HttpOptions } from '../src/entry/http.ts'
import { deriveKey } from '../src/kit/authenticate-secrets.ts'
import { type Clock, systemClock } from '../src/kit/clock.ts'
import { newId } from '../src/kit/ids.ts'
import { newLogger } from '../src/kit/log.ts'
import type { IssuedKey } from '../src/modules/api-keys/api-key.ts'
import { createOrganization, type NewOrganization } from '../src/modules/organizations/create-organization.ts'
import type { Organization } from '../src/modules/organizations/organization.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export const testSecret = 'a secret for tests, of more than 32 characters'

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The parsed body. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads replies as a program without types would
  readonly body: any
}

export interface RequestOptions {
  /** Default: a new one for each POST. Null: none. */
  readonly idempotencyKey?: string | null
  /** Default: the client's. Null: none. */
  readonly authorization?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** From where it comes. Default: 127.0.0.1. */
  readonly address?: string
}

/** A client of the API with one key. */
export interface ApiClient {
  readonly organization: Organization
  readonly key: string
  readonly keyId: IssuedKey['key']['id']
  request(method: string, url: string, body?: unknown, options?: RequestOptions): Promise<Reply>
  get(url: string): Promise<Reply>
  post(url: string, body?: unknown, options?: RequestOptions): Promise<Reply>
  /** Reads what has to be read before it may be changed. */
  patch(url: string, body: unknown): Promise<Reply>
  delete(url: string): Promise<Reply>
}

/** What is changed only by who has read it. */
const mustMatch = /^\/v1\/(organization|plans\/[^/]+|prices\/[^/]+)$/

export interface TestApi extends ApiClient {
  readonly app: FastifyInstance
  readonly db: TestDatabase
  /** Every line that was logged. */
  readonly logged: readonly string[]
  /** Another organization with a client of its own. */
  organizationClient(organization?: Partial<NewOrganization>): Promise<ApiClient>
  /** The same API with any credential. */
  raw(method: string, url: string, body?: unknown, options?: RequestOptions): Promise<Reply>
  close(): Promise<void>
}

export interface TestApiOptions extends Partial<NewOrganization> {
  readonly clock?: Clock
  readonly http?: Partial<HttpOptions>
}

/** The whole API in this process on a database of its own, with a client of a new organization: by default a sandbox that stands at 2027-04-01. */
export async function testApi({ clock = systemClock, http = {}, ...organization }: TestApiOptions = {}): Promise<TestApi> {
  const db = await testDatabase({ clock })
  const logged: string[] = []
  const log = newLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } })
  const config = { secret: testSecret, publicUrl: 'http://localhost:4242' }
  const app = createHttpServer({ database: db.database, config, clock, log, checkReplies: true, webDirectory: '/nowhere', ...http })
  await app.ready()
  const parts = { database: db.database, clock, deriveKey: (purpose: Parameters<typeof deriveKey>[1]) => deriveKey(testSecret, purpose) }

  async function raw(method: string, url: string, body?: unknown, options: RequestOptions = {}): Promise<Reply> {
    const { authorization = null, idempotencyKey = method === 'POST' ? newId() : null, headers = {} } = options
    const answer = await app.inject({
      ...(options.address === undefined ? {} : { remoteAddress: options.address }),
      method: method as 'GET',
      url,
      headers: {
        ...(authorization === null ? {} : { authorization }),
        ...(idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    })
    const named = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)])
    const isJson = /^application\/(problem\+)?json\b/.test(String(answer.headers['content-type']))
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(named),
      text: answer.body,
      body: isJson ? JSON.parse(answer.body) : undefined,
    }
  }

  async function organizationClient(given: Partial<NewOrganization> = {}): Promise<ApiClient> {
    const { organization: made, issued } = await createOrganization(parts, {
      name: 'Harbour Coffee',
      clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'),
      timezone: 'Europe/Berlin',
      currency: 'EUR',
      ...given,
    })
    const request: ApiClient['request'] = (method, url, body, options = {}) =>
      raw(method, url, body, { authorization: `Bearer ${issued.text}`, ...options })
    return {
      organization: made,
      key: issued.text,
      keyId: issued.key.id,
      request,
      get: (url) => request('GET', url),
      post: (url, body, options) => request('POST', url, body, options),
      async patch(url, body) {
        const { etag } = mustMatch.test(url) ? (await request('GET', url)).headers : {}
        return request('PATCH', url, body, etag === undefined ? {} : { headers: { 'if-match': etag } })
      },
      delete: (url) => request('DELETE', url),
    }
  }

  const client = await organizationClient(organization)
  return {
    ...client,
    app,
    db,
    logged,
    organizationClient,
    raw,
    async close() {
      await app.close()
      await db.drop()
    },
  }
}
