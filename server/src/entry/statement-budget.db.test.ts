import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../test/api.ts'
import type { Context } from '../kit/context.ts'
import { withStatementTimeout } from '../kit/db-bounded.ts'
import { newLogger } from '../kit/log.ts'
import { createPasswords } from '../kit/password.ts'
import { type Route, route } from '../kit/route.ts'
import { runJob } from '../kit/run-job.ts'
import { routes as allRoutes } from '../modules/index.ts'
import { contextFor } from './context.ts'
import { createHttpServer } from './http.ts'

const quick = { scope: 'customers:read', tag: 'Customers', summary: 'Planted', reply: z.strictObject({ bound: z.string() }) } as const

const seen = z.array(z.object({ statement_timeout: z.string(), lock_timeout: z.string() })).length(1)

/** What PostgreSQL itself says that the next statement may take. */
const bounds = `SELECT current_setting('statement_timeout') AS statement_timeout, current_setting('lock_timeout') AS lock_timeout`

type Said = Pick<Route, 'method' | 'transaction'> & { readonly limit: 'heavy'; readonly longStatements: true; readonly unaudited: string }

function planted(path: `/${string}`, more: Partial<Said>, sleepSeconds: number): Route {
  return route({
    ...{ ...quick, method: 'GET', path, operation: `planted${path.replaceAll(/\W+/g, '_')}`, ...more },
    handle: (ctx) =>
      ctx.transaction(async (tx) => {
        const [row] = seen.parse((await tx.query(bounds)).rows)
        await tx.query('SELECT pg_sleep($1)', [sleepSeconds])
        return { bound: `${row?.statement_timeout} ${row?.lock_timeout}` }
      }),
  })
}

const slow = 3
const routes = [
  ...allRoutes,
  planted('/v1/planted/quick', {}, 0),
  planted('/v1/planted/slow', {}, slow),
  planted('/v1/planted/slow_own', { transaction: 'own' }, slow),
  planted('/v1/planted/slow_write', { method: 'POST', transaction: 'one', unaudited: 'It is planted.' }, slow),
  planted('/v1/planted/long', { longStatements: true }, slow),
  planted('/v1/planted/long_write', { method: 'POST', transaction: 'one', unaudited: 'It is planted.', longStatements: true }, 0),
  planted('/v1/planted/heavy', { limit: 'heavy' }, 0),
  planted('/v1/planted/preview', { method: 'POST', transaction: 'asks' }, 0),
]

let api: TestApi
let client: ApiClient
beforeAll(async () => {
  api = await testApi({ http: { routes } })
  client = api
})
afterAll(() => api.close())

test.each([
  ['a read', 'GET', '/v1/planted/slow'],
  ['a read that opens its own transaction', 'GET', '/v1/planted/slow_own'],
  ['a write', 'POST', '/v1/planted/slow_write'],
] as const)(
  'S69: a statement of %s that takes more than two seconds is cut off, and the request is told to come again',
  async (_, method, path) => {
    const start = performance.now()
    const reply = await client.request(method, path)
    expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' }, headers: { 'retry-after': '5' } })
    expect(reply.text).not.toMatch(/pg_sleep|statement|57014/)
    // It was PostgreSQL that ended it, before it would have ended by itself; and it was not tried again.
    expect(performance.now() - start).toBeLessThan(2 * slow * 1000)
  },
)

test('S69: every other statement has its two seconds, and waits shorter for a lock', async () => {
  expect((await client.get('/v1/planted/quick')).body).toEqual({ bound: '2s 1500ms' })
})

test('S69: what reads or writes a whole book says so, and has ten', async () => {
  for (const [method, path] of [
    ['GET', '/v1/planted/long'],
    ['POST', '/v1/planted/long_write'],
    ['GET', '/v1/planted/heavy'],
    ['POST', '/v1/planted/preview'],
  ] as const) {
    expect((await client.request(method, path)).body, path).toEqual({ bound: '10s 2s' })
  }
})

test('S69: a job keeps its ten seconds, also where a request runs it', async () => {
  const { database } = api.db
  const parts = contextFor(
    {
      ...{
        database: withStatementTimeout(database, 2_000),
        clock: { now: () => Temporal.Now.instant() },
        log: newLogger({ level: 'silent' }),
      },
      config: { secret: testSecret, publicUrl: 'http://localhost:4242' },
    },
    { organizationId: api.organization.id, actor: { kind: 'operator' }, requestId: 'req_1' },
  )
  const found: unknown[] = []
  const job = {
    ...{ name: 'planted', schedule: '* * * * *', summary: 'Planted', nextAt: 'SELECT NULL::timestamptz' },
    due: async () => [],
    run: (ctx: Context) =>
      ctx.transaction(async (tx) => {
        found.push(...seen.parse((await tx.query(bounds)).rows))
        return {}
      }),
  }
  await runJob(parts, job, api.organization.id)
  expect(found).toEqual([{ statement_timeout: '10s', lock_timeout: '2s' }])
})

test('S69: which operations take longer is a short list', () => {
  const named = allRoutes.filter((each) => each.longStatements && each.limit === null && each.transaction !== 'asks')
  expect(named.map(({ operation }) => operation).toSorted()).toEqual([
    'advanceSandbox',
    'billCustomer',
    'eraseAccount',
    'eraseCustomer',
    'listAuditLog',
    'migratePrice',
    'previewPriceMigration',
  ])
})

test('S69: a server without planted routes bounds its people and dispatchers too', async () => {
  const statements: string[] = []
  const watched = await testApi({})
  try {
    const database = { ...watched.db.database }
    const told = (options: { statementTimeoutMs?: number } | undefined) => statements.push(String(options?.statementTimeoutMs))
    const app = createHttpServer({
      database: {
        ...database,
        people: (work, options) => {
          told(options)
          return database.people(work, options)
        },
        dispatcher: (work, options) => {
          told(options)
          return database.dispatcher(work, options)
        },
      },
      config: { secret: testSecret, publicUrl: 'http://localhost:4242' },
      ...{ clock: { now: () => Temporal.Now.instant() }, log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' },
      passwords: createPasswords({ logN: 4, r: 8, p: 1 }),
    })
    await app.inject({
      method: 'POST',
      url: '/v1/auth/login',
      headers: { 'content-type': 'application/json' },
      payload: '{"email":"a@b.example","password":"long enough"}',
    })
    expect(statements.length).toBeGreaterThan(0)
    expect(new Set(statements)).toEqual(new Set(['2000']))
    await app.close()
  } finally {
    await watched.close()
  }
})
